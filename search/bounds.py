"""Days and surroundings -> the marks of which a document must have one. Pure."""

from collections.abc import Iterator
from datetime import datetime

from assignments.times import local_day
from search.criteria import Criteria, Days, Near
from search.day_terms import FIRST, LAST, day_number, query_terms
from search.documents import CELLS, DAYS
from search.facets import REMOTE
from search.geography import circle_terms

Filter = tuple[str, tuple[str, ...]]


def bounds(criteria: Criteria, now: datetime) -> Iterator[Filter]:
    """The filters, by document field, that the days and the surroundings come to."""
    if criteria.days:
        yield DAYS, _days(criteria.days, now)
    if criteria.near:
        remote_too = REMOTE in criteria.values("district")
        yield CELLS, _cells(criteria.near, remote_too=remote_too)


def _days(days: Days, now: datetime) -> tuple[str, ...]:
    """What has passed is offered to nobody: a stretch begins today at the earliest."""
    first = day_number(days.first) if days.first else FIRST
    last = day_number(days.last) if days.last else LAST
    first = max(first, day_number(local_day(now)))
    return query_terms(first, last)


def _cells(near: Near, *, remote_too: bool) -> tuple[str, ...]:
    """What can be done from home is near to nobody, unless it is chosen as a place."""
    cells = circle_terms(near.position, near.radius * 1000)
    return (REMOTE, *cells) if remote_too else cells
