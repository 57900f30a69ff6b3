import pytest

from search.analysis.spelling import Candidates, better_spelling

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
