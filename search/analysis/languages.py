"""Which language the words of a query are of."""

from collections.abc import Sequence
from functools import lru_cache

from search.analysis.forms import Language, is_known, likely_languages
from search.analysis.stopwords import STOP_WORDS

_SENTENCE = 3  # words of one language alone: no word among them is likely of another


def is_word(word: str) -> bool:
    return any(is_known(word, language) for language in Language)


def language_of(tokens: Sequence[str]) -> Language:
    """English when more of the words are only English than only Swedish."""
    only = [languages[0] for token in tokens if len(languages := known_in(token)) == 1]
    english = sum(language is Language.ENGLISH for language in only)
    return Language.ENGLISH if english * 2 > len(only) else Language.SWEDISH


def is_sentence_in(language: Language, tokens: Sequence[str]) -> bool:
    """Whether several of the words are only of this language, and none only of another."""
    only = [languages[0] for token in tokens if len(languages := known_in(token)) == 1]
    return len(only) >= _SENTENCE and set(only) == {language}


@lru_cache(maxsize=20_000)
def known_in(token: str) -> tuple[Language, ...]:
    stopped = tuple(language for language in Language if token in STOP_WORDS[language])
    return stopped or likely_languages(token)
