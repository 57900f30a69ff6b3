from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from search.criteria import Criteria, Sort
from search.engines.base import EngineHit
from search.ranking import rank

NOW = datetime(2026, 12, 1, tzinfo=UTC)


def hit(
    page: int,
    *,
    score: int = 0,
    organisation: int = 0,
    age: int = 0,
    left: int | None = None,
    answers_within: int | None = None,
) -> EngineHit:
    published = int((NOW - timedelta(days=age)).timestamp())
    until = None if left is None else int((NOW + timedelta(days=left)).timestamp())
    return EngineHit(page, score, published, organisation, until, answers_within)


def test_without_text_the_newest_come_first_with_organisations_varied() -> None:
    hits = [
        hit(1, organisation=1),
        hit(2, organisation=1),
        hit(3, organisation=2),
        hit(4, organisation=3),
    ]
    assert rank(hits, Criteria(), NOW) == [1, 3, 4, 2]


def test_a_much_better_hit_is_not_passed_for_variety() -> None:
    hits = [
        hit(1, score=100, organisation=1),
        hit(2, score=95, organisation=1),
        hit(3, score=40, organisation=2),
    ]
    assert rank(hits, Criteria.of("hund"), NOW) == [1, 2, 3]


def test_freshness_decides_between_hits_worth_about_the_same() -> None:
    hits = [hit(1, score=100, age=300), hit(2, score=98, age=0)]
    assert rank(hits, Criteria.of("hund"), NOW) == [2, 1]
    hits = [hit(1, score=100, age=300), hit(2, score=80, age=0)]
    assert rank(hits, Criteria.of("hund"), NOW) == [1, 2]


def test_the_last_days_decide_between_hits_worth_about_the_same() -> None:
    for later in (None, 300, 20):
        hits = [hit(1, score=100, left=later), hit(2, score=99, left=1)]
        assert rank(hits, Criteria.of("hund"), NOW) == [2, 1]
    hits = [hit(1, score=100), hit(2, score=90, left=1)]
    assert rank(hits, Criteria.of("hund"), NOW) == [1, 2]


def test_who_answers_soon_comes_before_who_does_not_or_is_not_known() -> None:
    for slower in (None, 30, 7):
        hits = [hit(1, score=100, answers_within=slower), hit(2, score=99, answers_within=1)]
        assert rank(hits, Criteria.of("hund"), NOW) == [2, 1]
    hits = [hit(1, score=100), hit(2, score=90, answers_within=1)]
    assert rank(hits, Criteria.of("hund"), NOW) == [1, 2]


def test_whoever_asks_for_the_newest_gets_just_that() -> None:
    hits = [hit(1, organisation=1), hit(2, organisation=1), hit(3, organisation=2)]
    assert rank(hits, Criteria.of(sort=Sort.NEWEST), NOW) == [1, 2, 3]


HITS = st.lists(
    st.builds(
        EngineHit,
        st.integers(1, 10_000),
        st.integers(0, 500),
        st.integers(0, 10**9),
        st.integers(0, 4),
        st.none() | st.integers(0, 10**9),
        st.none() | st.integers(0, 400),
    ),
    max_size=250,
    unique_by=lambda each: each.id,
)


@given(HITS, st.sampled_from(["", "hund"]))
def test_nothing_is_lost_and_only_the_first_200_move(hits: list[EngineHit], q: str) -> None:
    ranked = rank(hits, Criteria.of(q), NOW)
    assert sorted(ranked) == sorted(each.id for each in hits)
    assert ranked[200:] == [each.id for each in hits[200:]]
