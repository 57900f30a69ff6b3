"""The words of a query. search/weights.py says what each relation and importance is worth."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from search.analysis.forms import Term
from search.analysis.kinds import Kind
from search.analysis.stopwords import is_stop_word


class Relation(Enum):
    """How a term that is looked up came from what was typed, the surest first."""

    TYPED = auto()
    CORRECTED = auto()  # spelt otherwise, or written to its end
    SYNONYM = auto()  # one of the surest words for the same concept
    LESSER_SYNONYM = auto()  # another one
    TASK = auto()  # what needs the occupation that was typed
    PART = auto()  # a part of the compound that was typed
    OF_PHRASE = auto()  # a word of the phrase that was typed
    NARROWER = auto()  # a kind of the concept
    BROADER = auto()  # what the concept is a kind of
    PART_SYNONYM = auto()  # what such a part is also called
    RELATED = auto()  # what the searcher would also be glad of

    __hash__ = object.__hash__  # as Form's


class Importance(Enum):
    """How much a word of a query says about what is wanted."""

    NAME = auto()  # no dictionary has it, but documents do
    DOING = auto()  # topics, activities, skills, occupations, things
    GROUP = auto()
    PLACE = auto()
    TIME = auto()  # times and tiers
    WISH = auto()
    ORDINARY = auto()  # a word like any other that documents have
    GENERIC = auto()  # says little in a volunteer portal: beside others scored, never needed
    UNWRITTEN = auto()  # a word, but no document has it
    UNKNOWN = auto()  # neither a word nor anything near one
    ELSEWHERE = auto()  # what no volunteer portal has, and nobody wrote
    TOGETHER = auto()  # two words that stand together: scored, never needed
    OF_COMPOUND = auto()  # one of the two words of a compound: scored, never needed
    QUOTED = auto()  # two words of a phrase in quotes, or the only one: every hit has it
    CONFIRMING = auto()  # what a concept is a kind of, beside it: scored, never needed

    __hash__ = object.__hash__  # as Form's

    @property
    def needed(self) -> bool:
        """Whether a document matches by it; else it only adds to the score."""
        return self not in _ONLY_SCORED

    @classmethod
    def of(cls, kind: Kind) -> "Importance":
        return _BY_KIND.get(kind, cls.DOING)


_ONLY_SCORED = frozenset(
    {
        Importance.GENERIC,
        Importance.TOGETHER,
        Importance.OF_COMPOUND,
        Importance.CONFIRMING,
    }
)
_BY_KIND = {
    Kind.GROUP: Importance.GROUP,
    Kind.PLACE: Importance.PLACE,
    Kind.TIME: Importance.TIME,
    Kind.TIER: Importance.TIME,
    Kind.WISH: Importance.WISH,
}


class Wanted(NamedTuple):
    """A term that is looked up, and how it came from what was typed."""

    term: Term
    relation: Relation


def all_as(terms: Iterable[Term], relation: Relation) -> list[Wanted]:
    """Terms that all came from what was typed in the same way."""
    return [Wanted(term, relation) for term in terms]


@dataclass(frozen=True)
class QueryWord:
    """A word (or a phrase of the thesaurus), and the terms by which documents can match it."""

    plain: str
    wanted: tuple[Wanted, ...]
    importance: Importance = Importance.ORDINARY
    read_as: str = ""  # what it was taken for, when no document has it and something else was near
    typed: str = ""  # what was taken for it, where that is not `plain`
    sense: tuple[str, ...] = ()  # the keys of the concepts that it names

    def __hash__(self) -> int:
        return hash((self.plain, self.importance, self.read_as))  # its terms are hundreds

    @property
    def size(self) -> int:
        """How many words it is, small ones left out."""
        return sum(not is_stop_word(word) for word in self.plain.split()) or 1

    @property
    def terms(self) -> tuple[Term, ...]:
        """All its terms, each once."""
        return tuple(dict.fromkeys(wanted.term for wanted in self.wanted))

    @property
    def marked_terms(self) -> tuple[Term, ...]:
        """Those that are the word itself or another for it: what is marked in a text."""
        return tuple(dict.fromkeys(w.term for w in self.wanted if w.relation in _ITSELF))


_ITSELF = frozenset(
    {
        Relation.TYPED,
        Relation.CORRECTED,
        Relation.SYNONYM,
        Relation.LESSER_SYNONYM,
        Relation.OF_PHRASE,
        Relation.PART,
    }
)
