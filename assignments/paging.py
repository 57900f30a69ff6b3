"""Pages of a list by number: the links to them, and the rows of one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict

_AROUND = 2  # pages linked on each side of the current one


@dataclass(frozen=True)
class PageLink:
    """A page to go to, the page that one is on (`current`), or a gap (`number` None)."""

    number: int | None = None
    query: str = ""
    current: bool = False


@dataclass(frozen=True)
class Paging:
    """Links to pages: the first, those around the current one, the last; none for a single page."""

    links: tuple[PageLink, ...] = ()
    previous: str | None = None
    next: str | None = None


@dataclass(frozen=True, kw_only=True)
class PagedRows(Paging):
    """The rows of one page, with links to the others: a part of the list or queryset.

    `number` is the page shown: the nearest to the one asked for, whatever was sent.
    """

    rows: Any
    number: int
    total: int


def paging(number: int, pages: int, query: Callable[[int], str]) -> Paging:
    """Links from page `number` of `pages`; `query` gives a page's GET query."""
    if pages < 2:
        return Paging()
    listed = Paginator(range(pages), 1).get_elided_page_range(
        number, on_each_side=_AROUND, on_ends=1
    )
    return Paging(
        links=tuple(
            PageLink(page, query(page), current=page == number)
            if isinstance(page, int)
            else PageLink()
            for page in listed
        ),
        previous=query(number - 1) if number > 1 else None,
        next=query(number + 1) if number < pages else None,
    )


def paged(rows: Any, size: int, query: QueryDict) -> PagedRows:
    """The page of `rows` (a list or a queryset) that `query` asks for by `page`."""
    paginator = Paginator(rows, size)
    page = paginator.get_page(query.get("page", "1"))

    def to(number: int) -> str:
        other = query.copy()
        other.pop("page", None)
        if number > 1:
            other["page"] = str(number)
        return f"?{other.urlencode()}"

    made = paging(page.number, paginator.num_pages, to)
    return PagedRows(
        links=made.links,
        previous=made.previous,
        next=made.next,
        rows=page.object_list,
        number=page.number,
        total=paginator.count,
    )
