"""Texts of documents -> terms, and the places of what a query matched."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from search.analysis.forms import Language, document_forms, half, orders, pairs
from search.analysis.query_words import QueryWord
from search.analysis.stopwords import STOP_WORDS
from search.analysis.words import places, plain_form, plain_words, written_words


def document_terms(texts: Iterable[tuple[str, Language]]) -> tuple[str, ...]:
    """The distinct terms of texts, each in the language it is written in, in order of first use."""
    terms: list[str] = []
    for text, language in texts:
        stop_words = STOP_WORDS[language]
        words = plain_words(text)
        halves = [half(word, language) for word in words]
        content = [place for place, word in enumerate(words) if word not in stop_words]
        for place in content:
            terms += document_forms(words[place], language)
        terms += pairs([halves[place] for place in content], language)
        terms += orders(halves, language)
    return tuple(dict.fromkeys(terms))


def marked_terms(words: Iterable[QueryWord]) -> frozenset[str]:
    """The terms by which the words of a text are marked as what `words` ask for."""
    return frozenset(term.text for word in words for term in word.marked_terms)


class Marking:
    """Finds the words that have a term in `terms`, in any number of texts in one language.

    Each distinct word is asked about once: texts found together share most of theirs.
    """

    def __init__(self, terms: frozenset[str], language: Language) -> None:
        self._terms = terms
        self._language = language
        self._known: set[str] = set()
        self._wanted: set[str] = set()

    def spans(self, text: str) -> list[tuple[int, int]]:
        """The places of those words in `text` (in NFC), as slices."""
        words = written_words(text)
        new = words - self._known
        self._known |= new
        apart, language = self._terms.isdisjoint, self._language
        self._wanted |= {word for word in new if not apart(_written_forms(word, language))}
        return places(words & self._wanted, text)


@lru_cache(maxsize=200_000)
def _written_forms(word: str, language: Language) -> tuple[str, ...]:
    """The terms of a word as it is written."""
    plain = plain_form(word)
    return document_forms(plain, language) if plain else ()


def normalised(text: str) -> str:
    """Text in the composed form (NFC) in which places are counted."""
    return unicodedata.normalize("NFC", text)
