"""Which words are kept of a search."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.missed.words import MOST_CHARACTERS, kept_words, looks_personal


@pytest.mark.parametrize(
    "text",
    [
        "anna.andersson@example.org",
        "anna (at) example",
        "anna snabel-a exempel",
        "ring 070-123 45 67",
        "042 10 50 00",
        "850709-9805",
        "19850709 9805",
        "８５０７０９",
        "www.minsida.se",
        "https://example.org/anna",
    ],
)
def test_what_looks_personal_is_not_kept(text: str) -> None:
    assert looks_personal(text)
    assert kept_words(text) == ""


def test_words_are_kept_in_one_form() -> None:
    assert kept_words("  Curling,  på Råå! ") == "curling på råå"
    assert kept_words("65 plus") == "65 plus"


def test_sentences_are_not_kept() -> None:
    assert kept_words("jag heter anna och söker något för min bror") == ""
    assert kept_words(f"{'x' * 31} {'y' * 31}") == ""


@given(st.text())
def test_whatever_is_kept_is_short_and_stays_the_same(text: str) -> None:
    kept = kept_words(text)
    assert len(kept) <= MOST_CHARACTERS
    assert kept_words(kept) == kept
