"""The whole way from text to terms."""

import unicodedata
from collections.abc import Iterable, Sequence

from search.analysis.forms import Language, QueryWord, document_forms, query_forms
from search.analysis.stopwords import STOP_WORDS
from search.analysis.words import plain_words, split_words

# Words of a query that are looked up; with at most 200 characters few queries have more.
MAX_QUERY_WORDS = 32


def document_terms(texts: Iterable[tuple[str, Language]]) -> tuple[str, ...]:
    """The distinct terms of texts, each in the language it is written in, in order of first use."""
    terms: dict[str, None] = {}
    for text, language in texts:
        for word in plain_words(text):
            for term in document_forms(word, language):
                terms[term] = None
    return tuple(terms)


def analyse_query(text: str) -> tuple[QueryWord, ...]:
    """The distinct content words of what was typed, in order, with their terms.

    A word is a stop word when it is one in any language: "in" and "to" are never content.
    """
    words = dict.fromkeys(word for word in plain_words(text) if not _is_stop_word(word))
    return tuple(QueryWord(word, query_forms(word)) for word in list(words)[:MAX_QUERY_WORDS])


def matching_spans(
    text: str, language: Language, words: Sequence[QueryWord]
) -> list[tuple[int, int]]:
    """The places in `text` (in NFC) of the words that `words` match, as slices, in order."""
    wanted = {term.text for word in words for term in word.terms}
    return [
        (word.start, word.end)
        for word in split_words(text)
        if not wanted.isdisjoint(document_forms(word.plain, language))
    ]


def normalised(text: str) -> str:
    """Text in the composed form (NFC) in which places are counted."""
    return unicodedata.normalize("NFC", text)


def _is_stop_word(word: str) -> bool:
    return any(word in stop_words for stop_words in STOP_WORDS.values())
