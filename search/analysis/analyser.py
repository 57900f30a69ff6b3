"""Texts of documents -> terms, and the places of what a query matched."""

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

from search.analysis.forms import Language, document_forms, pair_text
from search.analysis.query_words import QueryWord
from search.analysis.stopwords import STOP_WORDS
from search.analysis.words import plain_words, split_words


def document_terms(texts: Iterable[tuple[str, Language]]) -> tuple[str, ...]:
    """The distinct terms of texts, each in the language it is written in, in order of first use."""
    terms: dict[str, None] = {}
    for text, language in texts:
        stop_words = STOP_WORDS[language]
        content = [word for word in plain_words(text) if word not in stop_words]
        for word in content:
            terms.update(dict.fromkeys(document_forms(word, language)))
        for first, second in pairwise(content):
            terms[pair_text(first, second, language)] = None
    return tuple(terms)


def matching_spans(
    text: str, language: Language, words: Sequence[QueryWord]
) -> list[tuple[int, int]]:
    """The places in `text` (in NFC) of the words that `words` match, as slices, in order."""
    wanted = {term.text for word in words for term in word.marked_terms}
    return [
        (word.start, word.end)
        for word in split_words(text)
        if not wanted.isdisjoint(document_forms(word.plain, language))
    ]


def normalised(text: str) -> str:
    """Text in the composed form (NFC) in which places are counted."""
    return unicodedata.normalize("NFC", text)
