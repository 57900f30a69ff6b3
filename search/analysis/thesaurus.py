"""The thesaurus of volunteering: words and phrases -> concepts -> other words for them.

Two tables beside this file are its data. thesaurus.csv has one concept a row: a key (that of the
topic or tier where it is one), a kind, its words in Swedish and English (the surest first), the
keys of what is broader, and of what its searcher would also be glad of (one way only). generic.csv
has words that say little in a volunteer portal. Rows of the same shape from elsewhere can be merged
in: see `Thesaurus.of`.
"""

import csv
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from search.analysis.forms import Language, dictionary_form, root
from search.analysis.kinds import Kind
from search.analysis.stopwords import NEGATIONS, STOP_WORDS, is_small
from search.analysis.words import fold, plain_words

_DATA = Path(__file__).parent / "data"
LONGEST_PHRASE = 6  # words
_SHORTEST_WITH_FORMS = 4  # letters: shorter words name only what has them as they stand


@dataclass(frozen=True, eq=False)
class Concept:
    """One row of the thesaurus. Its words are phrases in lower case, the surest first."""

    key: str
    kind: Kind
    words: Mapping[Language, tuple[str, ...]]
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


Phrase = tuple[str, ...]
_FormOf = Callable[[Phrase, Language], Phrase]


class Thesaurus:
    """Concepts, and the ways to find them by what was typed. Immutable."""

    def __init__(
        self, concepts: Iterable[Concept], generic: Mapping[Language, Iterable[str]]
    ) -> None:
        self._concepts = {concept.key: concept for concept in concepts}
        narrower: dict[str, list[Concept]] = {}
        for concept in self._concepts.values():
            for key in concept.broader:
                narrower.setdefault(key, []).append(concept)
        self._narrower = {key: tuple(found) for key, found in narrower.items()}
        self._generic = {
            language: frozenset(tuple(plain_words(word)) for word in words)
            for language, words in generic.items()
        }
        self._all_generic = frozenset[Phrase]().union(*self._generic.values())
        self._exact: dict[Language, dict[Phrase, tuple[str, ...]]] = {}
        self._dictionary_forms: dict[Language, dict[Phrase, tuple[str, ...]]] = {}
        self._roots: dict[Language, dict[Phrase, tuple[str, ...]]] = {}
        self._denied: dict[Language, dict[Phrase, tuple[str, ...]]] = {}
        self._folded: dict[str, str] = {}
        for language in Language:
            exact = self._exact[language] = self._phrases(language)
            self._dictionary_forms[language] = self._by(_dictionary_forms, exact, language)
            self._roots[language] = self._by(_roots, exact, language)
            self._denied[language] = self._by(_negated, exact, language)
        self._longest_denied = {
            language: _longest_by_first(phrases) for language, phrases in self._denied.items()
        }
        # Most of what stands together is no phrase, which its first word tells.
        self._longest = {
            language: _longest_by_first((_root(first, language), *rest) for first, *rest in phrases)
            for language, phrases in self._exact.items()
        }
        self._longest_generic = _longest_by_first(self._all_generic)
        self._words = sorted(
            {phrase[0] for found in self._exact.values() for phrase in found if len(phrase) == 1}
        )
        self._of_phrases: dict[str, set[str]] = {}
        for found in self._exact.values():
            for phrase in found:
                for word in phrase if len(phrase) > 1 else ():
                    self._of_phrases.setdefault(word[0], set()).add(word)
        for phrase in self._exact[Language.SWEDISH]:
            if len(phrase) == 1 and (plain := fold(phrase[0])) != phrase[0]:
                self._folded.setdefault(plain, phrase[0])

    @classmethod
    def of(
        cls, rows: Iterable[Mapping[str, str]], generic: Iterable[Mapping[str, str]]
    ) -> "Thesaurus":
        """From rows as in the tables; of two with one key the later stands."""
        lines = list(generic)
        return cls(
            map(_concept, rows),
            {
                language: [line[language.value] for line in lines if line[language.value]]
                for language in Language
            },
        )

    def changed(self, concepts: Iterable[Concept], without: Collection[str] = ()) -> "Thesaurus":
        """With concepts added or put in place of those of the same keys, and without others."""
        kept = {key: each for key, each in self._concepts.items() if key not in without}
        kept |= {each.key: each for each in concepts}
        generic = {
            language: [" ".join(phrase) for phrase in phrases]
            for language, phrases in self._generic.items()
        }
        return Thesaurus(kept.values(), generic)

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """All of them, in the order of the table."""
        return tuple(self._concepts.values())

    def concept(self, key: str) -> Concept | None:
        return self._concepts.get(key)

    def above(self, concept: Concept) -> tuple[str, ...]:
        """The keys of what it is a kind of, the nearest first, and of what that is a kind of."""
        keys = dict.fromkeys(concept.broader)
        for key in concept.broader:
            if key in self._concepts:
                keys |= dict.fromkeys(self._concepts[key].broader)
        return tuple(keys)

    def narrower(self, key: str) -> tuple[Concept, ...]:
        """The kinds of a concept: those that have it as their broader one."""
        return self._narrower.get(key, ())

    def named(self, phrase: Phrase, language: Language) -> tuple[Concept, ...]:
        """The concepts that have exactly this phrase, else those that have another form of it.

        Those of the same dictionary forms before those of the same roots: talar is of tala, then
        of talare.
        """
        keys = self._exact[language].get(phrase)
        if keys is None and not _misleads(phrase, language):
            keys = self._dictionary_forms[language].get(_dictionary_forms(phrase, language))
            if keys is None:
                keys = self._roots[language].get(_roots(phrase, language))
        return tuple(self._concepts[key] for key in keys or ())

    def denied(self, content: Phrase, language: Language) -> tuple[Concept, ...]:
        """The concepts of a phrase that says no, whose words, but for small ones, are of these."""
        keys = self._denied[language].get(tuple(root(word, language) for word in content), ())
        return tuple(self._concepts[key] for key in keys)

    def longest_denied_from(self, word: str, language: Language) -> int:
        """How many words, but for small ones, the longest phrase has that begins with this one."""
        return self._longest_denied[language].get(root(word, language), 0)

    def exactly(self, phrase: Phrase, language: Language) -> tuple[Concept, ...]:
        """The concepts that have this very phrase."""
        return tuple(self._concepts[key] for key in self._exact[language].get(phrase, ()))

    def longest_from(self, word: str) -> int:
        """How many words the longest phrase has that begins with this word, in any form of it."""
        return max(
            self._longest_generic.get(word, 1),
            *(longest.get(_root(word, language), 1) for language, longest in self._longest.items()),
        )

    def unfolded(self, word: str) -> str | None:
        """The Swedish word that was typed without its diacritics, when the thesaurus has it."""
        return self._folded.get(word)

    def is_generic(self, phrase: Phrase) -> bool:
        """Whether it says little in a volunteer portal."""
        return phrase in self._all_generic

    def starting_with(self, prefix: str) -> Iterator[str]:
        """The words that are phrases by themselves, in both languages, in order."""
        first = bisect_left(self._words, prefix)
        for place in range(first, len(self._words)):
            if not self._words[place].startswith(prefix):
                return
            yield self._words[place]

    def generic_from(self, letter: str) -> Iterator[str]:
        """The words with this first letter that say little."""
        return (
            phrase[0]
            for phrase in self._all_generic
            if len(phrase) == 1 and phrase[0].startswith(letter)
        )

    def of_phrases(self, letter: str) -> Collection[str]:
        """The words with this first letter that stand in phrases of several."""
        return self._of_phrases.get(letter, ())

    def _phrases(self, language: Language) -> dict[Phrase, tuple[str, ...]]:
        """The keys of the concepts that have each phrase."""
        found: dict[Phrase, dict[str, None]] = {}
        for concept in self._concepts.values():
            for words in concept.words[language]:
                if phrase := tuple(plain_words(words)):
                    found.setdefault(phrase, {})[concept.key] = None
        return {phrase: tuple(keys) for phrase, keys in found.items()}

    def _by(
        self, form: _FormOf, phrases: Mapping[Phrase, tuple[str, ...]], language: Language
    ) -> dict[Phrase, tuple[str, ...]]:
        """The same by a form of each phrase, the concepts in the order of the table."""
        found: dict[Phrase, set[str]] = defaultdict(set)
        for phrase, keys in phrases.items():
            if other := form(phrase, language):
                found[other].update(keys)
        place = {key: place for place, key in enumerate(self._concepts)}
        return {
            phrase: tuple(sorted(keys, key=place.__getitem__)) for phrase, keys in found.items()
        }


