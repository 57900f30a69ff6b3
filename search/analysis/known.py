"""What is known about the words of queries: looked up once, whatever number of queries ask.

For as long as the lexicon and the thesaurus stay as they are.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Protocol

from search.analysis.forms import Form, query_forms
from search.analysis.languages import is_word
from search.analysis.query_words import QueryWord
from search.analysis.spelling import Candidates, better_spelling
from search.analysis.thesaurus import Concept, Thesaurus
from search.analysis.words import fold

_EXACT = Form.EXACT.term("").text
_OF_THE_WORD = frozenset({Form.EXACT, Form.LEMMA, Form.STEM})
_SHORTEST_MEANT = 5  # letters of a misspelt word within a phrase
_MARKED = {"a": "åä", "o": "ö", "e": "é"}


class Lexicon(Protocol):
    """The words that documents have."""

    def having(self, terms: Iterable[str]) -> Mapping[str, int]:
        """How many documents have each of the terms; those that none has may be left out."""

    def starting_with(self, prefix: str) -> Iterable[tuple[str, int]]:
        """The terms that start with `prefix`, and how many documents have each."""


class _Nothing:
    def having(self, terms: Iterable[str]) -> Mapping[str, int]:
        return {}

    def starting_with(self, prefix: str) -> Iterable[tuple[str, int]]:
        return ()


class Known:
    """Words by what documents and the thesaurus have of them."""

    def __init__(self, lexicon: Lexicon | None, thesaurus: Thesaurus) -> None:
        self.looks_up = lexicon is not None
        self.thesaurus = thesaurus
        # Words and phrases as they were read, by what their reading depends on; of words also how
        # many were looked up as unknown.
        self.words: dict[Hashable, tuple[QueryWord | None, int]] = {}
        self.phrases: dict[Hashable, QueryWord] = {}
        self.concepts: dict[Hashable, tuple[Concept, ...]] = {}
        self._lexicon = lexicon or _Nothing()
        self._written: dict[str, bool] = {}
        self._candidates: dict[str, Candidates] = {}
        self._meant: dict[str, str] = {}

    def ask_for(self, words: Iterable[str]) -> None:
        """Ask which of the words are written, all at once."""
        forms = {
            word: [term.text for term in query_forms(word) if term.form in _OF_THE_WORD]
            for word in words
            if word not in self._written
        }
        having = self._lexicon.having(term for terms in forms.values() for term in terms)
        self._written |= {
            word: any(having.get(term) for term in terms) for word, terms in forms.items()
        }

    def is_written(self, word: str) -> bool:
        """Whether a document has the word, in some form of it."""
        if word not in self._written:
            self.ask_for([word])
        return self._written[word]

    def written_from(self, prefix: str) -> dict[str, int]:
        """The words that documents have, of those that start so, and how many have each."""
        return {
            term.removeprefix(_EXACT): number
            for term, number in self._lexicon.starting_with(_EXACT + prefix)
        }

    def candidates(self, letter: str) -> Candidates:
        """Words that a slip may have been made in: its first letter is seldom one."""
        if letter not in self._candidates:
            self._candidates[letter] = Candidates(self._beginning_with(letter))
        return self._candidates[letter]

    def meant(self, word: str) -> str:
        """What a word of a phrase was surely meant as, where it is no word itself; else that."""
        if word not in self._meant:
            self._meant[word] = word if self._is_one(word) else self._nearest(word)
        return self._meant[word]

    def _is_one(self, word: str) -> bool:
        return len(word) < _SHORTEST_MEANT or is_word(word) or self.is_written(word)

    def _nearest(self, word: str) -> str:
        """The nearest word of the phrases of the thesaurus; itself, when none is near."""
        near = Candidates((each, 0) for each in self.thesaurus.of_phrases(word[0]))
        return better_spelling(word, near) or word

    def _beginning_with(self, letter: str) -> Iterator[tuple[str, int]]:
        for variant in dict.fromkeys((letter, fold(letter), *_MARKED.get(letter, ""))):
            yield from self.written_from(variant).items()
            yield from ((word, 0) for word in self.thesaurus.starting_with(variant))
