"""Compounds of one query, taken apart: what their two words ask for."""

from collections.abc import Iterable

from search.analysis.compounds import compound_splits
from search.analysis.expansion import concept_word, expansion
from search.analysis.forms import Language, query_forms
from search.analysis.guessing import Guessing
from search.analysis.known import Known
from search.analysis.naming import Naming
from search.analysis.query_words import Importance, QueryWord, Relation, Wanted, all_as

_LESSER = dict.fromkeys(Relation, Relation.RELATED) | {Relation.PART: Relation.PART}
_SWEDISH = (Language.SWEDISH,)


class TakingApart:
    """Takes the compounds of one query apart, as long as they may be Swedish."""

    def __init__(self, naming: Naming, known: Known, guessing: Guessing) -> None:
        self._naming = naming
        self._known = known
        self._thesaurus = known.thesaurus
        self._guessing = guessing

    def each_part(self, words: Iterable[str]) -> list[QueryWord]:
        """The two words of each compound: a document is nearer that speaks of both."""
        return [
            QueryWord(
                part,
                tuple(all_as(query_forms(part, _SWEDISH), Relation.PART)),
                Importance.OF_COMPOUND,
            )
            for word in words
            if self._may_be_swedish(word)
            for split in compound_splits(word)[:1]
            for part in (split.modifier, split.head)
            if not self._thesaurus.is_generic((part,))
        ]

    def as_two(self, word: str) -> tuple[QueryWord, ...]:
        """A compound that nobody has written, as the words that it is made of: äldre + besök.

        Where each of them has a sense; then who has both is nearest, and who has the pair of them.
        """
        if self._naming.concepts((word,)) or self._known.is_written(word):
            return ()
        if not self._may_be_swedish(word):
            return ()
        whole = all_as(query_forms(word), Relation.TYPED)
        for split in compound_splits(word)[:1]:
            parts = {part: self._naming.concepts((part,)) for part in (split.modifier, split.head)}
            if all(parts.values()) and not any(
                self._thesaurus.is_generic((part,)) for part in parts
            ):
                return tuple(
                    concept_word(
                        part,
                        (*whole, *all_as(query_forms(part, _SWEDISH), Relation.TYPED)),
                        concepts,
                        self._thesaurus,
                    )
                    for part, concepts in parts.items()
                )
        return ()

    def parts(self, word: str) -> list[Wanted]:
        """The parts of a compound, and what they are also called.

        Where one of them says little ("flyktingfrågan"), the other one is all that is meant.
        """
        if not self._may_be_swedish(word):
            return []
        wanted: list[Wanted] = []
        for split in compound_splits(word):
            says = [
                part
                for part in (self._guessing.whole(split.modifier), split.head)
                if not self._thesaurus.is_generic((part,))
            ]
            # Of what is not heard of here nothing is a kind: aktie-kurs, tamp-pub.
            if not any(map(self._guessing.is_heard_of, says[:1])):
                continue
            heard_of = list(filter(self._guessing.is_heard_of, says))
            within = Relation.PART if len(heard_of) > 1 else None
            for part in says:
                wanted += all_as(query_forms(part, _SWEDISH), Relation.PART)
                wanted += expansion(self._naming.concepts((part,)), self._thesaurus, within=within)
        return wanted

    def lesser_parts(self, word: str) -> list[Wanted]:
        """The parts of a compound that has a sense of its own, which says more than they do."""
        return [each._replace(relation=_LESSER[each.relation]) for each in self.parts(word)]

    def _may_be_swedish(self, word: str) -> bool:
        return Language.SWEDISH in self._naming.languages(word)