def _longest_by_first(phrases: Iterable[Phrase]) -> dict[str, int]:
    """The number of words of the longest phrase by its first word."""
    longest: dict[str, int] = {}
    for phrase in phrases:
        longest[phrase[0]] = max(len(phrase), longest.get(phrase[0], 0))
    return longest


@cache
def standard() -> Thesaurus:
    """The thesaurus that comes with the portal."""
    return Thesaurus.of(_rows("thesaurus.csv"), _rows("generic.csv"))


def _rows(name: str) -> list[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def _concept(row: Mapping[str, str]) -> Concept:
    def cell(name: str) -> tuple[str, ...]:
        return tuple(row[name].split("|")) if row[name] else ()

    return Concept(
        row["key"],
        Kind(row["kind"]),
        {language: cell(language.value) for language in Language},
        cell("broader"),
        cell("related"),
    )


def _misleads(phrase: Phrase, language: Language) -> bool:
    """Whether other forms of a phrase are mostly something else.

    Those of a single short word, and of small words alone: "har inget emot" is not "har ingen".
    """
    if len(phrase) == 1:
        return len(phrase[0]) < _SHORTEST_WITH_FORMS
    return (STOP_WORDS[language] | NEGATIONS).issuperset(phrase)


def _dictionary_forms(phrase: Phrase, language: Language) -> Phrase:
    return tuple(_form(word, language, dictionary_form) for word in phrase)


def _roots(phrase: Phrase, language: Language) -> Phrase:
    return tuple(_root(word, language) for word in phrase)


def _root(word: str, language: Language) -> str:
    return _form(word, language, root)


def _form(word: str, language: Language, form: Callable[[str, Language], str]) -> str:
    """Small words count as they stand: "en hjälp" is no form of "första hjälpen"."""
    return word if word in STOP_WORDS[language] else form(word, language)


def _negated(phrase: Phrase, language: Language) -> Phrase:
    """The roots of a phrase that says no to something, without its small words; empty of others."""
    if NEGATIONS.isdisjoint(phrase):
        return ()
    content = tuple(root(word, language) for word in phrase if not is_small(word, language))
    return content if len(content) > 1 else ()
