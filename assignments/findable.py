"""What residents may find: one rule, with the clock passed in.

The parts without a clock (`visible`) decide what is indexed; `findable` adds the clock and is
tested again on every hit before it is shown, so that expiry needs no job.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q

from assignments.choices import CallStatus
from assignments.times import day_end


def findable_until(
    occasion_ends: Iterable[datetime], apply_by: date | None, lifetime_ends: datetime | None
) -> datetime | None:
    """The earliest of the last occasion's end, the end of apply_by and the lifetime's end."""
    ends = [
        max(occasion_ends, default=None),
        day_end(apply_by) if apply_by else None,
        lifetime_ends,
    ]
    return min((end for end in ends if end is not None), default=None)


VISIBLE_ORGANISATION = Q(live=True, approved=True, paused=False)
VISIBLE_CALL = Q(live=True) & ~Q(status=CallStatus.DRAFT)
VISIBLE_ASSIGNMENT = Q(
    live=True,
    paused=False,
    organisation__live=True,
    organisation__approved=True,
    organisation__paused=False,
)


def not_past(now: datetime) -> Q:
    """The clock's part of the rule, for assignments."""
    return Q(findable_until__isnull=True) | Q(findable_until__gt=now)
