"""Counting every page takes longest, and is asked for most: it is done once."""

from pathlib import Path
from typing import Any

import pytest
from tantivy import Query, Searcher

from search.engines.base import EngineQuery
from search.engines.tantivy_counts import Counting
from search.engines.tantivy_index import TantivyIndex
from search.engines.tantivy_query import match_of
from tests.contracts.test_search_engine import AHEAD, document

FIELDS = (("places", 10), ("tier", 10))


class Watched:
    """Counting in an index, and which fields were really counted."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self.counted: list[str] = []
        told: Any = self
        self.counting = Counting(told)

    def count(self, query: EngineQuery) -> int:
        counts = self.counting.counts(query, match_of(query))
        return sum(sum(of.values()) for of in counts.values())

    def aggregate(self, query: Query, terms: dict[str, Any]) -> Any:
        self.counted += list(terms)
        return self._searcher.aggregate(query, terms)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._searcher, name)


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    index = TantivyIndex(tmp_path)
    facets = {"tier": ("a",), "places": ("b",)}
    made = [document(page, facets=facets, findable_until=AHEAD + page) for page in range(1, 10)]
    index.apply(made, [], 1)
    return Watched(index.searcher())


def test_all_is_counted_once_between_two_endings(watched: Watched) -> None:
    query = EngineQuery(now=AHEAD + 3, counts=FIELDS)
    assert watched.count(query) == watched.count(query) == 2 * 6
    assert watched.counted == ["places", "tier"]
    assert watched.count(EngineQuery(now=AHEAD + 4, counts=FIELDS)) == 2 * 5
    assert len(watched.counted) == 4


def test_the_only_filter_leaves_all_to_its_own_field(watched: Watched) -> None:
    watched.count(EngineQuery(now=AHEAD, counts=FIELDS))
    watched.counted.clear()
    watched.count(EngineQuery(now=AHEAD, counts=FIELDS, filters=(("tier", ("a",)),)))
    assert watched.counted == ["places"]


def test_what_matches_something_is_counted_each_time(watched: Watched) -> None:
    query = EngineQuery(now=AHEAD, counts=FIELDS, filters=(("tier", ("nothing",)), ("places", ())))
    watched.count(query)
    watched.count(query)
    assert watched.counted == ["tier", "places"] * 2 or watched.counted == ["places", "tier"] * 2
