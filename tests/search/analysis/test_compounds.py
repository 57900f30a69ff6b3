import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.compounds import compound_splits


@pytest.mark.parametrize(
    ("word", "modifier", "head"),
    [
        ("hundpromenad", "hund", "promenad"),
        ("läxhjälpare", "läx", "hjälpare"),
        ("besöksvän", "besök", "vän"),
        ("fritidsledare", "fritid", "ledare"),
        ("gatumusik", "gatu", "musik"),
        ("pojkvän", "pojk", "vän"),
        ("hundrastare", "hund", "rastare"),
        ("mellanstadieläxor", "mellanstadie", "läxor"),
        ("äldreboende", "äldre", "boende"),
        ("hundrastning", "hund", "rastning"),
        ("sorgegrupp", "sorge", "grupp"),
        ("familjeläger", "familje", "läger"),
        ("tisdagsbingot", "tisdag", "bingot"),
        ("snöskottningen", "snö", "skottningen"),
        ("fyrguide", "fyr", "guide"),
        ("älgjakt", "älg", "jakt"),
    ],
)
def test_compounds_have_two_parts(word: str, modifier: str, head: str) -> None:
    split = compound_splits(word)[0]
    assert (split.modifier, split.head) == (modifier, head)


@pytest.mark.parametrize(
    "word",
    [
        "barnen",
        "promenad",
        "förening",
        "stranden",
        "riktiga",
        "kontakt",
        "ungdomar",
        "orientering",
        "hemmet",
        "fyrtio",
        "population",
        "x",
    ],
)
def test_other_words_have_none(word: str) -> None:
    assert compound_splits(word) == ()


def test_an_s_between_the_parts_may_belong_to_either() -> None:
    assert {split.head for split in compound_splits("kvällsvärd")} == {"värd", "svärd"}


@given(st.text())
def test_any_text_is_taken(text: str) -> None:
    for split in compound_splits(text):
        assert text.startswith(split.modifier)
        assert text.endswith(split.head)
