"""Whatever is written or typed: terms come out, none too long, and the same the second time."""

from collections.abc import Iterable, Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import Language, Reader, analyse_query, document_terms, plain_words
from search.analysis.forms import document_forms, query_forms
from search.analysis.words import (
    MAX_WORD_LENGTH,
    fold,
    places,
    plain_form,
    split_words,
    written_words,
)
from search.problems import clean_text

LONGEST_TERM = 64

LETTERS = "aoåäösnrtlkéüİßﬁǆΣςабعح汉0٣"
# Words longer than any there is, also of real ones put together, and marks of every kind.
long_words = st.text(LETTERS, min_size=40, max_size=250) | st.lists(
    st.sampled_from(["läx", "hjälp", "barn", "vakt", "sjukhus", "besöks"]), min_size=8, max_size=30
).map("".join)
marks = st.text('"„”«»-_*?\\.:+/\u202e\u200f\u0000\u0301 ', max_size=12)
texts = st.lists(st.text(max_size=40) | long_words | marks, max_size=8).map(" ".join)


class Everything:
    """Documents that have every term, and of each beginning two words."""

    def having(self, terms: Iterable[str]) -> Mapping[str, int]:
        return dict.fromkeys(terms, 3)

    def starting_with(self, prefix: str) -> Iterable[tuple[str, int]]:
        return [(prefix + "a", 3), (prefix + "ning", 1)]


class Nothing:
    """Documents that have no term; beginnings have words all the same, as they do meanwhile."""

    def having(self, terms: Iterable[str]) -> Mapping[str, int]:
        return {}

    def starting_with(self, prefix: str) -> Iterable[tuple[str, int]]:
        return [(prefix + "a", 3), (prefix + "ning", 1)]


def is_a_term(text: str) -> bool:
    """Engines take terms as they are parted by spaces."""
    return 3 < len(text) <= LONGEST_TERM and text.split() == [text]


@given(texts)
@settings(deadline=None)
def test_any_document_gives_terms(text: str) -> None:
    for language in Language:
        assert all(map(is_a_term, document_terms([(text, language)])))


@given(texts)
@settings(deadline=None)
def test_any_query_gives_terms_whatever_documents_have(text: str) -> None:
    for lexicon in (None, Everything(), Nothing()):
        for word in analyse_query(text, lexicon):
            assert all(is_a_term(term.text) for term in word.terms)


@given(texts)
@settings(deadline=None)
def test_what_is_analysed_is_analysed_the_same_again(text: str) -> None:
    """The words of a text are a text with those words."""
    words = plain_words(text)
    again = " ".join(words)
    assert plain_words(again) == words
    for language in Language:
        assert document_terms([(again, language)]) == document_terms([(text, language)])
    unquoted = text.translate(dict.fromkeys(map(ord, '"“”„«»'), " "))
    assert analyse_query(" ".join(plain_words(unquoted))) == analyse_query(unquoted)
    assert Reader(Nothing()).read(clean_text(text)) == Reader(Nothing()).read(clean_text(text))


@given(long_words | st.text())
def test_a_plain_word_is_plain_already(word: str) -> None:
    plain = plain_form(word)
    assert plain_form(plain) == plain
    assert len(plain) <= MAX_WORD_LENGTH
    assert fold(fold(plain)) == fold(plain)


@given(st.text(LETTERS, min_size=1, max_size=200))
@settings(deadline=None)
def test_what_a_document_says_is_found_by_the_same_word(word: str) -> None:
    """Unless it is a small word."""
    for plain in plain_words(word):
        for language in Language:
            if forms := document_forms(plain, language):
                asked = {term.text for term in query_forms(plain, (language,))}
                assert not asked.isdisjoint(forms)


@given(st.text("abåA_-. 1é", max_size=40), st.sets(st.text("abå", min_size=1, max_size=2)))
def test_wanted_words_are_found_where_they_stand_alone(text: str, wanted: set[str]) -> None:
    words = [(text[word.start : word.end], word.start, word.end) for word in split_words(text)]
    assert written_words(text) == {word for word, _start, _end in words}
    assert places(written_words(text) & wanted, text) == [
        (start, end) for word, start, end in words if word in wanted
    ]
