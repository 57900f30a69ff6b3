"""What was typed -> the words of the query, with every term by which documents can match them.

A phrase of the thesaurus is one word of the query, whatever number of words it has, and the longest
one counts ("en gång i veckan" before "en gång"). A word that nobody has written is looked at as a
compound, as half-typed, as misspelt; what is still unknown then stays, so that a query without
sense finds nothing.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import Protocol

from search.analysis.compounds import compound_splits
from search.analysis.expansion import expansion
from search.analysis.forms import (
    Form,
    Language,
    Term,
    is_known,
    order,
    pair,
    query_forms,
)
from search.analysis.in_use import thesaurus_in_use
from search.analysis.languages import is_word, known_in, language_of
from search.analysis.query_words import Importance, QueryWord, Relation, Wanted
from search.analysis.spelling import Candidates, better_spelling, corrections
from search.analysis.stopwords import STOP_WORDS
from search.analysis.thesaurus import Concept, Thesaurus
from search.analysis.words import fold, plain_words, quoted_phrases

# Words of a query that are looked at; with at most 200 characters few queries have more.
MAX_QUERY_WORDS = 32
_MOST_UNKNOWN = 6  # unknown words that are looked up as misspelt or half-typed
_SHORTEST_PREFIX = 3
_SHORTEST_MEANT = 5  # letters of a misspelt word within a phrase
_MOST_COMPLETIONS = 8
_EXACT = Form.EXACT.term("").text
_OF_THE_WORD = frozenset({Form.EXACT, Form.LEMMA, Form.STEM})


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


def analyse_query(
    text: str, lexicon: Lexicon | None = None, thesaurus: Thesaurus | None = None
) -> tuple[QueryWord, ...]:
    """The distinct content words of what was typed, in order, with their terms.

    Without a lexicon nothing is completed or corrected; without a thesaurus, the one in use counts.
    """
    return Reader(lexicon, thesaurus).read(text)


class Reader:
    """Reads queries as `analyse_query` does; what several have in common it reads once.

    For as long as the lexicon and the thesaurus stay as they are.
    """

    def __init__(self, lexicon: Lexicon | None = None, thesaurus: Thesaurus | None = None) -> None:
        self.lexicon = lexicon or _Nothing()
        self.looks_up = lexicon is not None
        self.thesaurus = thesaurus or thesaurus_in_use()
        # Words and phrases as they were read, by what their reading depends on; of words also how
        # many were looked up as unknown.
        self.words: dict[Hashable, tuple[QueryWord | None, int]] = {}
        self.phrases: dict[Hashable, QueryWord] = {}
        self._confirmed: dict[QueryWord, QueryWord] = {}
        self._written: dict[str, bool] = {}
        self._candidates: dict[str, Candidates] = {}
        self._meant: dict[str, str] = {}

    def read(self, text: str) -> tuple[QueryWord, ...]:
        """The distinct content words of what was typed, in order, with their terms."""
        reading, words = self._words_of(text)
        return (
            *_weighed(words),
            *map(self._confirming, words),
            *reading.pairs(),
            *_quoted_of(text),
        )

    def deciding(self, text: str) -> list[QueryWord]:
        """Those of the words that decide about matches; the others only score."""
        _, words = self._words_of(text)
        return [word for word in (*_weighed(words), *_quoted_of(text)) if word.importance.needed]

    def _words_of(self, text: str) -> tuple["_Reading", list[QueryWord]]:
        tokens = plain_words(text)[:MAX_QUERY_WORDS]
        self._ask_for(tokens)
        reading = _Reading(tokens, self)
        return reading, list({word.plain: word for word in reading.words()}.values())

    def is_written(self, word: str) -> bool:
        """Whether a document has a word of the query, in some form of it."""
        return self._written[word]

    def candidates(self, letter: str) -> Candidates:
        """Words that a slip may have been made in: its first letter is seldom one."""
        if letter not in self._candidates:
            self._candidates[letter] = Candidates(self._beginning_with(letter))
        return self._candidates[letter]

    def meant(self, word: str) -> str:
        """The nearest word of the phrases of the thesaurus; itself, when none is near."""
        if word not in self._meant:
            near = Candidates((each, 0) for each in self.thesaurus.of_phrases(word[0]))
            self._meant[word] = better_spelling(word, near) or word
        return self._meant[word]

    def _beginning_with(self, letter: str) -> Iterator[tuple[str, int]]:
        for variant in dict.fromkeys((letter, fold(letter), *_MARKED.get(letter, ""))):
            for term, number in self.lexicon.starting_with(_EXACT + variant):
                yield term.removeprefix(_EXACT), number
            yield from ((known, 0) for known in self.thesaurus.starting_with(variant))

    def _confirming(self, word: QueryWord) -> QueryWord:
        """What a concept is a kind of: worth something more in what has the concept itself."""
        if word not in self._confirmed:
            broader = tuple(each for each in word.wanted if each.relation is Relation.BROADER)
            self._confirmed[word] = QueryWord(word.plain, broader, Importance.CONFIRMING)
        return self._confirmed[word]

    def _ask_for(self, tokens: Iterable[str]) -> None:
        """Ask which of the words are written, all at once."""
        forms = {
            token: [term.text for term in query_forms(token) if term.form in _OF_THE_WORD]
            for token in tokens
            if token not in self._written
        }
        having = self.lexicon.having(term for terms in forms.values() for term in terms)
        self._written |= {
            token: any(having.get(term) for term in terms) for token, terms in forms.items()
        }


class _Reading:
    """One query while it is read."""

    def __init__(self, tokens: Sequence[str], reader: Reader) -> None:
        self._tokens = tokens
        self._reader = reader
        self._thesaurus = reader.thesaurus
        self._language = language_of(tokens)
        self._may_be_english = all(Language.ENGLISH in known_in(token) for token in tokens)
        self._unknown_left = _MOST_UNKNOWN if reader.looks_up else 0

    def words(self) -> Iterator[QueryWord]:
        at = 0
        while at < len(self._tokens):
            length, word = self._at(at)
            if word is not None:
                yield word
            at += length

    def pairs(self) -> list[QueryWord]:
        """Words that stand together, which are worth more where they do so in a document."""
        content = [token for token in self._tokens if not self._is_stop_word(token)]
        found = []
        for first, second in pairwise(content):
            wanted = tuple(
                Wanted(pair(first, second, language), Relation.TYPED)
                for language in self._languages(first)
            )
            found.append(QueryWord(f"{first} {second}", wanted, Importance.TOGETHER))
        return found

    def _at(self, at: int) -> tuple[int, QueryWord | None]:
        """The word that starts there, if any, and the number of tokens it takes."""
        left = len(self._tokens) - at
        for length in range(
            min(self._thesaurus.longest_from(self._spelt(self._tokens[at])), left), 1, -1
        ):
            phrase = tuple(self._tokens[at : at + length])
            if concepts := self._named(phrase):
                return length, self._phrase(phrase, concepts)
            if (spelt := tuple(map(self._spelt, phrase))) != phrase and (
                concepts := self._named(spelt)
            ):
                return length, replace(self._phrase(spelt, concepts), read_as=" ".join(spelt))
            # Of small words alone it is no phrase: "jag är" may go on as "är 17".
            if self._thesaurus.is_generic(phrase) and (typed := self._typed(phrase)):
                return length, QueryWord(" ".join(phrase), typed, Importance.GENERIC)
        if left > 1 and (concepts := self._joined(*self._tokens[at : at + 2])):
            phrase = tuple(self._tokens[at : at + 2])
            return 2, self._phrase(phrase, concepts, joined="".join(phrase))
        return 1, self._single(self._tokens[at], last=left == 1)

    def _joined(self, first: str, second: str) -> tuple[Concept, ...]:
        """The concepts of two words that are written as one by others: läx hjälp."""
        # Hardly any two are, and the dictionary takes long over what is no word.
        if not any(self._thesaurus.starting_with(first + second[0])):
            return ()
        return self._named((first + second,))

    def _spelt(self, word: str) -> str:
        """What a word of a phrase was surely meant as, where it is no word itself; else that."""
        known = len(word) < _SHORTEST_MEANT or is_word(word) or self._reader.is_written(word)
        return word if known else self._reader.meant(word)

    def _phrase(
        self, phrase: tuple[str, ...], concepts: tuple[Concept, ...], joined: str = ""
    ) -> QueryWord:
        known, key = self._reader.phrases, (phrase, joined, self._language, self._may_be_english)
        if key not in known:
            wanted = list(self._typed(phrase))
            if joined:
                wanted += _all(query_forms(joined), Relation.TYPED)
            known[key] = _concept_word(" ".join(phrase), wanted, concepts, self._thesaurus)
        return known[key]

    def _typed(self, phrase: tuple[str, ...]) -> tuple[Wanted, ...]:
        """The words of a phrase: together, and each for less."""
        content = [word for word in phrase if not self._is_stop_word(word)]
        together = [
            Wanted(pair(first, second, language), Relation.TYPED)
            for first, second in pairwise(content)
            for language in self._languages(first)
        ]
        relation = Relation.TYPED if len(content) == 1 else Relation.OF_PHRASE
        apart = [
            Wanted(term, relation)
            for word in content
            if len(content) == 1 or not self._thesaurus.is_generic((word,))
            for term in query_forms(word)
        ]
        return (*together, *apart)

    def _single(self, word: str, *, last: bool) -> QueryWord | None:
        """A word by itself; as it was read before, where nothing that it depends on differs."""
        left = self._unknown_left
        known, key = (
            self._reader.words,
            (word, last, self._language, self._may_be_english, left > 0),
        )
        if key not in known:
            read = self._read(word, last=last)
            known[key] = read, left - self._unknown_left
        read, looked_up = known[key]
        self._unknown_left = left - looked_up
        return read

    def _read(self, word: str, *, last: bool) -> QueryWord | None:
        concepts = self._named((word,))
        if self._is_stop_word(word) and not (concepts and word not in STOP_WORDS[self._language]):
            return None
        typed = list(_all(query_forms(word), Relation.TYPED))
        if self._thesaurus.is_generic((word,)):
            return QueryWord(word, tuple(typed), Importance.GENERIC)
        written = self._reader.is_written(word)
        if concepts:
            parts = [] if written else self._parts(word)
            return _concept_word(word, typed + parts, concepts, self._thesaurus)
        if not written and (unfolded := self._thesaurus.unfolded(word)):
            return self._corrected(word, typed, [unfolded])
        if parts := self._parts(word):
            return QueryWord(word, (*typed, *parts), Importance.ORDINARY)
        if written:
            return QueryWord(word, tuple(typed), _ordinary(word))
        if near := self._near(word, last=last):
            return self._corrected(word, typed, near)
        unheard = Importance.UNWRITTEN if is_word(word) else Importance.UNKNOWN
        return QueryWord(word, tuple(typed), unheard)

    def _parts(self, word: str) -> list[Wanted]:
        """The parts of a compound, and what they are also called."""
        if Language.SWEDISH not in self._languages(word):
            return []
        wanted: list[Wanted] = []
        for split in compound_splits(word):
            for part in (split.modifier, split.head):
                if self._thesaurus.is_generic((part,)):
                    continue
                wanted += _all(query_forms(part, (Language.SWEDISH,)), Relation.PART)
                concepts = self._named((part,))
                wanted += expansion(concepts, self._thesaurus, within=Relation.PART)
        return wanted

    def _near(self, word: str, *, last: bool) -> list[str]:
        """What the word may have been meant as: whole, or spelt right."""
        if not self._unknown_left:
            return []
        self._unknown_left -= 1
        prefix = word if last and len(word) >= _SHORTEST_PREFIX else ""
        if prefix and (written := self._written_from(prefix)):
            return written
        if not is_word(word) and (spelt := corrections(word, self._reader.candidates(word[0]))):
            return spelt
        if not prefix:
            return []
        return list(islice(self._thesaurus.starting_with(prefix), _MOST_COMPLETIONS))

    def _written_from(self, prefix: str) -> list[str]:
        """The words that most documents have of those that start so."""
        found = {
            term.removeprefix(_EXACT): number
            for term, number in self._reader.lexicon.starting_with(_EXACT + prefix)
        }
        return sorted(found, key=lambda each: (-found[each], len(each), each))[:_MOST_COMPLETIONS]

    def _corrected(self, word: str, typed: list[Wanted], near: Sequence[str]) -> QueryWord:
        wanted = typed
        concepts: dict[str, Concept] = {}
        for each in near:
            named = self._named((each,))
            wanted += _all(query_forms(each), Relation.CORRECTED)
            wanted += [] if named else self._parts(each)
            concepts |= {concept.key: concept for concept in named}
        read_as = "" if near[0].startswith(word) else near[0]
        if not concepts:
            return QueryWord(word, tuple(wanted), Importance.ORDINARY, read_as)
        meant = _concept_word(word, wanted, tuple(concepts.values())[:3], self._thesaurus)
        return replace(meant, read_as=read_as)

    def _named(self, phrase: tuple[str, ...]) -> tuple[Concept, ...]:
        """The concepts of a phrase, in the language of the query, else in the other.

        What the language has a word of its own for is not looked for in the other: the English
        "no" is not the Swedish school subject.
        """
        for language in self._languages(phrase[0]) if len(phrase) == 1 else self._both():
            if concepts := self._thesaurus.named(phrase, language):
                return concepts
        return self._thesaurus.named(phrase, Language.ENGLISH) if self._may_be_english else ()

    def _both(self) -> tuple[Language, ...]:
        return (self._language, *(other for other in Language if other is not self._language))

    def _languages(self, word: str) -> tuple[Language, ...]:
        """The languages that a word may be of, that of the query first."""
        if is_known(word, self._language):
            return (self._language,)
        return self._both()

    def _is_stop_word(self, word: str) -> bool:
        """In any language: "in" and "to" are never content."""
        return any(word in stop_words for stop_words in STOP_WORDS.values())


_MARKED = {"a": "åä", "o": "ö", "e": "é"}


def _concept_word(
    plain: str, typed: Sequence[Wanted], concepts: tuple[Concept, ...], thesaurus: Thesaurus
) -> QueryWord:
    wanted = (*typed, *expansion(concepts, thesaurus))
    return QueryWord(plain, wanted, Importance.of(concepts[0].kind))


def _weighed(words: list[QueryWord]) -> list[QueryWord]:
    """Words that say little count as any other when there is nothing else."""
    if any(word.importance is not Importance.GENERIC for word in words):
        return words
    return [QueryWord(word.plain, word.wanted, Importance.ORDINARY) for word in words]


def _quoted_of(text: str) -> list[QueryWord]:
    return [each for phrase in quoted_phrases(text) for each in _quoted(phrase)]


def _quoted(phrase: Sequence[str]) -> Iterator[QueryWord]:
    """What a phrase in quotes asks for: that each of its words follows the one before at once.

    A single word: that very word, in whatever inflection.
    """
    if len(phrase) == 1:
        itself = [term for term in query_forms(phrase[0]) if term.form in (Form.EXACT, Form.LEMMA)]
        yield QueryWord(phrase[0], tuple(_all(itself, Relation.TYPED)), Importance.QUOTED)
    for first, second in pairwise(phrase[:MAX_QUERY_WORDS]):
        terms = [order(first, second, language) for language in Language]
        yield QueryWord(f"{first} {second}", tuple(_all(terms, Relation.TYPED)), Importance.QUOTED)


def _all(terms: Iterable[Term], relation: Relation) -> list[Wanted]:
    return [Wanted(term, relation) for term in terms]


def _ordinary(word: str) -> Importance:
    """What no dictionary knows is a name, and was typed for its own sake."""
    return Importance.ORDINARY if is_word(word) else Importance.NAME
