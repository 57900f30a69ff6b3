"""Pages of results: how many there are, and the links to them. Pure."""

import math
from dataclasses import dataclass

from assignments.paging import Paging
from assignments.paging import paging as links
from search.criteria import Criteria

REACHED = 1000  # paging reaches the first so many hits
PAGE_SIZE = 20  # hits on a page, unless the API is told otherwise


@dataclass(frozen=True)
class Slice:
    """The page that is shown: its number, how many there are, and where its hits begin and end."""

    page: int
    pages: int
    start: int
    stop: int


def slice_of(total: int, page: int, size: int) -> Slice:
    """The page asked for; the last one where there are not so many."""
    reached = min(total, REACHED)
    pages = math.ceil(reached / size)
    page = min(page, max(pages, 1))
    return Slice(page, pages, min((page - 1) * size, reached), min(page * size, reached))


def paging(criteria: Criteria, shown: Slice) -> Paging:
    """Links to the other pages of the same search."""

    def query(page: int) -> str:
        return f"?{criteria.on_page(page).query_string()}"

    return links(shown.page, shown.pages, query)
