"""One query -> its words, while it is read from its first word to its last.

A phrase of the thesaurus is one word of the query, whatever number of words it has, and the longest
one counts ("en gång i veckan" before "en gång"). A word that nobody has written is looked at as a
compound, as half-typed, as misspelt; what is still unknown then stays, so that a query without
sense finds nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from search.analysis.elsewhere import is_elsewhere, longest_from
from search.analysis.expansion import concept_word, expansion
from search.analysis.forms import Form, Language, pair, query_forms
from search.analysis.guessing import Guessing
from search.analysis.kinds import Kind
from search.analysis.known import Known
from search.analysis.languages import is_word
from search.analysis.naming import Naming
from search.analysis.query_words import Importance, QueryWord, Relation, Wanted, all_as
from search.analysis.stopwords import NEGATIONS, STOP_WORDS, is_small, is_stop_word
from search.analysis.taking_apart import TakingApart
from search.analysis.thesaurus import Concept
from search.analysis.unwanted import is_not_only, unwanted

_LONGEST_DENIED = 8  # words that a phrase may have with other small words in it
_SHORTEST_PART = 3  # letters of each word of a phrase that was typed as one,
_SHORTEST_WRITTEN = 4  # and of each of two words that documents have

_ENGLISH = (Language.ENGLISH,)


class Reading:
    """One query while it is read."""

    def __init__(self, tokens: Sequence[str], known: Known) -> None:
        self._tokens = tokens
        self._known = known
        self._thesaurus = known.thesaurus
        self._naming = Naming(tokens, known)
        self._guessing = Guessing(self._naming, known)
        self._apart = TakingApart(self._naming, known, self._guessing)

    def words(self) -> Iterator[QueryWord]:
        for at, length, word in self._steps:
            if word and word.importance is Importance.ELSEWHERE:
                yield word
            elif length == 1 and (two := self._apart.as_two(self._tokens[at])):
                yield from two
            elif length == 1 and (phrase := self._run_together(self._tokens[at])):
                yield phrase
            elif word and word.importance is Importance.UNKNOWN:
                yield from self._typed_as_one(word.plain) or [word]
            elif word is not None:
                yield word

    def pairs(self) -> list[QueryWord]:
        """Words that stand together, which are worth more where they do so in a document."""
        content = [token for token in self._wished if not is_stop_word(token)]
        found = []
        for first, second in pairwise(content):
            wanted = tuple(
                Wanted(pair(first, second, language), Relation.TYPED)
                for language in self._naming.languages(first)
            )
            found.append(QueryWord(f"{first} {second}", wanted, Importance.TOGETHER))
        return found

    def parts(self) -> list[QueryWord]:
        """The two words of each compound of it."""
        return self._apart.each_part(self._wished)

    @cached_property
    def _steps(self) -> list[tuple[int, int, QueryWord | None]]:
        """From the first word to the last: where each starts, how many tokens it takes, and it."""
        steps: list[tuple[int, int, QueryWord | None]] = []
        at = 0
        while at < len(self._tokens):
            length, word = self._at(at)
            steps.append((at, length, word))
            at += length
        return steps

    @cached_property
    def _wished(self) -> list[str]:
        """The tokens without those that say what somebody would rather not."""
        kept = (self._tokens[at : at + n] for at, n, word in self._steps if word or n == 1)
        return [token for tokens in kept for token in tokens]

    def _at(self, at: int) -> tuple[int, QueryWord | None]:
        """The word that starts there, if any, and the number of tokens it takes."""
        left = len(self._tokens) - at
        if length := self._elsewhere(at):
            name = " ".join(self._tokens[at : at + length])
            return length, QueryWord(name, (), Importance.ELSEWHERE)
        for length in range(
            min(self._thesaurus.longest_from(self._known.meant(self._tokens[at])), left), 1, -1
        ):
            phrase = tuple(self._tokens[at : at + length])
            if self._says_little(phrase, at):
                return length, QueryWord(" ".join(phrase), self._typed(phrase), Importance.GENERIC)
            if concepts := self._naming.concepts(phrase):
                return length, self._phrase(phrase, concepts)
            if length == 2 and (concepts := self._turned_round(phrase)):
                return length, self._phrase(phrase, concepts)
            if (spelt := tuple(map(self._known.meant, phrase))) != phrase and (
                concepts := self._naming.concepts(spelt)
            ):
                return length, _taken(self._phrase(spelt, concepts), " ".join(phrase), spelt)
        if denied := self._denied(at):
            return denied
        if length := unwanted(self._tokens, at, self._thesaurus):
            return length, None
        if left > 1 and (compound := self._typed_apart(*self._tokens[at : at + 2])):
            return 2, compound
        return 1, self._single(self._tokens[at], last=left == 1)

    def _denied(self, at: int) -> tuple[int, QueryWord] | None:
        """A phrase that says no, whatever small words are in it: inte *så* bra svenska."""
        if is_not_only(self._tokens, at):
            return None
        for language in self._naming.both:
            most = self._thesaurus.longest_denied_from(self._tokens[at], language)
            if most < 2:
                continue
            places = [
                place
                for place in range(at, min(at + _LONGEST_DENIED, len(self._tokens)))
                if place == at or not is_small(self._tokens[place], language)
            ][:most]
            for words in range(len(places), 1, -1):
                content = tuple(self._tokens[place] for place in places[:words])
                if concepts := self._thesaurus.denied(content, language):
                    phrase = tuple(self._tokens[at : places[words - 1] + 1])
                    return len(phrase), self._phrase(phrase, concepts)
        return None

    def _elsewhere(self, at: int) -> int:
        """How many words from there name what is only had elsewhere: as long as nobody wrote it."""
        for length in range(longest_from(self._tokens[at]), 0, -1):
            phrase = tuple(self._tokens[at : at + length])
            if is_elsewhere(phrase) and not all(map(self._known.is_written, phrase)):
                return len(phrase)
        return 0

    def _turned_round(self, phrase: tuple[str, ...]) -> tuple[Concept, ...]:
        """The concepts of two words that are a phrase the other way round: snö skotta."""
        if any(map(is_stop_word, phrase)):
            return ()
        return self._thesaurus.exactly(phrase[::-1], self._naming.language.first)

    def _says_little(self, phrase: tuple[str, ...], at: int) -> bool:
        """Whether it is a phrase that says little as it stands there.

        Of small words alone it is none: "jag är" may go on as "är 17".
        """
        return (
            self._thesaurus.is_generic(phrase)
            and not any(self._thesaurus.exactly(phrase, language) for language in Language)
            and not all(map(is_stop_word, phrase))
            and not self._says_more(at, len(phrase))
        )

    def _says_more(self, at: int, length: int) -> bool:
        """Whether a phrase with a sense goes on from one that says little: vill | lära känna folk."""
        return any(
            self._naming.concepts(tuple(self._tokens[begins:ends]))
            for begins in range(at + 1, at + length)
            for ends in range(
                at + length + 1,
                begins
                + min(self._thesaurus.longest_from(self._tokens[begins]), len(self._tokens))
                + 1,
            )
            if ends <= len(self._tokens)
        )

    def _typed_apart(self, first: str, second: str) -> QueryWord | None:
        """A compound that others write as one word: läx hjälp, is vakt."""
        # Two words of a sentence may look like another word: för skolan. A letter is no word: a + b.
        if min(len(first), len(second)) == 1 or self._is_small(first) or self._is_small(second):
            return None
        phrase, joined = (first, second), first + second
        # Hardly any two are one, and the dictionary takes long over what is no word.
        if any(self._thesaurus.starting_with(first + second[0])) and (
            concepts := self._naming.concepts((joined,))
        ):
            return self._phrase(phrase, concepts, joined=joined)
        # Of two words that are found by themselves, documents with the compound have the pair.
        if not all(map(self._is_found, phrase)) and self._known.is_written(joined):
            wanted = (*self._joined_terms(phrase, joined), *self._apart.parts(joined))
            return QueryWord(" ".join(phrase), wanted, Importance.ORDINARY)
        return None

    def _is_small(self, word: str) -> bool:
        """Whether it is a small word of Swedish, or of the query's language."""
        return (
            word in STOP_WORDS[Language.SWEDISH] or word in STOP_WORDS[self._naming.language.first]
        )

    def _is_found(self, word: str) -> bool:
        return not is_stop_word(word) and self._known.is_written(word)

    def _phrase(
        self, phrase: tuple[str, ...], concepts: tuple[Concept, ...], joined: str = ""
    ) -> QueryWord:
        def read() -> QueryWord:
            wanted = list(self._joined_terms(phrase, joined) if joined else self._typed(phrase))
            if concepts[0].kind is Kind.WISH and NEGATIONS.isdisjoint(phrase):
                wanted += self._wished_for(phrase)
            return concept_word(" ".join(phrase), wanted, concepts, self._thesaurus)

        return self._known.read.value(("phrase", phrase, joined, self._naming.language), read)

    def _joined_terms(self, phrase: tuple[str, ...], joined: str) -> Iterator[Wanted]:
        """A compound that was typed as two words: neither is meant by itself."""
        yield from all_as(query_forms(joined), Relation.TYPED)
        yield from (each for each in self._typed(phrase) if each.term.form is Form.PAIR)
        if not self._known.is_written(joined):
            yield from self._apart.lesser_parts(joined)

    def _wished_for(self, phrase: tuple[str, ...]) -> Iterator[Wanted]:
        """What the words of a wish name by themselves, in its language: hjälpa *flyktingar*."""
        content = [word for word in phrase if not is_stop_word(word)]
        for language in (each for each in Language if self._thesaurus.named(phrase, each)):
            for word in content:
                if not self._thesaurus.is_generic((word,)):
                    named = self._thesaurus.named((word,), language)
                    yield from expansion(named, self._thesaurus, within=Relation.PART)

    def _typed(self, phrase: tuple[str, ...]) -> tuple[Wanted, ...]:
        """The words of a phrase: together, and each for less."""
        content = [word for word in phrase if not is_stop_word(word)]
        together = [
            Wanted(pair(first, second, language), Relation.TYPED)
            for first, second in pairwise(content)
            for language in self._naming.languages(first)
        ]
        if not NEGATIONS.isdisjoint(phrase):
            return tuple(together)  # not what is named is asked for
        relation = Relation.TYPED if len(content) == 1 else Relation.OF_PHRASE
        apart = [
            Wanted(term, relation)
            for word in content
            if not self._misleads(word)
            for term in query_forms(word)
        ]
        return (*together, *apart)

    def _misleads(self, word: str) -> bool:
        """Whether a word of a phrase is better not looked up by itself.

        It says little, or names something else in another of its senses: sjunga i *kör*.
        """
        itself = self._thesaurus.exactly((word,), Language.SWEDISH)
        other = self._thesaurus.exactly((f"{word}a",), Language.SWEDISH)
        ambiguous = itself and other and set(itself).isdisjoint(other)
        return bool(ambiguous) or self._thesaurus.is_generic((word,))

    def _single(self, word: str, *, last: bool) -> QueryWord | None:
        """A word by itself; as it was read before, where nothing that it depends on differs."""
        left = self._guessing.left

        def read() -> tuple[QueryWord | None, int]:
            return self._read(word, last=last), left - self._guessing.left

        key = ("word", word, last, self._naming.language, left > 0)
        found, looked_up = self._known.read.value(key, read)
        self._guessing.left = left - looked_up
        if found and found.importance is Importance.UNKNOWN and self._naming.makes_sense:
            return replace(found, importance=Importance.UNWRITTEN)  # the name of something
        return found

    def _read(self, word: str, *, last: bool) -> QueryWord | None:
        concepts = self._naming.concepts((word,))
        if is_stop_word(word) and not (
            concepts and word not in STOP_WORDS[self._naming.language.first]
        ):
            return None
        english = self._naming.english_alone(word)
        typed = list(all_as(query_forms(word, _ENGLISH if english else ()), Relation.TYPED))
        if self._thesaurus.is_generic((word,)):
            return QueryWord(word, tuple(typed), Importance.GENERIC)
        # A letter or a number alone says nothing.
        if (len(word) == 1 or word.isdecimal()) and not concepts:
            return None
        written = self._known.is_written(word)
        if last and not written and (begun := self._guessing.begun(word)):
            return self._corrected(word, typed, begun)
        if concepts and (meant := self._guessing.other_than(word, concepts)):
            return self._corrected(word, [], meant)
        if concepts:
            parts = [] if written else self._apart.lesser_parts(word)
            return concept_word(word, typed + parts, concepts, self._thesaurus)
        if not written and not is_word(word) and (unfolded := self._thesaurus.unfolded(word)):
            return self._corrected(word, typed, [unfolded])
        if parts := self._apart.parts(word):
            return QueryWord(word, (*typed, *parts), Importance.ORDINARY)
        if written:
            return QueryWord(word, tuple(typed), _ordinary(word))
        if near := self._guessing.near(word, last=last):
            return self._corrected(word, typed, near)
        unheard = Importance.UNWRITTEN if is_word(word) else Importance.UNKNOWN
        return QueryWord(word, tuple(typed), unheard)

    def _run_together(self, word: str) -> QueryWord | None:
        """A phrase that was typed as one word: godman."""
        if self._naming.concepts((word,)) or self._known.is_written(word):
            return None
        for place in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            phrase = (word[:place], word[place:])
            for language in Language:
                if concepts := self._thesaurus.exactly(phrase, language):
                    return _taken(self._phrase(phrase, concepts), word, phrase)
        return None

    def _typed_as_one(self, word: str) -> list[QueryWord]:
        """The two words that are heard of, where one was typed that is none: läsrundagrannby."""
        pairs = [
            (word[:place], word[place:])
            for place in range(_SHORTEST_WRITTEN, len(word) - _SHORTEST_WRITTEN + 1)
        ]
        self._known.ask_for(part for parts in pairs for part in parts)
        for parts in sorted(pairs, key=lambda parts: -min(map(len, parts))):
            if all(map(self._guessing.is_read, parts)):
                read = filter(None, (self._single(part, last=False) for part in parts))
                return [_taken(each, word, parts) for each in read]
        return []

    def _corrected(self, word: str, typed: list[Wanted], near: Sequence[str]) -> QueryWord:
        wanted = typed
        concepts: dict[str, Concept] = {}
        for each in near:
            named = self._naming.concepts((each,))
            wanted += all_as(query_forms(each), Relation.CORRECTED)
            if not named:
                wanted += self._apart.parts(each)
            elif each == near[0] and not self._known.is_written(each):
                wanted += self._apart.lesser_parts(each)
            concepts |= {concept.key: concept for concept in named}
        read_as = "" if near[0].startswith(word) else near[0]
        if self._thesaurus.is_generic((near[0],)):
            return QueryWord(word, tuple(wanted), Importance.GENERIC, read_as)
        if not concepts:
            return QueryWord(word, tuple(wanted), Importance.ORDINARY, read_as)
        meant = concept_word(word, wanted, tuple(concepts.values())[:3], self._thesaurus)
        return replace(meant, read_as=read_as)


def _taken(word: QueryWord, typed: str, meant: Sequence[str]) -> QueryWord:
    """A word of what was typed in other words than were meant."""
    return replace(word, read_as=" ".join(meant), typed=typed)


def _ordinary(word: str) -> Importance:
    """What no dictionary knows is a name, and was typed for its own sake."""
    return Importance.ORDINARY if is_word(word) else Importance.NAME
