"""Stretches of days as terms: they meet exactly when the days do."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from search.day_terms import FIRST, LAST, Stretch, day_number, document_terms, query_terms


def stretches() -> st.SearchStrategy[Stretch]:
    days = st.integers(FIRST, LAST) | st.integers(20_000, 20_040)
    return st.tuples(days, days).map(lambda pair: (min(pair), max(pair)))


def meet(one: Stretch, other: Stretch) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


@given(st.lists(stretches(), max_size=4), stretches())
def test_terms_are_shared_exactly_when_the_days_are(taken: list[Stretch], asked: Stretch) -> None:
    shared = set(document_terms(taken)) & set(query_terms(*asked))
    assert bool(shared) == any(meet(each, asked) for each in taken)


@given(stretches())
def test_they_are_few_whatever_the_length(stretch: Stretch) -> None:
    assert len(query_terms(*stretch)) <= 100
    assert len(document_terms([stretch])) <= 70


def test_a_stretch_that_ends_before_it_begins_meets_none() -> None:
    assert query_terms(7, 6) == ()


def test_days_are_counted_from_1970_and_within_bounds() -> None:
    assert day_number(date(1970, 1, 2)) == 1
    assert day_number(date(1, 1, 1)) == FIRST
    assert day_number(date(9999, 12, 31)) == LAST
