"""No search is more work than a few questions: counted, as a clock would tell of the machine."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any
from unittest import mock

import pytest

from search import services
from search.analysis.thesaurus import standard
from search.criteria import Criteria, Days, Near
from search.engines.base import EngineAnswer, EngineQuery, Frequencies, SearchEngine
from search.finding import Finding
from search.geography import Position
from search.models import ThesaurusConcept
from search.place_and_time import MAX_RADIUS
from search.services import search
from search.thesaurus.edition import refresh
from search.understanding import MOST as MOST_OFFERED
from search.weights import MOST_TERMS
from search.zero_hits import MOST_RELAXED
from tests.factories import AssignmentFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
# With an index of its own, what there is of each facet and what is near from home.
_BESIDES = 3


class Watched:
    """An engine that notes what it is asked. `having`: every term is in some document."""

    name = "tantivy"

    def __init__(self, engine: SearchEngine, *, having: bool = False) -> None:
        self._engine = engine
        self._having = having
        self.asked: list[EngineQuery] = []
        self.looked_up: list[int] = []
        self.listed: list[str] = []

    def search(self, query: EngineQuery) -> EngineAnswer:
        self.asked.append(query)
        return self._engine.search(query)

    def frequencies(self, terms: Iterable[str]) -> Frequencies:
        wanted = list(terms)
        self.looked_up.append(len(wanted))
        if self._having:
            return Frequencies(10_000, dict.fromkeys(wanted, 7))
        return self._engine.frequencies(wanted)

    def terms(self, prefix: str) -> Iterator[tuple[str, int]]:
        self.listed.append(prefix)
        return self._engine.terms(prefix)

    def generation(self) -> str:
        return self._engine.generation()

    def ready(self) -> bool:
        return self._engine.ready()


def searched(engine: SearchEngine, criteria: Criteria) -> Watched:
    watched = Watched(engine)
    with mock.patch.object(services, "engine", return_value=watched):
        assert search(criteria, now=NOW, language="sv").total == 0
    return watched


MISSPELT = "grömfizla wroxifel xkcdzu bimsokra tjoffelba zarkonim plumsigatt knorvelix"
EVERYTHING: dict[str, Any] = {
    "tier": ["micro", "short", "long", "special"],
    "language": ["sv", "en", "ar", "so", "fa", "uk", "pl", "de", "fi", "es"],
    "kind": ["association", "municipality"],
    "groups": ["1"],
    "companies": ["1"],
    "step_free": ["1"],
}


def test_nothing_found_with_all_chosen_is_a_bounded_number_of_questions(
    index: SearchEngine,
) -> None:
    near = Near(Position(56.046, 12.695), MAX_RADIUS)
    days = Days(NOW.date())
    criteria = Criteria.of(MISSPELT, days=days, near=near, **EVERYTHING)
    watched = searched(index, criteria)
    assert len(watched.asked) <= MOST_RELAXED + MOST_OFFERED + _BESIDES


def test_a_text_is_read_once_however_many_filters_are_tried_without(index: SearchEngine) -> None:
    alone = searched(index, Criteria.of(MISSPELT))
    filtered = searched(index, Criteria.of(MISSPELT, **EVERYTHING))
    assert len(filtered.asked) > len(alone.asked)
    assert len(filtered.looked_up) == len(alone.looked_up)
    assert filtered.listed == alone.listed


def test_few_of_many_misspelt_words_are_looked_up(index: SearchEngine) -> None:
    few = searched(index, Criteria.of(" ".join(f"{letter}xqzv" for letter in "abcdef")))
    many = searched(index, Criteria.of(" ".join(f"{letter}xqzv" for letter in "abcdefghijklmnop")))
    assert len(many.listed) <= len(few.listed) + 1  # the last one may be half-typed


def test_many_words_ask_for_no_more_terms_than_few(index: SearchEngine) -> None:
    AssignmentFactory(title="Läxhjälp")
    words = [
        concept.words[language][0]
        for concept in standard().concepts
        for language in concept.words
        if concept.words[language]
    ]
    watched = Watched(index, having=True)
    text = " ".join(word for word in words if " " not in word and len(word) < 7)
    query, read = Finding(watched, NOW).planned(Criteria.of(text), limit=10, count=False)
    assert len(read) > 20
    assert query.text is not None
    assert sum(len(word.terms) for word in query.text.words) <= MOST_TERMS


def test_a_text_is_read_once_until_what_it_is_read_by_changes(
    index: SearchEngine, catch_up: Callable[[], None]
) -> None:
    AssignmentFactory(title="Läxhjälp")
    catch_up()
    watched = Watched(index)

    def looked_up(text: str) -> int:
        before = len(watched.looked_up)
        Finding(watched, NOW).planned(Criteria.of(text), limit=10, count=False)
        return len(watched.looked_up) - before

    assert looked_up("läxhjälp")
    assert not looked_up("läxhjälp")
    assert looked_up("fotboll")
    AssignmentFactory(title="Hundvakt")
    catch_up()
    assert looked_up("läxhjälp")
    ThesaurusConcept.objects.create(key="egen", kind="thing", swedish=["egenord"])
    refresh()
    assert looked_up("läxhjälp")
