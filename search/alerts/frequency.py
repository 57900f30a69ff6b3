"""How often a saved search may send a mail, and when the next one is due. Pure."""

from datetime import date, datetime, time, timedelta

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from assignments.times import local_day


class Frequency(TextChoices):
    AT_ONCE = "at_once", _("At once")
    DAILY = "daily", _("Once a day")
    WEEKLY = "weekly", _("Once a week")


SEND_AT = time(7, 0)  # by the city's clock: before most people leave home
SEND_ON = 0  # of the weekly ones: Monday
THROTTLE = timedelta(hours=1)  # between two mails of one saved search, however much is published


def first_due(frequency: Frequency, now: datetime, last_sent: datetime | None) -> datetime:
    """When a saved search may send, from the moment at which its frequency is chosen."""
    if frequency is Frequency.AT_ONCE:
        return max(now, last_sent + THROTTLE) if last_sent else now
    return next_due(frequency, now)


def next_due(frequency: Frequency, sent: datetime) -> datetime:
    """When it may send again. Turns that were missed are not made up for: one mail has it all."""
    if frequency is Frequency.AT_ONCE:
        return sent + THROTTLE
    today = local_day(sent)
    turns = (_turn(today + timedelta(days=days)) for days in range(8))
    return next(
        turn
        for turn in turns
        if turn > sent and (frequency is Frequency.DAILY or turn.weekday() == SEND_ON)
    )


def _turn(day: date) -> datetime:
    return datetime.combine(day, SEND_AT, tzinfo=timezone.get_default_timezone())
