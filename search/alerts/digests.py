"""New pages -> one mail for each saved search that is due, saved with what says that it was sent."""

import logging
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from mail.services import enqueue
from search.alerts import emails
from search.alerts.frequency import THROTTLE, Frequency, next_due
from search.hits import findable_ids, hits_of, listed
from search.models import Match, SavedSearch
from search.results import Hit

logger = logging.getLogger(__name__)

BATCH = 50  # so that other turns of the job get theirs
LISTED = 10  # pages in one mail; it leads to the search for the rest


def send_due(now: datetime) -> int:
    """Send the mails of a batch of saved searches that are due. Returns how many were looked at.

    One that fails is told in the log and put off; the others are sent.
    """
    due = list(SavedSearch.objects.with_something_to_send(now)[:BATCH])
    for search in due:
        try:
            send(search, now)
        except Exception:
            logger.exception("The mail of saved search %s failed; it is put off", search.pk)
            _turn(search, now + THROTTLE)
    return len(due)


def send(search: SavedSearch, now: datetime) -> bool:
    """Send what waits for a saved search and can be found now. False when there is nothing.

    What cannot be found now (ended, paused, unpublished) goes on waiting, and is sent should it
    come back. The turn is taken by who moves it on: of several workers one alone.
    """
    waiting = search.matches.waiting().order_by("-pk").values_list("page_id", flat=True)
    pages = _in_order(list(waiting), now)
    mail = emails.digest(search, _hits(pages[:LISTED], now), len(pages), now) if pages else None
    with transaction.atomic():
        if not _turn(search, next_due(Frequency(search.frequency), now)):
            return False
        if mail is None:
            return False
        Match.objects.waiting().filter(search=search, page_id__in=pages).update(sent=now)
        SavedSearch.objects.filter(pk=search.pk).update(last_sent=now)
        search.messages.add(enqueue(mail, now))
    return True


def _in_order(waiting: Sequence[int], now: datetime) -> list[int]:
    """Those that residents can find at `now`."""
    findable = findable_ids(waiting, now)
    return [page for page in waiting if page in findable]


def _hits(ids: Sequence[int], now: datetime) -> tuple[Hit, ...]:
    pages = listed(ids, now)
    return hits_of((pages[page] for page in ids if page in pages), ())


def _turn(search: SavedSearch, due: datetime) -> bool:
    """Move the turn of an active search on. False when another has, or its owner has changed it."""
    unchanged = SavedSearch.objects.active().filter(
        pk=search.pk, due=search.due, frequency=search.frequency
    )
    return bool(unchanged.update(due=due))
