"""What is typed into any search box and had in no volunteer portal."""

import csv
from pathlib import Path

import pytest
from django.conf import settings

from search.analysis import Importance, analyse_query
from search.analysis.elsewhere import is_elsewhere, longest_from
from search.analysis.thesaurus import standard
from search.analysis.words import plain_words

DATA = Path(settings.BASE_DIR) / "search" / "analysis" / "data" / "elsewhere.csv"


@pytest.mark.parametrize(
    "text", ["casino", "online casino bonus", "bitcoinkurs", "sms lån", "for sale", "kasinospel"]
)
def test_what_is_had_elsewhere_is_known_as_such(text: str) -> None:
    importances = [word.importance for word in analyse_query(text)]
    assert Importance.ELSEWHERE in importances


@pytest.mark.parametrize(
    "text", ["poesi", "låna böcker", "hyra tält", "film", "sälja lotter", "hund", "äldre"]
)
def test_what_is_near_it_is_not(text: str) -> None:
    importances = [word.importance for word in analyse_query(text)]
    assert Importance.ELSEWHERE not in importances


def test_a_phrase_is_looked_for_as_long_as_it_is() -> None:
    assert longest_from("pirate") == 2
    assert longest_from("hund") == 1
    assert is_elsewhere(("pirate", "bay"))
    assert not is_elsewhere(("pirate",))


def test_nothing_is_both_here_and_elsewhere() -> None:
    with DATA.open(encoding="utf-8", newline="") as file:
        phrases = [
            tuple(plain_words(words))
            for row in csv.DictReader(file, strict=True)
            for words in row["words"].split("|")
        ]
    assert len(phrases) == len(set(phrases))
    thesaurus = standard()
    both = {
        phrase
        for phrase in phrases
        for concept in thesaurus.concepts
        for words in concept.words.values()
        if " ".join(phrase) in words
    }
    assert both == set()
