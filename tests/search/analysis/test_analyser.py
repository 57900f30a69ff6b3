import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import (
    Form,
    Language,
    Marking,
    analyse_query,
    document_terms,
    marked_terms,
    plain_words,
)
from search.analysis.forms import document_forms


def matches(query: str, text: str, language: Language = Language.SWEDISH) -> bool:
    """Whether every word of the query finds the text."""
    words = [word for word in analyse_query(query) if word.importance.needed]
    have = set(document_terms([(text, language)]))
    return bool(words) and all(have & {term.text for term in word.terms} for word in words)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("barnens", "Läs för ett barn"),
        ("barn", "barnen"),
        ("läxor", "läxan"),
        ("museum", "på museet"),
        ("uppdraget", "ett uppdrag"),
        ("hjälper", "vi hjälpte"),
        ("ODLA", "odlar"),
        ("aldre", "äldre"),
        ("raa", "Råå"),
        ("katt", "katter"),
        ("parad", "paraderna"),
        ("båt", "båtar"),
        ("städning", "vi städar"),
        ("simning", "att simma"),
        ("odla", "odling"),
    ],
)
def test_inflected_words_find_each_other(query: str, text: str) -> None:
    assert matches(query, text)


def test_english_words_find_english_texts() -> None:
    assert matches("dogs", "Walk a dog", Language.ENGLISH)
    assert matches("walking", "We walked", Language.ENGLISH)


@pytest.mark.parametrize(("query", "text"), [("får", "far"), ("hund", "hus"), ("mål", "mal")])
def test_other_words_do_not(query: str, text: str) -> None:
    assert not matches(query, text)


def test_diacritics_left_out_are_forgiven_at_low_weight_only() -> None:
    """far finds får, but only as a folded form."""
    have = set(document_terms([("får", Language.SWEDISH)]))
    shared = [
        term.form for word in analyse_query("far") for term in word.terms if term.text in have
    ]
    assert shared == [Form.FOLDED]


def test_small_words_are_left_out() -> None:
    words = analyse_query("jag vill gärna rasta en hund")
    needed = [word.plain for word in words if word.importance.needed]
    assert needed == ["rasta", "hund"]
    assert analyse_query("och the of att") == ()


def test_matching_words_are_found_in_the_text() -> None:
    text = "Barnens läxor: läs för barn."
    spans = Marking(marked_terms(analyse_query("barn läxa")), Language.SWEDISH).spans(text)
    assert [text[start:end] for start, end in spans] == ["Barnens", "läxor", "barn"]


@given(st.text())
def test_any_text_gives_terms(text: str) -> None:
    for language in Language:
        for term in document_terms([(text, language)]):
            assert 0 < len(term) <= 64
            assert len(term.split()) == 1
    for word in analyse_query(text):
        assert all(len(term.text) <= 64 for term in word.terms)


@given(st.text())
def test_the_words_of_words_are_themselves(text: str) -> None:
    words = plain_words(text)
    assert plain_words(" ".join(words)) == words


@given(st.text())
def test_spans_are_slices_in_order(text: str) -> None:
    spans = Marking(marked_terms(analyse_query(text)), Language.SWEDISH).spans(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


def test_a_word_is_taken_apart_once_for_all_documents() -> None:
    """Stems, lemmas and parts are what costs; how long it all takes is for `make bench`."""
    text = "Vi läser läxor med barnen på biblioteket varje tisdag kväll"
    document_forms.cache_clear()
    for _ in range(50):
        document_terms([(" ".join([text] * 10), Language.SWEDISH)])
    assert document_forms.cache_info().misses <= len(set(text.split()))


@pytest.mark.parametrize(
    ("query", "text"), [("bil", "billiga"), ("lag", "på läger"), ("gå", "en gås")]
)
def test_what_is_left_of_another_word_is_not_found(query: str, text: str) -> None:
    assert not matches(query, text)
