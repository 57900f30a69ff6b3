"""How long a page may be kept, by the clock alone."""

from datetime import datetime, timedelta

from django.db.models import Min

from assignments.models import AssignmentPage

# "Today", dates that pass and numbers that count from the index are at most so old.
LONGEST = timedelta(seconds=60)


def keep_until(now: datetime) -> datetime:
    """Until something stops being findable, so that expiry needs no job; at most LONGEST."""
    latest = now + LONGEST
    ends = AssignmentPage.objects.filter(
        findable_until__gt=now, findable_until__lte=latest
    ).aggregate(first=Min("findable_until"))
    first: datetime | None = ends["first"]
    return first or latest
