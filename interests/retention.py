"""How long what residents wrote is kept, and what is left of it then: numbers without persons."""

import calendar
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from assignments.times import local, local_day
from interests.models import Interest, PastInterests
from interests.states import State
from mail.models import Message
from mail.retention import empty

# At a time, so that others come between.
BATCH = 200


def months_before(moment: datetime, months: int) -> datetime:
    """The same day and time of the city `months` earlier, or the last day of a shorter month."""
    here = local(moment)
    year, month = divmod(here.year * 12 + here.month - 1 - months, 12)
    day = min(here.day, calendar.monthrange(year, month + 1)[1])
    return here.replace(year=year, month=month + 1, day=day)


def dispose(now: datetime, months: int) -> int:
    """Delete a batch of the interests that ended `months` ago, with all they say of people.

    Their mails are emptied and their numbers added up. Returns how many; 0 when none are left.
    """
    with transaction.atomic():
        due = Interest.objects.ended_by(months_before(now, months)).order_by("pk")
        ids = list(due.values_list("pk", flat=True)[:BATCH])
        interests = list(Interest.objects.select_for_update().filter(pk__in=ids))
        mails = Interest.messages.through.objects.filter(interest__in=interests)
        empty(Message.objects.filter(pk__in=mails.values("message")), now)
        _add_up(interests)
        Interest.objects.filter(pk__in=[interest.pk for interest in interests]).delete()
    return len(interests)


def _add_up(interests: Iterable[Interest]) -> None:
    numbers: dict[tuple[int, date], Counter[str]] = {}
    for interest in interests:
        if interest.organisation_id is None:
            continue
        month = local_day(interest.created).replace(day=1)
        number = numbers.setdefault((interest.organisation_id, month), Counter())
        number["shown"] += 1
        number["answered"] += interest.answered_at is not None
        number["withdrawn"] += interest.state == State.WITHDRAWN
    for (organisation, month), number in numbers.items():
        past, _new = PastInterests.objects.get_or_create(organisation_id=organisation, month=month)
        PastInterests.objects.filter(pk=past.pk).update(
            **{name: F(name) + more for name, more in number.items()}
        )
