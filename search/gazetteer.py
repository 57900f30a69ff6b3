"""Places by name: the districts, and the addresses that assignments themselves say. No other."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from assignments.models import AssignmentPage
from search.analysis.words import fold
from search.geography import Position
from search.taxonomy import Name

MOST = 8  # places to choose among
_SHORTEST_BEGINNING = 3  # letters
_BEFORE = re.compile(r"^(?:i|på|vid|nära|kring|runt|in|at|on|near|by)\s+")
_HOUSE = re.compile(r"\s+\d+\s*\w?$")


@dataclass(frozen=True)
class KnownPlace:
    """A place with its name; its position is rounded as a visitor's own."""

    name: str
    position: Position


def known_places(districts: Iterable[Name], now: datetime) -> Iterator[KnownPlace]:
    """The districts, then the addresses of what may be found at `now`: one query.

    An address without coordinates is where the middle of its district is.
    """
    for district in districts:
        if district.middle:
            yield KnownPlace(district.sv, district.middle.rounded())
    addresses = (
        AssignmentPage.objects.findable(now)
        .exclude(address="")
        .order_by("address")
        .values_list("address", "lat", "lon", "district__name", "district__lat", "district__lon")
        .distinct()
    )
    for address, lat, lon, district, district_lat, district_lon in addresses:
        name = f"{address}, {district}" if district else address
        if lat is not None:
            yield KnownPlace(name, Position(lat, lon).rounded())
        elif district:
            yield KnownPlace(name, Position(district_lat, district_lon).rounded())


def find_place(typed: str, places: Iterable[KnownPlace]) -> tuple[KnownPlace, ...]:
    """The places that may be meant, one for each position; the surest kind of match alone.

    First what is called so, then what begins so, then the same without diacritics.
    """
    wanted = _BEFORE.sub("", _plain(typed))
    if not wanted:
        return ()
    known = [(place, _names(place.name)) for place in places]
    for matches in _ways(wanted):
        found = {place.position: place for place, names in reversed(known) if matches(names)}
        if found:
            return tuple(reversed(found.values()))[:MOST]
    return ()


def _ways(wanted: str) -> Iterator[Callable[[Sequence[str]], bool]]:
    folded = fold(wanted)
    yield lambda names: wanted == names[0]
    yield lambda names: wanted in names
    if len(wanted) >= _SHORTEST_BEGINNING:
        yield lambda names: any(name.startswith(wanted) for name in names)
    yield lambda names: any(fold(name) == folded for name in names)
    if len(wanted) >= _SHORTEST_BEGINNING:
        yield lambda names: any(fold(name).startswith(folded) for name in names)


def _names(name: str) -> list[str]:
    """What a place goes by: its whole name, each part of it, and a street without its number."""
    whole = _plain(name)
    parts = [part.strip() for part in whole.split(",")]
    return [whole, *parts[: max(1, len(parts) - 1)], *(_HOUSE.sub("", part) for part in parts[:-1])]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
