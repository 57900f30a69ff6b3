"""What is shown when nothing was found: assignments as near to the search as there are.

Those with everything that was chosen, only the words left out; else those of the chosen topics;
where these are too few, with the newest of all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from assignments.listed import ListedAssignment
from assignments.newest import newest_pages
from search.criteria import Criteria
from search.facets import ASSIGNMENT
from search.hits import open_assignments
from search.services import found_ids

_SPARE = 6  # that may be full or gone


class Near(Enum):
    """How the assignments shown are near to what was searched for."""

    CHOSEN = "chosen"  # they have all that was chosen
    TOPIC = "topic"
    MIXED = "mixed"  # some of the topic or with all that was chosen, first, and then the newest
    NEWEST = "newest"


@dataclass(frozen=True)
class Instead:
    """Assignments for cards, and why these."""

    near: Near
    pages: list[ListedAssignment]


def instead_of(criteria: Criteria, now: datetime, limit: int) -> Instead:
    """Up to `limit` assignments that can be had at `now`, for criteria that found nothing."""
    near, pages = _nearest(criteria, now, limit)
    if len(pages) == limit:
        return Instead(near, pages)
    known = {page.pk for page in pages}
    others = [page for page in newest_pages(now, limit + len(known)) if page.pk not in known]
    filled = [*pages, *others][:limit]
    if not pages:
        near = Near.NEWEST
    elif len(filled) > len(pages):
        near = Near.MIXED
    return Instead(near, filled)


def _nearest(criteria: Criteria, now: datetime, limit: int) -> tuple[Near, list[ListedAssignment]]:
    for near, wider in _wider(criteria):
        if pages := open_assignments(found_ids(wider, now, limit=limit + _SPARE), now, limit):
            return near, pages
    return Near.NEWEST, []


def _wider(criteria: Criteria) -> Iterator[tuple[Near, Criteria]]:
    if criteria.q and criteria.chosen():
        yield Near.CHOSEN, criteria.with_text("")
    if topics := criteria.values("topic"):
        yield Near.TOPIC, Criteria.of(topic=topics, type=[ASSIGNMENT])
