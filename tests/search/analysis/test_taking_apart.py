"""Compounds of queries, and what their words are worth."""

from search.analysis import Importance, analyse_query
from tests.search.analysis.written import Written, finds, needed


def test_a_compound_that_nobody_has_written_is_read_as_its_words() -> None:
    assert [word.plain for word in needed("äldrebesök", "Besöksvän till äldre")] == [
        "äldre",
        "besök",
    ]
    assert [word.plain for word in needed("äldrebesök", "Äldrebesök")] == ["äldrebesök"]


def test_of_a_compound_with_an_empty_word_the_other_is_meant() -> None:
    assert finds("flyktingfrågan", "Rum till en asylsökande")


def test_what_is_not_heard_of_is_not_found_by_a_word_that_says_little() -> None:
    assert not finds("aktersnurrekurs", "En kurs i snickeri")


def test_a_compound_of_what_nobody_heard_of_is_not_found_by_its_end() -> None:
    assert not finds("tamppuben", "Quiz på puben")


def test_the_words_of_a_compound_are_worth_something_each() -> None:
    words = analyse_query("barnpassning", Written("Vi passar småbarn"))
    parts = [word for word in words if word.importance is Importance.OF_COMPOUND]
    assert [word.plain for word in parts] == ["barn", "passning"]
    assert "ls:passa" in {term.text for term in parts[1].terms}


def test_letters_of_a_formula_are_no_compound() -> None:
    assert needed("(a+b)^2=", "Ekonom på ett AB") == []


def test_the_first_word_of_a_compound_may_lack_its_vowel() -> None:
    assert finds("ridlektion", "Gå bredvid barn som rider")
