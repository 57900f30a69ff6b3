"""Days and times as people say them, in the city's time zone, in Swedish and English.

`tis 1 dec 17–19`, `sön 29 nov och 6 dec, 10–13`, `12 jan–8 juni 2027`. Names of days and months
are those of the Unicode CLDR (through Babel) without the full stops that it puts after shortened
ones. Spaces within a date and around the dash of a time are such that no line breaks there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import groupby
from typing import Protocol

from babel import Locale

from assignments.times import local, local_day

NO_BREAK = "\N{NO-BREAK SPACE}"
WORD_JOINER = "\N{WORD JOINER}"
DASH = f"{WORD_JOINER}–{WORD_JOINER}"

_LOCALES = {"sv": "sv", "en": "en_GB"}
_AND = {"sv": "och", "en": "and"}
_UNTIL = {"sv": "till", "en": "until"}
_AT = {"sv": f"kl{NO_BREAK}", "en": ""}
_MORE = {"sv": "och {count} gånger till", "en": "and {count} more times"}
_ONE_MORE = {"sv": "och en gång till", "en": "and once more"}
# A timed occasion that ends before this on the next day belongs to the evening that it began.
_NIGHT_ENDS = time(6)


class Occurrence(Protocol):
    """What is read of an occasion."""

    starts: datetime
    ends: datetime | None
    whole_days: bool


@dataclass(frozen=True)
class _Span:
    """An occasion by the clock of the city: the first day, the last, and the hours in between."""

    first: date
    last: date
    begins: time | None = None
    finishes: time | None = None

    @classmethod
    def of(cls, occasion: Occurrence) -> "_Span":
        first = local_day(occasion.starts)
        if occasion.whole_days:
            return cls(first, local_day(occasion.ends or occasion.starts))
        begins = local(occasion.starts).time()
        if occasion.ends is None:
            return cls(first, first, begins)
        last, finishes = local_day(occasion.ends), local(occasion.ends).time()
        if last == first + timedelta(days=1) and finishes < min(begins, _NIGHT_ENDS):
            last = first
        return cls(first, last, begins, finishes)

    @property
    def one_day(self) -> bool:
        return self.first == self.last


def occasion_words(occasion: Occurrence, now: datetime, language: str) -> str:
    """One occasion: `tis 1 dec 17–19`, `14–20 dec`, `till 8 juni` when it has begun before today."""
    return _span_words(_Span.of(occasion), local_day(now), language)


def occasions_words(
    occasions: Iterable[Occurrence], now: datetime, language: str, *, limit: int = 3
) -> str:
    """Several occasions in the order of time, at most `limit` of them and the number of the rest.

    Those of the same hours share them: `lör 6, 13 och 20 mars, 9.30–13.30`. Empty for none.
    """
    spans = sorted({_Span.of(occasion) for occasion in occasions}, key=_order)
    # One more is as short to say as that there is one more.
    shown = spans if len(spans) == limit + 1 else spans[:limit]
    today = local_day(now)
    hours = {(span.begins, span.finishes) for span in shown}
    if len(shown) > 1 and len(hours) == 1 and all(span.one_day for span in shown):
        words = _days_words([span.first for span in shown], today, language)
        clock = _clock_words(shown[0], language)
        words = f"{words}, {clock}" if clock else words
    else:
        words = _join([_span_words(span, today, language) for span in shown], language)
    left = len(spans) - len(shown)
    if left:
        more = _ONE_MORE[language] if left == 1 else _MORE[language].format(count=left)
        words = f"{words}, {more}" if len(shown) > 1 else f"{words} {more}"
    return words


def hours_words(occasion: Occurrence, language: str) -> str:
    """The hours alone, where the day stands beside: `kl 17–18`; empty for whole days."""
    span = _Span.of(occasion)
    if span.begins is None or not span.one_day:
        return ""
    words = _clock_words(span, language)
    return words if span.finishes is None else f"{_AT[language]}{words}"


def day_words(day: date, now: datetime, language: str, *, weekday: bool = True) -> str:
    """A day: `tis 1 dec`, with its year when that is not this year."""
    return _day_words(day, local_day(now), language, weekday=weekday)


def moment_words(moment: datetime, now: datetime, language: str) -> str:
    """A point in time: `sön 29 nov kl 18`, or the day alone for a midnight that ends it."""
    clock = local(moment).time()
    if clock >= time(23, 59):
        return day_words(local_day(moment), now, language)
    if clock == time(0):
        return day_words(local_day(moment) - timedelta(days=1), now, language)
    day = day_words(local_day(moment), now, language)
    return f"{day} {_AT[language]}{_clock(clock, language)}"


def month_words(moment: datetime, language: str) -> str:
    """A month with its year: `april 2025`."""
    day = local_day(moment)
    name = str(_locale(language).months["format"]["wide"][day.month])
    return f"{name}{NO_BREAK}{day.year}"


def capitalised(text: str) -> str:
    """With a capital first letter, the rest untouched."""
    return text[:1].upper() + text[1:]


def _order(span: _Span) -> tuple[date, time, date, time]:
    return span.first, span.begins or time(0), span.last, span.finishes or time(0)


def _span_words(span: _Span, today: date, language: str) -> str:
    if span.one_day:
        words = _day_words(span.first, today, language)
        clock = _clock_words(span, language)
        # "12 jan 2027 17–19" would read as a row of numbers.
        between = ", " if span.first.year != today.year else " "
        return f"{words}{between}{clock}" if clock else words
    if span.begins is None or span.finishes is None:
        if span.first < today <= span.last:
            return f"{_UNTIL[language]}{NO_BREAK}{_day_words(span.last, today, language, weekday=False)}"
        return _days_range(span.first, span.last, today, language)
    ends = [
        f"{_day_words(day, today, language)} {_AT[language]}{_clock(clock, language)}"
        for day, clock in ((span.first, span.begins), (span.last, span.finishes))
    ]
    return " – ".join(ends)


def _days_range(first: date, last: date, today: date, language: str) -> str:
    """`14–20 dec`, `28 nov–2 dec`, `28 dec 2026–3 jan 2027`."""
    end = _day_words(last, today, language, weekday=False)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{DASH}{end}"
    begin = f"{first.day}{NO_BREAK}{_month(first, language)}"
    if first.year != last.year:
        begin += f"{NO_BREAK}{first.year}"
    return f"{begin}{DASH}{end}"


def _days_words(days: Sequence[date], today: date, language: str) -> str:
    """Days in order, each weekday, month and year said once where they share it."""
    same_weekday = len({day.weekday() for day in days}) == 1
    same_year = len({day.year for day in days}) == 1
    parts = []
    for (_year, _month_number), group in groupby(days, key=lambda day: (day.year, day.month)):
        month = list(group)
        names = [
            str(day.day) if same_weekday else f"{_weekday(day, language)}{NO_BREAK}{day.day}"
            for day in month
        ]
        names[-1] += f"{NO_BREAK}{_month(month[-1], language)}"
        if not same_year and month[-1].year != today.year:
            names[-1] += f"{NO_BREAK}{month[-1].year}"
        parts.extend(names)
    if same_weekday:
        parts[0] = f"{_weekday(days[0], language)}{NO_BREAK}{parts[0]}"
    if same_year and days[-1].year != today.year:
        parts[-1] += f"{NO_BREAK}{days[-1].year}"
    return _join(parts, language)


def _day_words(day: date, today: date, language: str, *, weekday: bool = True) -> str:
    parts = [str(day.day), _month(day, language)]
    if weekday:
        parts.insert(0, _weekday(day, language))
    if day.year != today.year:
        parts.append(str(day.year))
    return NO_BREAK.join(parts)


def _clock_words(span: _Span, language: str) -> str:
    """`17–19`, or `kl 17` when it has no end; empty for whole days."""
    if span.begins is None:
        return ""
    begins = _clock(span.begins, language)
    if span.finishes is None:
        return f"{_AT[language]}{begins}"
    return f"{begins}{DASH}{_clock(span.finishes, language, ends=True)}"


def _clock(clock: time, language: str, *, ends: bool = False) -> str:
    """`17`, `9.30`; in English `17:00`, `09:30`. A midnight that ends something is 24."""
    hour = 24 if ends and clock == time(0) else clock.hour
    if language == "en":
        return f"{hour:02}:{clock:%M}"
    return f"{hour}.{clock:%M}" if clock.minute else str(hour)


def _join(parts: Sequence[str], language: str) -> str:
    """`a`, `a och b`, `a, b och c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {_AND[language]} {parts[-1]}"


def _weekday(day: date, language: str) -> str:
    return _shortened(str(_locale(language).days["format"]["abbreviated"][day.weekday()]))


def _month(day: date, language: str) -> str:
    return _shortened(str(_locale(language).months["format"]["abbreviated"][day.month]))


def _shortened(name: str) -> str:
    return name.removesuffix(".")


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(_LOCALES[language])
