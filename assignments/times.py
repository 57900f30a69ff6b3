"""Days and times in the city's time zone."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone


def day_start(day: date) -> datetime:
    """Local midnight at which `day` begins."""
    return datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone())


def day_end(day: date) -> datetime:
    """Local midnight at which `day` is over."""
    return day_start(day + timedelta(days=1))


def local(moment: datetime) -> datetime:
    """`moment` by the clock of the city."""
    return timezone.localtime(moment, timezone.get_default_timezone())


def local_day(moment: datetime) -> date:
    """The calendar day of `moment` in the city."""
    return local(moment).date()


def occasion_end(starts: datetime, ends: datetime | None, *, whole_days: bool) -> datetime:
    """When an occasion is over.

    Whole days end with the midnight after the last of them. A start time without an end lasts
    that day out, since nobody knows how long it takes.
    """
    if ends is None or whole_days:
        return day_end(local_day(ends or starts))
    return ends
