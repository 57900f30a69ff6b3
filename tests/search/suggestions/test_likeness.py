"""How like a half-typed word is to a whole one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import plain_words
from search.suggestions.likeness import Likeness, likeness, likeness_of_all


@pytest.mark.parametrize(
    ("typed", "word", "expected"),
    [
        ("läx", "läxhjälp", Likeness.BEGINS),
        ("lax", "läxhjälp", Likeness.FOLDED),
        ("läxjh", "läxhjälp", Likeness.SLIPPED),
        ("sbråtk", "språkkafé", None),  # two slips
        ("läx", "lax", None),  # who types ä means it
        ("lxa", "läxhjälp", None),  # too short for a slip
        ("hund", "läxhjälp", None),
    ],
)
def test_a_beginning(typed: str, word: str, expected: Likeness | None) -> None:
    assert likeness(typed, word) == expected


def test_each_typed_word_begins_some_word_in_any_order() -> None:
    assert likeness_of_all(("rå", "lax"), ("läxhjälp", "på", "råå")) is Likeness.FOLDED
    assert likeness_of_all(("rå", "hund"), ("läxhjälp", "på", "råå")) is None


@given(st.text(), st.text())
def test_any_words_can_be_compared(typed: str, word: str) -> None:
    for first in plain_words(typed):
        for second in plain_words(word):
            likeness(first, second)
