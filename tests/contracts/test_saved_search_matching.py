"""A saved search is told of exactly those pages that a search finds, on every engine."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from search import plan
from search.alerts.debuts import matches
from search.alerts.matching import Batch
from search.alerts.services import kept, saved_query
from search.criteria import Criteria
from search.documents import SearchDocument
from search.engines.base import EngineQuery, SearchEngine
from search.engines.tantivy import TantivyEngine
from search.finding import Finding
from search.taxonomy import Name, Taxonomy
from search.weights import MOST_TERMS
from tests.contracts import test_parity as parity
from tests.contracts import test_search_engine as contract
from tests.contracts.test_search_engine import ENGINES, SETTINGS, VERSIONS, Make

ALL = 1000
NOW = datetime(2099, 12, 1, 12, 0, tzinfo=UTC)
TAXONOMY = Taxonomy(
    topics=tuple(Name(slug, slug, slug) for slug in parity.TOPICS),
    districts=tuple(Name(slug, slug, slug) for slug in parity.DISTRICTS),
)


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> SearchEngine:
    make: Make = (
        TantivyEngine if request.param == "tantivy" else request.getfixturevalue("elastic_engine")
    )
    made = make(tmp_path)
    with made.building() as build:
        build.swap()
    return made


@settings(max_examples=60, **SETTINGS)
@given(state=contract.states(), asked=st.lists(contract.queries(), min_size=3, max_size=8))
def test_whatever_an_engine_is_asked_the_same_documents_match(
    engine: SearchEngine, state: dict[int, SearchDocument], asked: list[EngineQuery]
) -> None:
    _fill(engine, list(state.values()))
    batch = Batch(list(state.values()))
    for query in asked:
        hits = engine.search(replace(query, limit=ALL)).hits
        assert sorted(batch.matching(query)) == sorted(hit.id for hit in hits)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
@given(
    old=st.lists(parity.DOCUMENTS, max_size=20),
    new=st.lists(parity.DOCUMENTS, min_size=1, max_size=8),
    asked=st.lists(parity.criteria(), min_size=5, max_size=10),
    most_terms=st.sampled_from([MOST_TERMS, 12]),
)
def test_whatever_is_saved_the_new_pages_are_those_that_the_search_finds(
    engine: SearchEngine,
    old: list[SearchDocument],
    new: list[SearchDocument],
    asked: list[Criteria],
    most_terms: int,
) -> None:
    """With slips, half-typed words and every facet, as they are read back from the database.

    Also where the words of a text share fewer terms than they have.
    """
    by_page = {document.id: document for document in (*old, *new)}
    fresh = {document.id: by_page[document.id] for document in new}
    _fill(engine, list(by_page.values()))
    saved = {saved_query(criteria): [number] for number, criteria in enumerate(asked)}
    criteria_of = {saved_query(criteria): criteria for criteria in asked}
    with mock.patch.object(plan, "MOST_TERMS", most_terms):
        found = matches(list(fresh.values()), saved, engine, TAXONOMY, NOW)
        hits = {query: _hits(engine, criteria_of[query]) for query in saved}
    for query, (number,) in saved.items():
        told = {page for page, searches in found.items() if number in searches}
        assert told == hits[query] & fresh.keys(), query


def _hits(engine: SearchEngine, criteria: Criteria) -> set[int]:
    query, _ = Finding(engine, NOW).planned(kept(criteria), limit=ALL, count=False)
    return {hit.id for hit in engine.search(query).hits}


def _fill(engine: SearchEngine, documents: list[SearchDocument]) -> None:
    with engine.writing() as writer:
        writer.apply([], sorted(engine.fingerprints()), next(VERSIONS))
        writer.apply(documents, [], next(VERSIONS))
