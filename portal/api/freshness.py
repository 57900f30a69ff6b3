"""When what the API shows last changed: by an edit, or by the clock."""

import threading
from datetime import datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from assignments.models import AssignmentPage, Occasion
from assignments.times import day_start, local_day
from portal.cache.generation import Generation, current

SECOND = timedelta(seconds=1)


class LastChange:
    """Knows when this process first saw the generation of content that stands now.

    The time of an edit itself would not do: a transaction may be committed long after it began,
    and a client who came in between would be told that nothing has changed since.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._seen: tuple[Generation, datetime] | None = None

    def at(self, now: datetime) -> datetime:
        """The first whole second at which all was as it is now. Read it before the answer is made.

        HTTP tells seconds. What changed in this very second may change again in it, so the next
        one is meant, and until then nobody has a date that counts.
        """
        changed = max(self._generation_since(now), by_the_clock(now))
        return changed.replace(microsecond=0) + SECOND

    def _generation_since(self, now: datetime) -> datetime:
        generation = current()
        with self._lock:
            if self._seen is None or self._seen[0] != generation:
                self._seen = (generation, now)
            return self._seen[1]


def by_the_clock(now: datetime) -> datetime:
    """When time alone last changed something: an end, or the midnight that whole days end with."""
    ended = AssignmentPage.objects.filter(findable_until__lte=now).aggregate(
        last=Max("findable_until")
    )
    passed = Occasion.objects.filter(ends__lte=now).aggregate(last=Max("ends"))
    midnight = day_start(local_day(now)).astimezone(timezone.get_current_timezone())
    moments: list[datetime | None] = [ended["last"], passed["last"], midnight]
    return max(moment for moment in moments if moment is not None)
