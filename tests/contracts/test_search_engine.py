"""What every search engine does. A new engine joins ENGINES and passes, or is not one."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from search.documents import CELLS, DAYS, FACET_FIELDS, MARK_FIELDS, Field, SearchDocument, Times
from search.engines.base import (
    EngineQuery,
    Frequencies,
    IndexMissingError,
    Order,
    SearchEngine,
    TermScore,
    TextQuery,
    WordQuery,
    WriterBusyError,
)
from search.engines.tantivy import TantivyEngine
from search.geography import Position, cell_terms
from tests.search.brute_force import answer

Make = Callable[[Path], SearchEngine]

ENGINES = [
    "tantivy",
    pytest.param("elasticsearch", marks=pytest.mark.elasticsearch),
]
VERSIONS = itertools.count(1)

# Some as near to each other as one house to the next; ties are among those at one place.
POSITIONS = [
    Position(56.0465, 12.6945),
    Position(56.04651, 12.69451),
    Position(56.1, 12.6945),
    Position(-33.9, 151.2),
]
TERMS = ("e_:hund", "e_:katt", "ls:barn", "ss:läx", "f_:aldre")
VALUES = ("a", "b", "remote", "1")
# Searches are later than the indexing, so far ahead that no run of these tests comes near.
AHEAD = 4_102_444_800  # the year 2100
MOMENTS = st.integers(AHEAD, AHEAD + 12)
MAYBE_MOMENT = st.none() | MOMENTS
TIMES = st.lists(st.tuples(st.integers(AHEAD, AHEAD + 10), st.integers(1, 3)), max_size=3)
MAYBE_POSITION = st.none() | st.sampled_from(POSITIONS)
MAYBE_DAYS = st.none() | st.integers(1, 30)

# No shrinking: an example takes a few commits, and the first one found tells enough.
SETTINGS: dict[str, Any] = {
    "deadline": None,
    "suppress_health_check": list(HealthCheck),
    "phases": [Phase.explicit, Phase.reuse, Phase.generate],
}


@pytest.fixture(params=ENGINES)
def make(request: pytest.FixtureRequest) -> Make:
    """Makes an engine; of the same path, one with the same index."""
    if request.param == "tantivy":
        return TantivyEngine
    elastic: Make = request.getfixturevalue("elastic_engine")
    return elastic


@pytest.fixture
def engine(make: Make, tmp_path: Path) -> SearchEngine:
    made = make(tmp_path)
    with made.building() as build:
        build.swap()
    return made


@cache  # to make a strategy takes longer than to draw from it
def some(
    values: tuple[str, ...], most: int = 3, least: int = 0
) -> st.SearchStrategy[tuple[str, ...]]:
    chosen = st.lists(st.sampled_from(values), min_size=least, max_size=most, unique=True)
    return chosen.map(tuple)


@st.composite
def documents(draw: st.DrawFn, page: int) -> SearchDocument:
    times = draw(TIMES)
    position = draw(MAYBE_POSITION)
    return SearchDocument(
        id=page,
        terms={field: draw(some(TERMS)) for field in Field},
        facets={field: draw(some(VALUES, 2)) for field in sorted(FACET_FIELDS)},
        published=draw(st.integers(0, 3)),
        findable_until=draw(MAYBE_MOMENT),
        occasions=tuple(Times(start, start + length) for start, length in times),
        organisation=draw(st.integers(0, 2)),
        answers_within=draw(MAYBE_DAYS),
        marks={
            DAYS: draw(some(VALUES, 2)),
            CELLS: (*draw(some(VALUES, 2)), *(cell_terms(position) if position else ())),
        },
        position=position,
    )


@st.composite
def states(draw: st.DrawFn) -> dict[int, SearchDocument]:
    """What is in an index: some documents by id."""
    pages = draw(st.sets(st.integers(1, 30), max_size=12))
    return {page: draw(documents(page)) for page in sorted(pages)}


@st.composite
def text_queries(draw: st.DrawFn) -> TextQuery:
    words = tuple(
        WordQuery(
            terms=terms,
            strength=draw(st.integers(1, 12)),
            scores=tuple(
                TermScore(field.value, term, draw(st.integers(1, 5)))
                for term in terms
                for field in Field
            ),
        )
        for terms in draw(st.lists(some(TERMS, 2, 1), max_size=3))
    )
    most = sum(word.strength for word in words)
    return TextQuery(words, draw(st.integers(0, max(1, most))))


@st.composite
def queries(draw: st.DrawFn) -> EngineQuery:
    fields = draw(some((*sorted(FACET_FIELDS), *MARK_FIELDS), 2))
    return EngineQuery(
        now=draw(MOMENTS),
        text=draw(st.none() | text_queries()),
        filters=tuple((field, draw(some(VALUES, 2, 1))) for field in fields),
        order=draw(st.sampled_from(Order)),
        limit=draw(st.integers(0, 8)),
        counts=tuple((field, 50) for field in sorted(FACET_FIELDS)),
        origin=draw(st.sampled_from(POSITIONS)),
    )


@settings(max_examples=50, **SETTINGS)
@given(before=states(), after=states(), asked=st.lists(queries(), min_size=3, max_size=6))
def test_it_answers_as_if_it_looked_at_every_document(
    engine: SearchEngine,
    before: dict[int, SearchDocument],
    after: dict[int, SearchDocument],
    asked: list[EngineQuery],
) -> None:
    with engine.writing() as writer:
        writer.apply([], sorted(engine.fingerprints()), next(VERSIONS))
        writer.apply(list(before.values()), [], next(VERSIONS))
        writer.apply(list(after.values()), sorted(before.keys() - after.keys()), next(VERSIONS))
    for query in asked:
        assert engine.search(query) == answer(after.values(), query)


@settings(max_examples=25, **SETTINGS)
@given(before=states(), after=states())
def test_its_vocabulary_is_that_of_its_documents(
    engine: SearchEngine, before: dict[int, SearchDocument], after: dict[int, SearchDocument]
) -> None:
    with engine.writing() as writer:
        writer.apply([], sorted(engine.fingerprints()), next(VERSIONS))
        writer.apply(list(before.values()), [], next(VERSIONS))
        writer.apply(list(after.values()), sorted(before.keys() - after.keys()), next(VERSIONS))
        writer.apply(list(after.values()), sorted(before.keys() - after.keys()), next(VERSIONS))
    counted = {
        term: having
        for term in TERMS
        if (having := sum(term in document.all_terms for document in after.values()))
    }
    assert engine.frequencies(TERMS) == Frequencies(len(after), counted)
    assert dict(engine.terms("e_:")) == {
        term: having for term, having in counted.items() if term.startswith("e_:")
    }
    assert engine.fingerprints() == {each.id: each.fingerprint for each in after.values()}


def document(page: int, **changes: Any) -> SearchDocument:
    made = SearchDocument(id=page, terms={Field.TITLE: ("e_:hund",)}, facets={}, published=page)
    return replace(made, **changes)


def test_every_value_of_a_facet_is_counted(engine: SearchEngine) -> None:
    values = [f"district-{number}" for number in range(60)]
    with engine.writing() as writer:
        writer.apply(
            [document(n + 1, facets={"places": (v,)}) for n, v in enumerate(values)],
            [],
            next(VERSIONS),
        )
    found = engine.search(EngineQuery(now=0, counts=(("places", 100),)))
    assert found.counts["places"] == dict.fromkeys(values, 1)


@pytest.mark.parametrize("moments", [range(8), range(7, -1, -1), (0, 7, 3, 5, 3)])
def test_counts_of_all_that_can_be_found_follow_every_ending(
    engine: SearchEngine, moments: Sequence[int]
) -> None:
    """Whatever moment is asked about first, and also where a filter is left out to count."""
    ends = {1: AHEAD + 2, 2: AHEAD + 3, 3: AHEAD + 3, 4: AHEAD + 6, 5: None}
    made = [
        document(page, facets={"tier": ("a",), "places": ("b",)}, findable_until=until)
        for page, until in ends.items()
    ]
    with engine.writing() as writer:
        writer.apply(made, [], next(VERSIONS))
    for moment in moments:
        for filters in ((), (("tier", ("a",)),)):
            query = EngineQuery(
                now=AHEAD + moment, filters=filters, counts=(("tier", 10), ("places", 10))
            )
            assert engine.search(query) == answer(made, query)


def test_counts_of_all_that_can_be_found_follow_every_commit(engine: SearchEngine) -> None:
    query = EngineQuery(now=AHEAD, counts=(("tier", 10),))
    for pages in range(1, 4):
        with engine.writing() as writer:
            writer.apply([document(pages, facets={"tier": ("a",)})], [], next(VERSIONS))
        assert engine.search(query).counts == {"tier": {"a": pages}}


def test_many_documents_of_one_score_come_newest_first(engine: SearchEngine) -> None:
    score = (TermScore("title", "e_:hund", 7),)
    text = TextQuery((WordQuery(("e_:hund",), 1, score),), 1)
    with engine.writing() as writer:
        for page in range(1, 300, 10):
            writer.apply([document(each) for each in range(page, page + 10)], [], next(VERSIONS))
    found = engine.search(EngineQuery(now=0, text=text, order=Order.SCORE, limit=10))
    assert [hit.id for hit in found.hits] == list(range(300, 290, -1))
    assert found.total == 300


def test_words_that_only_score_leave_nothing_out(engine: SearchEngine) -> None:
    score = (TermScore("title", "e_:katt", 7),)
    text = TextQuery((WordQuery(("e_:katt",), 1, score),), 0)
    with engine.writing() as writer:
        writer.apply([document(1, facets={"places": ("raa",)})], [], next(VERSIONS))
    asked = EngineQuery(
        now=0,
        text=text,
        filters=(("places", ("raa",)),),
        order=Order.SCORE,
        limit=10,
        counts=(("places", 10),),
    )
    assert engine.search(asked).total == 1


def test_the_nearest_of_many_come_first_wherever_they_are(engine: SearchEngine) -> None:
    origin = Position(56.0465, 12.6945)
    places = {
        page: Position(round(56.0465 + page / 5_000, 5), round(12.6945 - page / 9_000, 5))
        for page in range(1, 200)
    }
    made = [
        replace(document(page), position=place, marks={CELLS: cell_terms(place)})
        for page, place in places.items()
    ]
    with engine.writing() as writer:
        writer.apply([*reversed(made), document(300)], [], next(VERSIONS))
    for limit in (1, 5, 40, 150, 250):
        query = EngineQuery(now=0, order=Order.NEAREST, origin=origin, limit=limit)
        assert engine.search(query) == answer([*made, document(300)], query)


def test_another_process_sees_a_commit_at_once(
    engine: SearchEngine, make: Make, tmp_path: Path
) -> None:
    other = make(tmp_path)
    assert other.search(EngineQuery(now=0)).total == 0
    with engine.writing() as writer:
        writer.apply([document(1)], [], next(VERSIONS))
    assert other.search(EngineQuery(now=0)).total == 1


def test_its_generation_changes_with_every_commit(engine: SearchEngine) -> None:
    before = engine.generation()
    with engine.writing() as writer:
        writer.apply([document(1)], [], next(VERSIONS))
    assert engine.generation() != before


def test_only_one_writes(engine: SearchEngine) -> None:
    with engine.writing(), pytest.raises(WriterBusyError), engine.writing():
        pass
    with engine.building(), pytest.raises(WriterBusyError), engine.building():
        pass


def test_a_new_index_takes_over_when_it_is_swapped_in(engine: SearchEngine) -> None:
    with engine.writing() as writer:
        writer.apply([document(1)], [], next(VERSIONS))
    with engine.building() as build:
        build.apply([document(2)], [], next(VERSIONS))
        assert set(engine.fingerprints()) == {1}
        build.swap()
        assert set(engine.fingerprints()) == {2}
    assert set(engine.fingerprints()) == {2}


def test_a_new_index_that_is_given_up_changes_nothing(engine: SearchEngine) -> None:
    with engine.writing() as writer:
        writer.apply([document(1)], [], next(VERSIONS))
    with engine.building() as build:
        build.apply([document(2)], [], next(VERSIONS))
    assert set(engine.fingerprints()) == {1}


def test_without_an_index_it_says_so(make: Make, tmp_path: Path) -> None:
    engine = make(tmp_path)
    assert not engine.ready()
    with pytest.raises(IndexMissingError):
        engine.search(EngineQuery(now=0))
