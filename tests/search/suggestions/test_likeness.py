"""How like a half-typed word is to a whole one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import plain_words
from search.suggestions.likeness import Likeness, WordsOfNames, likeness


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
    names = WordsOfNames([("läxhjälp", "på", "råå"), ("lax", "rån"), ("hund", "på", "råå")])
    assert names.like(("rå", "lax")) == {0: Likeness.FOLDED, 1: Likeness.BEGINS}
    assert names.like(("rå", "katt")) == {}


def test_of_several_words_that_begin_so_the_likest_counts() -> None:
    assert WordsOfNames([("åkare", "aktiv")]).like(("ak",)) == {0: Likeness.BEGINS}


@given(st.text(), st.text())
def test_any_words_can_be_compared(typed: str, word: str) -> None:
    for first in plain_words(typed):
        for second in plain_words(word):
            likeness(first, second)
