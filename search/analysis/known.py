"""What is known about the words of queries: looked up once, whatever number of queries ask.

For as long as the thesaurus stays as it is, and the lexicon, until another moment's is put in its
place.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from search.analysis.forms import Form, query_forms
from search.analysis.kept import Kept
from search.analysis.languages import is_word
from search.analysis.spelling import Candidates, better_spelling, corrections
from search.analysis.thesaurus import Concept, Thesaurus
from search.analysis.words import fold

_EXACT = Form.EXACT.term("").text
_OF_THE_WORD = frozenset({Form.EXACT, Form.LEMMA, Form.STEM})
MOST_COMPLETIONS = 8
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


class Asked(NamedTuple):
    """A question to the lexicon, by what answers it."""

    answers: str
    word: str


class Known:
    """Words by what documents and the thesaurus have of them."""

    def __init__(self, lexicon: Lexicon | None, thesaurus: Thesaurus) -> None:
        self.looks_up = lexicon is not None
        self.thesaurus = thesaurus
        # How words, phrases and texts were read, by all else that their reading depends on.
        self.read = Kept()
        self.concepts: dict[Hashable, tuple[Concept, ...]] = {}
        self._lexicon = lexicon or _Nothing()
        self._written: dict[str, bool] = {}
        self._spelt: dict[str, tuple[str, ...]] = {}
        self._completed: dict[str, tuple[str, ...]] = {}
        self._candidates: dict[str, Candidates] = {}
        self._of_phrases: dict[str, Candidates] = {}

    def renew(self, lexicon: Lexicon) -> None:
        """Go by this lexicon from now on: what it answers otherwise is read anew.

        Raises what the lexicon raises; nothing here is of use then.
        """
        written, spelt, completed = self._written, self._spelt, self._completed
        self._lexicon = lexicon
        self._written, self._spelt, self._completed, self._candidates = {}, {}, {}, {}
        self.ask_for(written)
        changed = {
            Asked("written", word)
            for word, before in written.items()
            if before != self._written[word]
        }
        for name, answers, ask in (
            ("spelt", spelt, self.spelt),
            ("completed", completed, self.completed),
        ):
            changed |= {
                Asked(name, word) for word, before in answers.items() if before != ask(word)
            }
        self.read.forget(changed)

    def ask_for(self, words: Iterable[str]) -> None:
        """Ask which of the words are written, all at once."""
        forms = {
            word: [term.text for term in query_forms(word) if term.form in _OF_THE_WORD]
            for word in words
            if word not in self._written
        }
        if not forms:
            return
        having = self._lexicon.having(term for terms in forms.values() for term in terms)
        self._written |= {
            word: any(having.get(term) for term in terms) for word, terms in forms.items()
        }

    def is_written(self, word: str) -> bool:
        """Whether a document has the word, in some form of it."""
        self.read.note(Asked("written", word))
        if word not in self._written:
            self.ask_for([word])
        return self._written[word]

    def completed(self, prefix: str) -> tuple[str, ...]:
        """The words that most documents have, of those that start so."""
        self.read.note(Asked("completed", prefix))
        if prefix not in self._completed:
            found = self._written_from(prefix)
            best = sorted(found, key=lambda each: (-found[each], len(each), each))
            self._completed[prefix] = tuple(best[:MOST_COMPLETIONS])
        return self._completed[prefix]

    def spelt(self, word: str) -> tuple[str, ...]:
        """The nearest words that there are: its first letter is seldom wrong."""
        self.read.note(Asked("spelt", word))
        if word not in self._spelt:
            self._spelt[word] = tuple(corrections(word, self._with_first(word[0])))
        return self._spelt[word]

    def meant(self, word: str) -> str:
        """What a word of a phrase was surely meant as, where it is no word itself; else that."""
        return self.read.value(
            ("meant", word), lambda: word if self._is_one(word) else self._nearest(word)
        )

    def _is_one(self, word: str) -> bool:
        return len(word) < _SHORTEST_MEANT or is_word(word) or self.is_written(word)

    def _nearest(self, word: str) -> str:
        """The nearest word of the phrases of the thesaurus; itself, when none is near."""
        letter = word[0]
        if letter not in self._of_phrases:
            self._of_phrases[letter] = Candidates((e, 0) for e in self.thesaurus.of_phrases(letter))
        return better_spelling(word, self._of_phrases[letter]) or word

    def _with_first(self, letter: str) -> Candidates:
        if letter not in self._candidates:
            self._candidates[letter] = Candidates(self._beginning_with(letter))
        return self._candidates[letter]

    def _beginning_with(self, letter: str) -> Iterator[tuple[str, int]]:
        for variant in dict.fromkeys((letter, fold(letter), *_MARKED.get(letter, ""))):
            yield from self._written_from(variant).items()
            yield from ((word, 0) for word in self.thesaurus.starting_with(variant))
            yield from ((word, 0) for word in self.thesaurus.generic_from(variant))

    def _written_from(self, prefix: str) -> dict[str, int]:
        """The words that documents have, of those that start so, and how many have each."""
        return {
            term.removeprefix(_EXACT): number
            for term, number in self._lexicon.starting_with(_EXACT + prefix)
        }
