"""Ids -> pages that may be shown now, with the words that were searched for marked."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from assignments.models import AssignmentPage, CallPage
from search.analysis import Language, QueryWord, marked_terms
from search.criteria import Near
from search.documents import running_text
from search.facets import ASSIGNMENT, CALL
from search.highlight import passage
from search.results import Hit
from search.whereabouts import distance_to


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


def open_assignments(ids: Sequence[int], now: datetime, limit: int) -> list[AssignmentPage]:
    """The first of the assignments among `ids` that can be had at `now`, for cards, in their order.

    In a fixed number of queries; only those that are given are read whole.
    """
    findable = AssignmentPage.objects.findable(now).filter(pk__in=ids, full=False)
    open_ids = set(findable.order_by().values_list("pk", flat=True))
    shown = [page for page in ids if page in open_ids][:limit]
    pages = AssignmentPage.objects.for_cards().order_by().in_bulk(shown)
    return [pages[page] for page in shown]


def hits_of(
    ids: Sequence[int], words: Sequence[QueryWord], near: Near | None = None
) -> tuple[Hit, ...]:
    """The pages in the order of `ids`, in a fixed number of queries. They must be findable."""
    if not ids:
        return ()
    marked = marked_terms(words)
    pages: dict[int, Hit] = {}
    for assignment in AssignmentPage.objects.filter(pk__in=ids).for_cards():
        hit = _hit(ASSIGNMENT, assignment, marked)
        if near:
            hit = replace(hit, distance=distance_to(assignment, near.position))
        pages[assignment.pk] = hit
    if len(pages) < len(ids):
        for call in CallPage.objects.filter(pk__in=ids).for_cards():
            pages[call.pk] = _hit(CALL, call, marked)
    return tuple(pages[page] for page in ids if page in pages)


def _hit(kind: str, page: AssignmentPage | CallPage, marked: frozenset[str]) -> Hit:
    if not marked:
        return Hit(kind, page)
    language = Language(page.text_language)
    return Hit(kind, page, passage(running_text(page), language, marked))
