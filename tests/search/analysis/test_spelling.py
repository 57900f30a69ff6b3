import pytest

from search.analysis.spelling import (
    Candidates,
    better_spelling,
    corrections,
    one_slip_from_words,
)

WORDS = Candidates(
    [("läxhjälp", 3), ("hund", 5), ("hus", 9), ("fotboll", 2), ("fotbollar", 1), ("sol", 4)]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("läxhjelp", "läxhjälp"), ("läxjhälp", "läxhjälp"), ("fotbol", "fotboll"), ("hnud", "hund")],
)
def test_slips_are_mended(typed: str, meant: str) -> None:
    assert better_spelling(typed, WORDS) == meant


@pytest.mark.parametrize("typed", ["hu", "asdfgh", "kvantfysik", "hund"])
def test_what_is_no_slip_is_left(typed: str) -> None:
    assert better_spelling(typed, WORDS) is None


@pytest.mark.parametrize("typed", ["slo", "hsu", "so"])
def test_a_short_word_is_never_taken_for_another(typed: str) -> None:
    assert better_spelling(typed, WORDS) is None


@pytest.mark.parametrize(
    ("typed", "meant"), [("fotblol", "fotboll"), ("hnude", None), ("läxjhälpp", "läxhjälp")]
)
def test_two_slips_are_forgiven_in_a_long_word_alone(typed: str, meant: str | None) -> None:
    assert better_spelling(typed, WORDS) == meant


def test_what_has_no_vowel_is_no_misspelt_word() -> None:
    assert corrections("szft", Candidates([("saft", 3)])) == []


@pytest.mark.parametrize(
    ("typed", "meant"), [("upptagnig", "upptagning"), ("stuag", "stuga"), ("lagniing", "lagning")]
)
def test_one_letter_missing_doubled_or_swapped_is_a_slip(typed: str, meant: str) -> None:
    assert meant in one_slip_from_words(typed)
