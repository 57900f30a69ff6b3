"""Ids -> pages that may be shown now, with the words that were searched for marked."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from assignments.listed import (
    ListedAssignment,
    ListedCall,
    findable_listed,
    listed_calls,
)
from assignments.models import AssignmentPage, CallPage
from search.analysis import Language, QueryWord, marked_terms
from search.criteria import Near
from search.documents import running_text
from search.facets import ASSIGNMENT, CALL
from search.highlight import Marker
from search.results import Hit
from search.whereabouts import distance_to

Found = ListedAssignment | ListedCall


def findable_ids(ids: Iterable[int], now: datetime) -> set[int]:
    """Those of the pages that residents may find at `now`: one query."""
    wanted = list(ids)
    if not wanted:
        return set()
    assignments = AssignmentPage.objects.findable(now).filter(pk__in=wanted)
    calls = CallPage.objects.visible().filter(pk__in=wanted)
    # Pages come in the order of the tree, which a union may not have.
    found = assignments.order_by().values_list("pk").union(calls.order_by().values_list("pk"))
    return {page for (page,) in found}


def open_assignments(ids: Sequence[int], now: datetime, limit: int) -> list[ListedAssignment]:
    """The first of the assignments among `ids` that can be had at `now`, in their order.

    In a fixed number of queries. Most can be had, so the first are read at once and the rest only
    where some of these cannot.
    """
    first = ids[: limit + 1]
    pages = _not_full(first, now)
    if len(pages) < limit and len(ids) > len(first):
        rest = AssignmentPage.objects.findable(now).filter(full=False, pk__in=ids)
        shown = sorted(rest.order_by().values_list("pk", flat=True), key=ids.index)[:limit]
        pages = _not_full(shown, now)
    return [pages[page] for page in ids if page in pages][:limit]


def _not_full(ids: Sequence[int], now: datetime) -> dict[int, ListedAssignment]:
    return {page: each for page, each in findable_listed(ids, now).items() if not each.full}


def listed(ids: Sequence[int], now: datetime) -> dict[int, Found]:
    """Those of the pages that residents may find at `now`, with what lists read, by their ids.

    In a fixed number of queries.
    """
    if not ids:
        return {}
    pages: dict[int, Found] = {**findable_listed(ids, now)}
    if len(pages) < len(ids):
        calls = CallPage.objects.visible().filter(pk__in=ids).order_by()
        pages |= {call.pk: call for call in listed_calls(calls)}
    return pages


def hits_of(
    pages: Iterable[Found], words: Sequence[QueryWord], near: Near | None = None
) -> tuple[Hit, ...]:
    """What a search found of each page, in their order: `words` are those searched for."""
    marker = Marker(marked_terms(words))
    return tuple(_hit(page, marker, near) for page in pages)


def _hit(page: Found, marker: Marker, near: Near | None) -> Hit:
    highlight = marker.passage(running_text(page), Language(page.text_language))
    if isinstance(page, ListedCall):
        return Hit(CALL, page, highlight)
    return Hit(ASSIGNMENT, page, highlight, distance_to(page, near.position) if near else None)
