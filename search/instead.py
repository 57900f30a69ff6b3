"""What is shown when nothing was found: assignments as near to the search as there are.

First those with everything that was chosen, only the words left out; then those of the chosen
topics; then the newest of all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from assignments.models import AssignmentPage
from assignments.newest import newest_pages
from search.criteria import Criteria
from search.facets import ASSIGNMENT
from search.services import found_ids

_SPARE = 6  # that may be full or gone


class Near(Enum):
    """How the assignments shown are near to what was searched for."""

    CHOSEN = "chosen"  # they have all that was chosen
    TOPIC = "topic"
    NEWEST = "newest"


@dataclass(frozen=True)
class Instead:
    """Assignments for cards, and why these."""

    near: Near
    pages: list[AssignmentPage]


def instead_of(criteria: Criteria, now: datetime, limit: int) -> Instead:
    """Up to `limit` assignments that can be had at `now`, for criteria that found nothing."""
    for near, wider in _wider(criteria):
        if pages := _open(found_ids(wider, now, limit=limit + _SPARE), now)[:limit]:
            return Instead(near, pages)
    return Instead(Near.NEWEST, newest_pages(now, limit))


def _wider(criteria: Criteria) -> Iterator[tuple[Near, Criteria]]:
    if criteria.q and criteria.chosen():
        yield Near.CHOSEN, criteria.with_text("")
    if topics := criteria.values("topic"):
        yield Near.TOPIC, Criteria.of(topic=topics, type=[ASSIGNMENT])


def _open(ids: tuple[int, ...], now: datetime) -> list[AssignmentPage]:
    found = AssignmentPage.objects.findable(now).filter(pk__in=ids, full=False)
    pages = {page.pk: page for page in found.for_cards()}
    return [pages[page] for page in ids if page in pages]
