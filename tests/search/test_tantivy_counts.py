"""Counting every page takes longest, and is asked for most: it is done once."""

from pathlib import Path
from typing import Any

import pytest
from tantivy import Searcher

from search.engines.base import EngineQuery
from search.engines.tantivy_counts import Counting
from search.engines.tantivy_index import TantivyIndex
from search.engines.tantivy_query import match_of
from tests.contracts.test_search_engine import AHEAD, document

FIELDS = (("places", 10), ("tier", 10))


class Watched:
    """What searches an index, and which fields it was told to count."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self.counted: list[str] = []

    def aggregate(self, query: Any, terms: dict[str, Any]) -> Any:
        self.counted += list(terms)
        return self._searcher.aggregate(query, terms)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._searcher, name)


@pytest.fixture
def searcher(tmp_path: Path) -> Watched:
    index = TantivyIndex(tmp_path)
    facets = {"tier": ("a",), "places": ("b",)}
    made = [document(page, facets=facets, findable_until=AHEAD + page) for page in range(1, 10)]
    index.apply(made, [], 1)
    return Watched(index.searcher())


def counted(counting: Counting, query: EngineQuery) -> int:
    return sum(sum(of.values()) for of in counting.counts(query, match_of(query)).values())


def test_all_is_counted_once_between_two_endings(searcher: Watched) -> None:
    counting = Counting(searcher)  # type: ignore[arg-type]
    query = EngineQuery(now=AHEAD + 3, counts=FIELDS)
    assert counted(counting, query) == counted(counting, query) == 2 * 6
    assert searcher.counted == ["places", "tier"]
    assert counted(counting, EngineQuery(now=AHEAD + 4, counts=FIELDS)) == 2 * 5
    assert len(searcher.counted) == 4


def test_the_only_filter_leaves_all_to_its_own_field(searcher: Watched) -> None:
    counting = Counting(searcher)  # type: ignore[arg-type]
    counted(counting, EngineQuery(now=AHEAD, counts=FIELDS))
    searcher.counted.clear()
    counted(counting, EngineQuery(now=AHEAD, counts=FIELDS, filters=(("tier", ("a",)),)))
    assert searcher.counted == ["places"]


def test_what_matches_something_is_counted_each_time(searcher: Watched) -> None:
    counting = Counting(searcher)  # type: ignore[arg-type]
    query = EngineQuery(now=AHEAD, counts=FIELDS, filters=(("tier", ("nothing",)), ("places", ())))
    counted(counting, query)
    counted(counting, query)
    assert searcher.counted == ["tier", "places"] * 2 or searcher.counted == ["places", "tier"] * 2
