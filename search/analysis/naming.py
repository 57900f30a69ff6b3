"""Which concepts of the thesaurus the words of one query name, in the languages it may be in."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from search.analysis.forms import Language, is_known
from search.analysis.known import Known
from search.analysis.languages import is_sentence_in, is_word, known_in, language_of
from search.analysis.thesaurus import Concept

_SENSE = 2 / 3  # of the words of a text that makes sense are words at least
_SWEDISH = (Language.SWEDISH,)
_BY_FIRST = {
    first: (first, *(other for other in Language if other is not first)) for first in Language
}


class QueryLanguage(NamedTuple):
    """All of the rest of a query that the reading of one of its words depends on."""

    first: Language
    """The language that the query is in, as far as its words tell."""
    may_be_english: bool
    """Whether each of its words can be English."""
    is_swedish: bool
    """Whether it is a sentence in which no word is likely English."""
    is_gibberish: bool
    """Whether it is several words of which none is a word."""


class Naming:
    """Looks up the words of one query; each once, whatever number of queries ask."""

    def __init__(self, tokens: Sequence[str], known: Known) -> None:
        self._tokens = tokens
        self._known = known
        self._thesaurus = known.thesaurus
        self.language = QueryLanguage(
            first=language_of(tokens),
            may_be_english=all(Language.ENGLISH in known_in(token) for token in tokens),
            is_swedish=is_sentence_in(Language.SWEDISH, tokens),
            is_gibberish=len(tokens) > 1 and not any(map(is_word, tokens)),
        )
        self.both = _BY_FIRST[self.language.first]
        """All languages, that of the query first."""

    @cached_property
    def makes_sense(self) -> bool:
        """Whether most of its words are words, so that one that is none may be a name."""
        return sum(map(is_word, self._tokens)) >= _SENSE * len(self._tokens)

    def concepts(self, phrase: tuple[str, ...]) -> tuple[Concept, ...]:
        """The concepts of a phrase, in the language of the query, else in the other.

        What the language has a word of its own for is not looked for in the other: the English
        "no" is not the Swedish school subject.
        """
        known, key = self._known.concepts, (phrase, self.language)
        if key not in known:
            known[key] = self._look_up(phrase)
        return known[key]

    def english_alone(self, word: str) -> tuple[Concept, ...]:
        """What is English as it stands, and Swedish only as some form of a word: "dogs" for dö."""
        if self.languages(word) != _SWEDISH or self.language.is_swedish:
            return ()
        if not is_known(word, Language.ENGLISH):
            return ()
        if self._thesaurus.exactly((word,), Language.SWEDISH):
            return ()
        return self._thesaurus.exactly((word,), Language.ENGLISH)

    def languages(self, word: str) -> tuple[Language, ...]:
        """The languages that a word may be of, that of the query first."""
        if is_known(word, self.language.first):
            return (self.language.first,)
        return self.both

    def _look_up(self, phrase: tuple[str, ...]) -> tuple[Concept, ...]:
        if len(phrase) == 1 and (concepts := self.english_alone(phrase[0])):
            return concepts
        for language in self.languages(phrase[0]) if len(phrase) == 1 else self.both:
            if concepts := self._thesaurus.named(phrase, language):
                return concepts
        if self.language.may_be_english:
            return self._thesaurus.named(phrase, Language.ENGLISH)
        return ()
