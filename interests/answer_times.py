"""How fast organisations answer, reckoned from what residents wrote to them and when they answered."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from assignments.models import OrganisationPage
from interests.models import Interest

LATELY = timedelta(days=180)
LEAST = 3  # interests: fewer say nothing of what is usual
_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Wait:
    """How long one interest waited for its answer, or has waited without any."""

    time: timedelta
    answered: bool


def usual_days(waits: Sequence[Wait]) -> int | None:
    """Within how many days an answer usually comes: the median, in whole days begun.

    None where there are too few, and where half of them still wait: then nothing is usual yet.
    """
    if len(waits) < LEAST:
        return None
    middle = sorted(waits)[len(waits) // 2]
    return max(1, math.ceil(middle.time / _DAY)) if middle.answered else None


def record(now: datetime) -> int:
    """Write down how fast each organisation answers. Returns for how many that has changed."""
    usual = {organisation: usual_days(waits) for organisation, waits in _waits(now).items()}
    changed = [
        organisation
        for organisation in OrganisationPage.objects.all()
        if organisation.answers_within != usual.get(organisation.pk)
    ]
    for organisation in changed:
        organisation.answers_within = usual.get(organisation.pk)
        # Saved one by one: that is how the index and the pages in caches hear of it. What was
        # written is not validated for it: what nobody touched may be older than a rule.
        organisation.save(clean=False, update_fields=["answers_within"])
    return len(changed)


def _waits(now: datetime) -> Mapping[int, Sequence[Wait]]:
    """The waits of each organisation's interests; one that was taken back unanswered is none."""
    rows: Iterable[tuple[int, datetime, datetime | None]] = (
        Interest.objects.lately_answerable(now - LATELY)
        .filter(organisation__isnull=False)
        .values_list("organisation", "created", "answered_at")
    )
    waits: dict[int, list[Wait]] = defaultdict(list)
    for organisation, created, answered_at in rows:
        waits[organisation].append(Wait((answered_at or now) - created, answered_at is not None))
    return waits
