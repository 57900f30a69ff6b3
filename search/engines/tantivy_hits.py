"""The first of the matches, in each order that there is: what tantivy cannot order is looked at."""

from collections.abc import Iterable
from typing import Any

import tantivy
from tantivy import Occur, Query, Searcher

from search.documents import CELLS
from search.engines.base import EngineHit, EngineQuery, Order
from search.engines.nearness import Measured, nearest_first
from search.engines.tantivy_document import (
    NEVER,
    NO_OCCASION,
    NOWHERE,
    UNKNOWN,
    next_start,
    published_and_id,
)
from search.engines.tantivy_query import any_of, numbers, scored
from search.geography import CELL_REACH, circle_terms

_TIES = 2000  # hits fetched beyond those asked for, to see where a tie ends: costs next to nothing
_CIRCLES = (1_000, 2_000, 4_000, 8_000)  # metres


def hits_of(searcher: Searcher, query: EngineQuery, match: Query) -> tuple[int, list[EngineHit]]:
    """How many match, and the first of them."""
    if not query.limit:
        return _total(searcher.search(match, 1)), []
    if query.order is Order.SOONEST:
        return _soonest(searcher, query, match)
    if query.order is Order.NEAREST:
        return _nearest(searcher, query, match)
    if query.order is Order.NEWEST or query.text is None:
        return _newest(searcher, match, query.limit)
    return _best(searcher, scored(query.text, match), query.limit)


def _best(searcher: Searcher, asked: Query, limit: int) -> tuple[int, list[EngineHit]]:
    total, found = _first(searcher, asked, limit)
    recency: list[Any] = searcher.fast_field_values("recency", [each[1] for each in found])
    # Recencies differ, so that no two places are ever compared.
    best = sorted(
        (-score, -newness, address)
        for (score, address), newness in zip(found, recency, strict=True)
    )[:limit]
    return total, _read(
        searcher,
        [address for *_, address in best],
        [-newness for _, newness, _ in best],
        [round(-score) for score, *_ in best],
    )


def _newest(searcher: Searcher, match: Query, limit: int) -> tuple[int, list[EngineHit]]:
    result = searcher.search(match, limit, order_by_field="recency")
    found = result.hits
    hits = _read(
        searcher, [address for _, address in found], [int(newness) for newness, _ in found]
    )
    return _total(result), hits


def _soonest(searcher: Searcher, query: EngineQuery, match: Query) -> tuple[int, list[EngineHit]]:
    """By the next occasion at the query's moment, which may not be that of the indexing.

    Three parts: those whose next occasion is still to come, ordered by the index; those whose
    next one has passed since, looked at one by one; those without any, the newest first.
    """

    def part(clause: Query) -> Query:
        return Query.boolean_query([(Occur.Must, match), (Occur.Must, clause)])

    ascending: dict[str, Any] = {"order_by_field": "starts", "order": tantivy.Order.Asc}
    coming = part(numbers("starts_until", query.now, None))
    total_coming, found = _first(searcher, coming, query.limit, **ascending)
    hits = _read_all(searcher, [address for _, address in found])
    dated = [(start, hit) for (start, _), hit in zip(found, hits, strict=True)]

    passed = part(numbers("starts_until", NO_OCCASION, query.now))
    found = searcher.search(passed, max(searcher.num_docs, 1)).hits
    addresses = [address for _, address in found]
    undated: list[EngineHit] = []
    for address, hit in zip(addresses, _read_all(searcher, addresses), strict=True):
        start = next_start(searcher.doc(address), query.now)
        if start is None:
            undated.append(hit)
        else:
            dated.append((start, hit))

    without = part(numbers("starts_until", None, NO_OCCASION))
    total_without, newest = _newest(searcher, without, query.limit)
    undated += newest
    dated.sort(key=lambda pair: (pair[0], *_newest_first(pair[1])))
    undated.sort(key=_newest_first)
    total = total_coming + len(addresses) + total_without
    return total, [*(hit for _, hit in dated), *undated][: query.limit]


def _nearest(searcher: Searcher, query: EngineQuery, match: Query) -> tuple[int, list[EngineHit]]:
    """tantivy knows no distances: so the matches of ever wider circles are measured.

    A circle will do when as many as are asked for lie surely within it; else all are looked at.
    """
    for radius in _CIRCLES if query.origin else ():
        cells = any_of(CELLS, circle_terms(query.origin, radius))
        within = Query.boolean_query([(Occur.Must, match), (Occur.Must, cells)])
        if _total(searcher.search(within, 1)) < query.limit:
            continue
        nearest = _measured(searcher, query, within)[: query.limit]
        if nearest[-1][0] <= radius - CELL_REACH:
            return _total(searcher.search(match, 1)), [hit for _, hit in nearest]
    measured = _measured(searcher, query, match)
    return len(measured), [hit for _, hit in measured[: query.limit]]


def _measured(searcher: Searcher, query: EngineQuery, match: Query) -> list[Measured]:
    found = searcher.search(match, max(searcher.num_docs, 1)).hits
    addresses = [address for _, address in found]
    lats: list[Any] = searcher.fast_field_values("lat", addresses)
    lons: list[Any] = searcher.fast_field_values("lon", addresses)
    places = zip(lats, lons, strict=True)
    placed = [None if lat == NOWHERE else (lat, lon) for lat, lon in places]
    return nearest_first(zip(_read_all(searcher, addresses), placed, strict=True), query)


def _first(
    searcher: Searcher, query: Query, limit: int, **order: Any
) -> tuple[int, list[tuple[Any, Any]]]:
    """How many there are; the first `limit` and all that tie with the last of these.

    tantivy breaks ties by segment, so which of them are among the first says nothing.
    """
    asked = limit + _TIES
    while True:
        result = searcher.search(query, asked, **order)
        total, hits = _total(result), result.hits
        if len(hits) <= limit:
            return total, hits
        last, end = hits[limit - 1][0], limit
        while end < len(hits) and hits[end][0] == last:
            end += 1
        if end < len(hits) or end == total:
            return total, hits[:end]
        asked = min(asked * 8, total)


def _read_all(searcher: Searcher, addresses: list[Any]) -> list[EngineHit]:
    """What is known of the documents at the addresses, in the same order."""
    recencies: list[Any] = searcher.fast_field_values("recency", addresses)
    return _read(searcher, addresses, recencies)


def _read(
    searcher: Searcher,
    addresses: list[Any],
    recencies: Iterable[int],
    scores: Iterable[int] | None = None,
) -> list[EngineHit]:
    organisations, untils, days = (
        list[Any](searcher.fast_field_values(name, addresses))
        for name in ("organisation", "until", "answers_within")
    )
    return [
        EngineHit(
            page,
            score,
            published,
            organisation,
            until=None if until == NEVER else until,
            answers_within=None if answers_within == UNKNOWN else answers_within,
        )
        for (published, page), score, organisation, until, answers_within in zip(
            map(published_and_id, recencies),
            scores or [0] * len(addresses),
            organisations,
            untils,
            days,
            strict=True,
        )
    ]


def _total(result: tantivy.SearchResult) -> int:
    return int(result.count)  # type: ignore[attr-defined]  # tantivy's stub leaves it out


def _newest_first(hit: EngineHit) -> tuple[int, int]:
    return (-hit.published, hit.id)
