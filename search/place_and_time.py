"""Which days and near what place: the criteria that are no choice among values.

    from, to        days, `2026-12-01`; either alone is open at the other end
    near, radius    `56.046,12.695`, and kilometres around it

What is broken is left out and told; the rest is used.
"""

import re
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from search.geography import Position
from search.problems import Problem, Reason

RADIUS = 5  # km, unless another is said
MAX_RADIUS = 30  # km
RADII = (1, 2, 5, 10, 25)  # km, of which the page offers one

PARAMETERS = ("from", "to", "near", "radius")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Days:
    """From one day to another, both in it; None: open at that end."""

    first: date | None = None
    last: date | None = None

    def __bool__(self) -> bool:
        return bool(self.first or self.last)


ANY_DAY = Days()


@dataclass(frozen=True)
class Near:
    """Within `radius` km of a position."""

    position: Position
    radius: int = RADIUS


def read_days(query: QueryDict, problems: list[Problem]) -> Days:
    days = Days(_read_day("from", query, problems), _read_day("to", query, problems))
    if days.first and days.last and days.last < days.first:
        problems.append(Problem.of("from", days.first.isoformat(), Reason.ENDS_BEFORE_IT_BEGINS))
        return Days()
    return days


def read_near(query: QueryDict, problems: list[Problem]) -> Near | None:
    sent = query.get("near", "")
    position = Position.read(sent) if sent else None
    if sent and position is None:
        problems.append(Problem.of("near", sent, Reason.NOT_A_POSITION))
    radius = read_radius(query.get("radius", ""), problems)
    if position is None:
        if radius is not None and not sent:
            problems.append(Problem.of("radius", str(radius), Reason.NEEDS_NEAR))
        return None
    return Near(position, RADIUS if radius is None else radius)


def pairs(days: Days, near: Near | None) -> list[tuple[str, str]]:
    """The GET parameters, in one order and without defaults."""
    said = {
        "from": days.first.isoformat() if days.first else "",
        "to": days.last.isoformat() if days.last else "",
        "near": str(near.position) if near else "",
        "radius": str(near.radius) if near and near.radius != RADIUS else "",
    }
    return [(name, value) for name, value in said.items() if value]


def without(days: Days, near: Near | None, parameter: str) -> tuple[Days, Near | None]:
    """What is left when one of PARAMETERS is taken away."""
    if parameter == "from":
        return Days(None, days.last), near
    if parameter == "to":
        return Days(days.first, None), near
    if parameter == "radius" and near:
        return days, Near(near.position)
    return days, None


def _read_day(name: str, query: QueryDict, problems: list[Problem]) -> date | None:
    sent = query.get(name, "")
    if not sent:
        return None
    day = _day(sent)
    if day is None:
        problems.append(Problem.of(name, sent, Reason.NOT_A_DAY))
    return day


def _day(written: str) -> date | None:
    """None for what is no day, such as 2026-02-30."""
    if not _DAY.fullmatch(written):
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def read_radius(sent: str, problems: list[Problem]) -> int | None:
    if not sent:
        return None
    if not (sent.isascii() and sent.isdigit()):
        problems.append(Problem.of("radius", sent, Reason.NOT_A_NUMBER))
        return None
    # Its length first: int() refuses thousands of digits.
    number = int(sent) if len(sent) <= 6 else MAX_RADIUS + 1
    if not 1 <= number <= MAX_RADIUS:
        problems.append(Problem.of("radius", sent, Reason.OUT_OF_RANGE))
        return None
    return number
