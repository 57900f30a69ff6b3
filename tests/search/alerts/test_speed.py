"""Many saved searches against many new pages: the work grows with what differs among them.

How long it takes is measured by `make bench`, beside other things; here it is counted.
"""

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from search.alerts.debuts import matches
from search.alerts.matching import Batch
from search.alerts.services import saved_query
from search.analysis import Language, Reader, document_terms
from search.criteria import Criteria
from search.documents import Field
from search.engines.base import Frequencies, SearchEngine, Words
from search.taxonomy import Name, Taxonomy
from tests.contracts import test_parity as parity

NOW = datetime(2099, 12, 1, tzinfo=UTC)
PAGES = 50
ZANZIBAR = ("Zanzibarklubben", Language.SWEDISH)
TAXONOMY = Taxonomy(
    topics=tuple(Name(f"t{number}", "", "") for number in range(20)),
    districts=tuple(Name(f"d{number}", "", "") for number in range(30)),
)


class Counted:
    """The words of an index, and how often it was asked for them."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.asked = 0

    def frequencies(self, terms: Iterable[str]) -> Frequencies:
        self.asked += 1
        return self._words.frequencies(terms)

    def terms(self, prefix: str) -> Iterator[tuple[str, int]]:
        self.asked += 1
        return iter(self._words.terms(prefix))


@pytest.fixture
def documents(index: SearchEngine) -> list[Any]:
    filled = [parity.filled(page) for page in range(1, PAGES + 1)]
    with index.writing() as writer:
        writer.apply(filled, [], 1)
    return filled


@pytest.fixture
def comparisons(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often a plan was compared with the pages, all of them at once."""
    counted: Counter[str] = Counter()
    compare = Batch.places

    def places(batch: Batch, *args: Any) -> Any:
        counted["plans"] += 1
        return compare(batch, *args)

    monkeypatch.setattr(Batch, "places", places)
    return counted


def saved(number: int) -> dict[str, list[int]]:
    """So many saved searches, no two of the same text; the first are the same each time."""
    chance = random.Random(5)
    searches: dict[str, list[int]] = {}
    texts: set[str] = set()
    while len(searches) < number:
        text = " ".join(chance.choices(parity.WORDS, k=chance.randint(1, 4)))
        if text in texts:
            continue
        texts.add(text)
        criteria = Criteria.of(
            text,
            tier=chance.sample(parity.TIERS, chance.randint(0, 4)),
            topic=chance.sample([each.slug for each in TAXONOMY.topics], chance.choice([0, 0, 2])),
            district=chance.sample(
                [each.slug for each in TAXONOMY.districts], chance.choice([0, 0, 1])
            ),
        )
        searches[saved_query(criteria)] = [len(searches)]
    return searches


def test_the_index_is_asked_for_words_and_not_for_searches(
    index: SearchEngine, documents: list[Any]
) -> None:
    """Few words are behind many searches, and each is asked for once."""
    few, many = Counted(index), Counted(index)
    matches(documents, saved(300), few, TAXONOMY, NOW)
    found = matches(documents, saved(1500), many, TAXONOMY, NOW)
    assert len(found) == PAGES
    assert many.asked < 2 * few.asked


def test_texts_are_read_again_only_where_their_words_are_written_otherwise(
    index: SearchEngine, documents: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    searches = {
        saved_query(Criteria.of(text)): [number]
        for number, text in enumerate(["läxhjälp", "hund", "zanzibarklubb"])
    }
    read: list[str] = []
    words_of = Reader._words_of

    def reading(reader: Reader, text: str) -> Any:
        read.append(text)
        return words_of(reader, text)

    monkeypatch.setattr(Reader, "_words_of", reading)
    matches(documents, searches, index, TAXONOMY, NOW)
    read.clear()
    new = replace(parity.filled(PAGES + 1), terms={Field.BODY: document_terms([ZANZIBAR])})
    with index.writing() as writer:
        writer.apply([new], [], 2)
    found = matches([new], searches, index, TAXONOMY, NOW)
    assert read == ["zanzibarklubb"]
    assert found == {new.id: [2]}


def test_a_search_is_compared_with_all_pages_at_once(
    index: SearchEngine, documents: list[Any], comparisons: Counter[str]
) -> None:
    """At most one comparison for its text and one for its filters, however many pages are new."""
    searches = saved(300)
    matches(documents, searches, index, TAXONOMY, NOW)
    assert comparisons["plans"] <= 2 * len(searches)


def test_what_was_saved_many_times_is_compared_once(
    index: SearchEngine, documents: list[Any], comparisons: Counter[str]
) -> None:
    query = saved_query(Criteria.of(parity.WORDS[0], tier=["micro"]))
    found = matches(documents, {query: list(range(1000))}, index, TAXONOMY, NOW)
    assert comparisons["plans"] <= 2
    assert all(searches == list(range(1000)) for searches in found.values())
