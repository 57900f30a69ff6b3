"""Pages of results: how many there are, and the links to them. Pure."""

import math
from dataclasses import dataclass

from search.criteria import Criteria
from search.results import PageLink, Paging

REACHED = 1000  # paging reaches the first so many hits
PAGE_SIZE = 20  # hits on a page, unless the API is told otherwise
_AROUND = 2  # pages linked on each side of the current one


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
    """Links to the first page, those around the current one and the last; gaps between."""

    def query(page: int) -> str:
        return f"?{criteria.on_page(page).query_string()}"

    if shown.pages < 2:
        return Paging()
    near = range(shown.page - _AROUND, shown.page + _AROUND + 1)
    numbers = sorted({1, shown.pages, *(page for page in near if 1 <= page <= shown.pages)})
    links: list[PageLink] = []
    for before, number in zip([0, *numbers], numbers, strict=False):
        if number - before == 2:  # a gap would stand for a single page
            links.append(PageLink(number - 1, query(number - 1)))
        elif number - before > 2:
            links.append(PageLink())
        links.append(PageLink(number, query(number), current=number == shown.page))
    return Paging(
        links=tuple(links),
        previous=query(shown.page - 1) if shown.page > 1 else None,
        next=query(shown.page + 1) if shown.page < shown.pages else None,
    )
