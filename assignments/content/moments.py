"""Local days and times of the content file, before they become instants."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
DAY_AND_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}", re.ASCII)
# Far enough for any assignment, near enough that no arithmetic with weeks can overflow.
YEARS = range(1900, 2201)


class InvalidError(Exception):
    """A value that the format does not allow; the message says why."""


@dataclass(frozen=True, order=True)
class Moment:
    """A day in the city, or a minute of it when `clock` is given."""

    day: date
    clock: time | None = None

    @property
    def whole_day(self) -> bool:
        return self.clock is None

    def shifted(self, weeks: int) -> "Moment":
        """The same weekday and time of day, `weeks` later."""
        return replace(self, day=self.day + timedelta(weeks=weeks))

    def instant(self) -> datetime:
        """The aware date-time; a whole day's is its midnight.

        A time that the clocks skip in spring, which only a shift can give, becomes the first
        minute after the gap, so that what was in order stays in order.
        """
        local = datetime.combine(self.day, self.clock or time.min)
        while skipped(local):
            local += timedelta(minutes=1)
        return local.replace(tzinfo=timezone.get_default_timezone())


def skipped(local: datetime) -> bool:
    """Whether the naive `local` falls into the hour that daylight saving time skips."""
    zone = timezone.get_default_timezone()
    there = local.replace(tzinfo=zone).astimezone(UTC)
    return there.astimezone(zone).replace(tzinfo=None) != local


def parse_day(text: str) -> date:
    """A day such as 2026-12-01. Raises InvalidError for anything else."""
    if not DAY.fullmatch(text):
        raise InvalidError("is not a day such as 2026-12-01")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise InvalidError(f"{text} is not a day in the calendar") from None
    if day.year not in YEARS:
        raise InvalidError(f"{text} is not between the years {YEARS[0]} and {YEARS[-1]}")
    return day


def parse_moment(text: str) -> Moment:
    """A day, or a local date-time such as 2026-12-01T17:00. Raises InvalidError for anything else."""
    if DAY.fullmatch(text):
        return Moment(parse_day(text))
    if not DAY_AND_TIME.fullmatch(text):
        raise InvalidError("is not a day such as 2026-12-01 or a time such as 2026-12-01T17:00")
    day = parse_day(text[:10])
    try:
        clock = time.fromisoformat(text[11:])
    except ValueError:
        raise InvalidError(f"{text[11:]} is not a time of day") from None
    if skipped(datetime.combine(day, clock)):
        raise InvalidError(f"{text} does not exist: the clocks go forward over it")
    return Moment(day, clock)
