"""When in the week an assignment takes place: from its occasions, and from the poster's own words.

Pure; computed once a document, so that both engines count the same. The values are not exclusive: a
Tuesday at 18 is a weekday and an evening.

- Occasions tell the days that they touch, by the clock of the city, and the evening where they
  begin at EVENING or later. A span longer than a week is a period ("in the spring term") and tells
  nothing about days: there the words do.
- Words name days ("tisdagar", "måndag–torsdag", "weekends"), evenings ("vardagskvällar", "17–19")
  or that one chooses oneself. "När som helst" always means ANYTIME; weaker words ("välj själv",
  "efter överenskommelse") only where no day and no evening is named beside them.
- What neither says has no value.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class TimeOfWeek(TextChoices):
    WEEKDAY = "weekday", _("Weekdays")
    EVENING = "evening", _("Evenings")
    WEEKEND = "weekend", _("Weekends")
    ANYTIME = "anytime", pgettext_lazy("time of week", "When you like")


EVENING = 17  # o'clock: what begins then or later is in the evening
DAWN = 4  # o'clock: what begins before is the end of the evening before
PERIOD = timedelta(days=7)  # a longer span says nothing about the days of the week
_SATURDAY = 5


@dataclass(frozen=True)
class Span:
    """An occasion by the clock of the city; `until` is when it is over."""

    starts: datetime
    until: datetime
    whole_days: bool = False


def times_of_week(spans: Iterable[Span], words: str = "") -> frozenset[TimeOfWeek]:
    """The times of the week of an assignment with these occasions and these words about them."""
    found = set(of_words(words))
    for span in spans:
        found.update(of_span(span))
    return frozenset(found)


def of_span(span: Span) -> Iterator[TimeOfWeek]:
    """The times of the week of one occasion; none for a period."""
    if span.until - span.starts > PERIOD:
        return
    hours = timedelta(0) if span.whole_days else timedelta(hours=DAWN)
    day, last = (span.starts - hours).date(), (span.until - timedelta(seconds=1) - hours).date()
    for ahead in range((max(day, last) - day).days + 1):
        yield _of_day((day + timedelta(days=ahead)).weekday())
    if not span.whole_days and not DAWN <= span.starts.hour < EVENING:
        yield TimeOfWeek.EVENING


@lru_cache(maxsize=4096)  # many say the same: "efter överenskommelse"
def of_words(words: str) -> frozenset[TimeOfWeek]:
    """The times of the week that a text such as "Tisdagar 18–20" names, in Swedish or English."""
    text = _EXCEPTION.sub(" ", words.casefold())
    found = {_of_day(day) for day in _days(text)}
    found.update(value for value, pattern in _NAMED if pattern.search(text))
    if any(EVENING <= hour <= 24 for hour in _hours(text)):
        found.add(TimeOfWeek.EVENING)
    if _ALWAYS.search(text) or (not found and _BY_CHOICE.search(text)):
        found.add(TimeOfWeek.ANYTIME)
    return frozenset(found)


def _of_day(day: int) -> TimeOfWeek:
    return TimeOfWeek.WEEKEND if day >= _SATURDAY else TimeOfWeek.WEEKDAY


# The beginnings of the days' names, from Monday on.
_DAYS = (
    ("måndag", "monday"),
    ("tisdag", "tuesday"),
    ("onsdag", "wednesday"),
    ("torsdag", "thursday"),
    ("fredag", "friday"),
    ("lördag", "saturday"),
    ("söndag", "sunday"),
)
_NUMBER = {name: number for number, names in enumerate(_DAYS) for name in names}
_DAY = rf"(?:{'|'.join(_NUMBER)})"
_ONE_DAY = re.compile(rf"\b({_DAY})")
_DAY_TO_DAY = re.compile(
    rf"\b({_DAY})\w*\s*(?:–|—|-|till och med|till|t\.?o\.?m\.?|through|to)\s*({_DAY})"
)
# "Inte helger", "except Sundays": up to the next stop.
_EXCEPTION = re.compile(r"\b(?:inte|ej|utom|förutom|aldrig|not|except|never)\b[^,.;]*|\bhelgfri\w*")

_NAMED = (
    (
        TimeOfWeek.WEEKDAY,
        re.compile(
            r"\bvardag|\barbetsdag|\bskoldag|\bdagtid|\bkontorstid|\bdagligen|\bvarje dag"
            r"|\balla dagar|\bweekday|\bweeknight|\bdaytime|\bdaily|\bevery day|\boffice hours"
        ),
    ),
    (
        TimeOfWeek.WEEKEND,
        re.compile(
            r"helg(?:en|er|erna|ens|s)?\b|\bhelg|\bweekend|\bdagligen|\bvarje dag|\balla dagar"
            r"|\bdaily|\bevery day"
        ),
    ),
    (
        TimeOfWeek.EVENING,
        re.compile(r"kväll|\bnatt|\bnätter|\befter jobbet|\bevening|night(?:s|ly)?\b|\bafter work"),
    ),
)
_ALWAYS = re.compile(
    r"\bnär som helst|\bnär du vill|\bnär du har lust|\bnär det passar|\bdygnet runt|\bfri tid"
    r"|\bfria tider|\banytime|\bany time|\bwhenever|\bwhen you (?:like|want|wish)|\baround the clock"
)
_BY_CHOICE = re.compile(
    r"\bflexib|\bvalfri|\bväljer? (?:du )?själv|\bväljer du|\bdu (?:väljer|bestämmer)"
    r"|\bsom du vill|\bnär du kan|\böverenskommelse|\böverens\b|\befter önskemål"
    r"|\bas you like|\byou (?:choose|decide)|\bagreed with you|\bby (?:agreement|arrangement)"
    r"|\bwhen you can|\bat your own pace|\bi egen takt|\byour own (?:time|hours|schedule)"
)

# Hours of the day: "18–20", "17.30 till 19", "mellan 18 och 21", "kl. 18", "6–8 pm". A number of
# hours, times or people is none.
_CLOCK = r"(\d{1,2})(?:[.:]\d{2})?"
_UNIT = (
    r"(?!\d|[.:,]\d|\s*(?:tim|min|gång|dag|veck|år|person|plats|hour|time|day|week|year|people))"
)
_RANGE = re.compile(
    rf"(?<![\d.,:]){_CLOCK}\s*(am|pm)?\s*(?:–|—|-|till|to|och|and)\s*{_CLOCK}{_UNIT}\s*(am|pm)?\b"
)
_AT = re.compile(rf"\b(?:kl\.?|klockan|from|at)\s*{_CLOCK}{_UNIT}\s*(am|pm)?\b")


def _days(text: str) -> Iterator[int]:
    """The days named, 0 for Monday; a stretch names those between too."""
    for match in _ONE_DAY.finditer(text):
        yield _NUMBER[match[1]]
    for match in _DAY_TO_DAY.finditer(text):
        first, last = _NUMBER[match[1]], _NUMBER[match[2]]
        yield from ((first + ahead) % 7 for ahead in range(1, (last - first) % 7 or 7))


def _hours(text: str) -> Iterator[int]:
    """The hours at which something begins, 0–24."""
    for match in _RANGE.finditer(text):
        starts, ends = int(match[1]), int(match[3])
        if starts > 24 or ends > 24:
            continue
        yield _by_half(starts, match[2] or (match[4] if starts <= ends else None))
    for match in _AT.finditer(text):
        yield _by_half(int(match[1]), match[2])


def _by_half(hour: int, half: str | None) -> int:
    return hour + 12 if half == "pm" and hour < 12 else hour
