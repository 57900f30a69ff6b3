"""Counting searches without results, and keeping the counts for a while."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from assignments.times import local_day
from search.missed import tally
from search.missed.words import kept_words
from search.models.missed import MissedSearch
from search.results import Results

KEPT = timedelta(days=90)
# Words of one day that are kept: more are no residents'.
MOST_A_DAY = 2_000


def note(results: Results, now: datetime) -> None:
    """Count a search whose words alone found nothing.

    Not one with filters, since they may be why, nor one that the engine could not answer. What
    the page cache answers is not counted: so the same words count once a minute in each process
    at most, however often a page is loaded anew.
    """
    criteria = results.criteria
    if results.total or results.degraded or criteria.chosen() or criteria.page > 1:
        return
    if words := kept_words(criteria.q):
        tally.count(words, local_day(now))


def bring_over(now: datetime) -> int:
    """Add this machine's counts to the database's. Returns how many were brought.

    Killed between the commit and taking them away, they are counted once more: no matter.
    """
    counted = tally.waiting()
    with transaction.atomic():
        for each in counted:
            _add(each)
    if counted:
        tally.take_away(counted)
    return len(counted)


def forget_old(now: datetime) -> int:
    """Delete the counts of days longer ago than KEPT. Returns how many were deleted."""
    deleted, _by_model = MissedSearch.objects.filter(day__lt=local_day(now) - KEPT).delete()
    return deleted


def _add(counted: tally.Missed) -> None:
    of_day = MissedSearch.objects.filter(day=counted.day)
    if of_day.filter(words=counted.words).update(times=F("times") + counted.times):
        return
    if of_day.count() < MOST_A_DAY:
        # Another machine's worker may have made it just now.
        row, made = MissedSearch.objects.get_or_create(
            day=counted.day, words=counted.words, defaults={"times": counted.times}
        )
        if not made:
            MissedSearch.objects.filter(pk=row.pk).update(times=F("times") + counted.times)
