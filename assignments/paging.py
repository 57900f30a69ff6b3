"""Pages of a list by number, with the query of each."""

from collections.abc import Sequence
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
    """The rows of one page, and links to the others: none when there is only one page.

    `number` is the page shown: the nearest to the one asked for, whatever was sent.
    """

    rows: Sequence[Any]
    number: int
    total: int
    links: tuple[PageLink, ...] = ()
    previous: str | None = None
    next: str | None = None


def paged(rows: Any, size: int, query: QueryDict) -> Paging:
    """The page of `rows` (a list or a queryset) that `query` asks for by `page`."""
    paginator = Paginator(rows, size)
    page = paginator.get_page(query.get("page", "1"))
    shown = list(page.object_list)
    if paginator.num_pages < 2:
        return Paging(shown, 1, paginator.count)

    def to(number: int) -> str:
        other = query.copy()
        other.pop("page", None)
        if number > 1:
            other["page"] = str(number)
        return f"?{other.urlencode()}"

    listed = paginator.get_elided_page_range(page.number, on_each_side=_AROUND, on_ends=1)
    return Paging(
        rows=shown,
        number=page.number,
        total=paginator.count,
        links=tuple(
            PageLink(number, to(number), current=number == page.number)
            if isinstance(number, int)
            else PageLink()
            for number in listed
        ),
        previous=to(page.previous_page_number()) if page.has_previous() else None,
        next=to(page.next_page_number()) if page.has_next() else None,
    )
