"""What was found, in words."""

from dataclasses import replace

import pytest
from django.utils import translation

from assignments.paging import Paging
from search.criteria import Criteria
from search.results import FacetOption, FacetResult, Results
from search.total_words import total_words


def results(total: int, assignments: int, calls: int, chosen: str = "") -> Results:
    """Counts of the facet of types are those without its own choice."""
    options = tuple(
        FacetOption(value, value, count, value == chosen, "?")
        for value, count in (("assignment", assignments), ("call", calls))
    )
    facet = FacetResult("type", "Typ", "choices", options, options, ())
    return Results(
        criteria=Criteria(), total=total, page=1, pages=1, first=1, last=1, hits=(),
        facets={"type": facet}, chosen=(), clear="?", sorts=(), paging=Paging(), engine="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (results(0, 0, 0), "0 assignments"),
        (results(1, 1, 0), "1 assignment"),
        (results(124, 120, 4), "120 assignments and 4 calls"),
        (results(2, 1, 1), "1 assignment and 1 call"),
        (results(4, 0, 4), "4 calls"),
        (results(120, 120, 4, chosen="assignment"), "120 assignments"),
        (results(4, 120, 4, chosen="call"), "4 calls"),
        (results(0, 5, 0, chosen="call"), "0 calls"),
    ],
)
def test_it_says_how_many_of_each_there_are(given: Results, words: str) -> None:
    with translation.override("en"):
        assert total_words(given) == words


def test_the_total_is_right_when_the_counts_lag_behind() -> None:
    with translation.override("en"):
        assert total_words(replace(results(3, 0, 4), total=3)) == "3 calls"
