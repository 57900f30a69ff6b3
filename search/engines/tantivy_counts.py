"""How many of the matches have each value of a field, in one commit of the index."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import tantivy
from tantivy import Query, Searcher

from search.engines.base import EngineQuery
from search.engines.tantivy_document import WHOLE, values_of
from search.engines.tantivy_query import match_of, numbers

Counts = dict[str, dict[str, int]]

# Sets of values of one facet that documents may have; tantivy gives at most 65,000 in one answer.
_MOST_WHOLE = 50_000


@dataclass(frozen=True)
class _Between:
    """Counts of all that can be found from one ending to before the next, as far as asked for.

    By field, and the number of values that it can have.
    """

    begins: int | None
    ends: int | None
    counts: dict[tuple[str, int], dict[str, int]] = field(default_factory=dict)

    def holds(self, now: int) -> bool:
        return (self.begins is None or self.begins <= now) and (
            self.ends is None or now < self.ends
        )


class Counting:
    """Counts in one commit.

    Where nothing is asked for, all is counted. That takes longest, is asked most often, and stays
    the same until something ends: so it is kept.
    """

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._all = _Between(0, 0)

    def counts(self, query: EngineQuery, match: Query) -> Counts:
        """Each field counted with all filters but its own: those without one all at once.

        `match` is what matches with all filters.
        """
        filtered = {name for name, _ in query.filters}
        counts = self._matching(
            query, match, {name: size for name, size in query.counts if name not in filtered}
        )
        for name, size in query.counts:
            if name in filtered:
                counts |= self._matching(query, match_of(query, without=name), {name: size}, name)
        return counts

    def _matching(
        self, query: EngineQuery, match: Query, sizes: Mapping[str, int], without: str = ""
    ) -> Counts:
        if not sizes:
            return {}
        if query.text is None and all(name == without for name, _ in query.filters):
            return self._of_all(query.now, match, sizes)
        return self._aggregated(match, sizes)

    def _of_all(self, now: int, match: Query, sizes: Mapping[str, int]) -> Counts:
        kept = self._all
        if not kept.holds(now):
            kept = self._all = _Between(*self._endings(now))
        missing = {name: size for name, size in sizes.items() if (name, size) not in kept.counts}
        if missing:
            for name, counted in self._aggregated(match, missing).items():
                kept.counts[name, missing[name]] = counted
        return {name: kept.counts[name, size] for name, size in sizes.items()}

    def _endings(self, now: int) -> tuple[int | None, int | None]:
        """When something ended last, and when something does next."""
        return (
            self._first_until(numbers("until", None, now), tantivy.Order.Desc),
            self._first_until(numbers("until", now, None), tantivy.Order.Asc),
        )

    def _first_until(self, among: Query, order: tantivy.Order) -> int | None:
        hits: list[Any] = self._searcher.search(among, 1, order_by_field="until", order=order).hits
        return int(hits[0][0]) if hits else None

    def _aggregated(self, match: Query, sizes: Mapping[str, int]) -> Counts:
        # Without `size` there would be ten values.
        terms = {name: {"terms": {"field": WHOLE[name], "size": _MOST_WHOLE}} for name in sizes}
        found = self._searcher.aggregate(match, terms)
        return {name: _apart(found[name]["buckets"], size) for name, size in sizes.items()}


def _apart(buckets: Iterable[Mapping[str, Any]], size: int) -> dict[str, int]:
    """How many have each value, of which some have several; of at most so many values."""
    counts: dict[str, int] = {}
    for bucket in buckets:
        number = int(bucket["doc_count"])
        for value in values_of(bucket["key"]):
            counts[value] = counts.get(value, 0) + number
    return counts if len(counts) <= size else dict(Counter(counts).most_common(size))
