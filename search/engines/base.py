"""What the portal asks of a search engine, and the values that go in and out.

An engine matches, filters, counts and adds up weights that it is given. What is a match and what a
word is worth is decided in search/plan.py; what comes first among the best in search/ranking.py.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple, Protocol

from search.analysis import Form
from search.documents import SearchDocument
from search.geography import Position

# Words as they are written, with and without their marks: what can be listed by its beginning.
LISTED = (Form.EXACT, Form.FOLDED)


class Order(Enum):
    """How hits are ordered. Ties are always broken by the newest, then the lowest id."""

    SCORE = "score"
    NEWEST = "newest"
    SOONEST = "soonest"  # by the start of the next occasion; those without one come after
    NEAREST = "nearest"  # by the distance from `origin`; those without a position come after


@dataclass(frozen=True)
class Frequencies:
    """How many documents there are, and how many have each term (0 where it is left out)."""

    documents: int
    of: Mapping[str, int]


class TermScore(NamedTuple):
    """What it is worth that `field` has `term`."""

    field: str
    term: str
    weight: int


@dataclass(frozen=True)
class WordQuery:
    """One word. A document has it when it has any of `terms` in any field.

    That counts `strength` towards the text query's minimum, and the best of `scores` towards the
    document's score; so does the best of each of `also`.
    """

    terms: tuple[str, ...]
    strength: int
    scores: tuple[TermScore, ...]
    also: tuple[tuple[TermScore, ...], ...] = ()

    @property
    def scored(self) -> tuple[tuple[TermScore, ...], ...]:
        """What adds to a score: of each of them the best."""
        return tuple(scores for scores in (self.scores, *self.also) if scores)


@dataclass(frozen=True)
class TextQuery:
    """Matches what has words of a summed strength of at least `minimum`.

    With a minimum of 0 all match, and the words only score; without words and with a minimum,
    none.
    """

    words: tuple[WordQuery, ...]
    minimum: int

    @property
    def scored(self) -> tuple[tuple[TermScore, ...], ...]:
        """What adds to a score: of each of them the best."""
        return tuple(scores for word in self.words for scores in word.scored)

    @property
    def alone(self) -> tuple[str, ...]:
        """The terms each of which is enough for a match: those of words that are strong enough."""
        strong = (word.terms for word in self.words if word.strength >= self.minimum)
        return tuple(dict.fromkeys(term for terms in strong for term in terms))

    @property
    def together(self) -> tuple[tuple[str, ...], ...]:
        """The terms of the words that match only together, a word as many times as it is strong.

        So `minimum` of these make a match. Empty when not even all of them do.
        """
        weak = [word for word in self.words if word.terms and word.strength < self.minimum]
        if sum(word.strength for word in weak) < self.minimum:
            return ()
        return tuple(word.terms for word in weak for _ in range(word.strength))


@dataclass(frozen=True)
class EngineQuery:
    """All that an engine needs to know.

    `filters` are (document field, values): values are OR, filters AND; the fields are those of
    facets and of marks. `origin` is what NEAREST is measured from. `counts` are (document
    field, number of values at most): each is counted with all filters but its own. `now` is in
    seconds since 1970, not before the indexing: what was findable until then is no match. `limit`
    is how many hits to give.
    """

    now: int
    text: TextQuery | None = None
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    order: Order = Order.NEWEST
    limit: int = 0
    counts: tuple[tuple[str, int], ...] = ()
    origin: Position | None = None


class EngineHit(NamedTuple):
    """A page found; `score` is 0 without a text query, `organisation` 0 for none.

    `until` is when it can no longer be found, and `answers_within` how many days its organisation
    usually takes to answer; None: never, and not known.
    """

    id: int
    score: int
    published: int
    organisation: int
    until: int | None = None
    answers_within: int | None = None


@dataclass(frozen=True)
class EngineAnswer:
    """`total` is exact. `counts` has only the values that some match has.

    `stand_in` is the engine that answered in place of the one asked; empty when that one did.
    """

    total: int
    hits: tuple[EngineHit, ...]
    counts: Mapping[str, Mapping[str, int]]
    stand_in: str = field(default="", compare=False)


class EngineError(Exception):
    """The engine cannot answer or take changes now."""


class IndexMissingError(EngineError):
    """There is no index, or it was made by another version of the portal: it must be rebuilt."""


class WriterBusyError(EngineError):
    """Another process is writing to the index."""


class BuildLostError(EngineError):
    """A new index took so long that it was given up: it must be begun anew."""


class IndexWriter(Protocol):
    """Whoever holds it is the only one that writes to that index."""

    def apply(self, documents: Sequence[SearchDocument], gone: Sequence[int], version: int) -> None:
        """Put documents in place of what they replace, take those gone out, and commit.

        `version` was taken before the database was read, and is higher than those taken before:
        of several writes of a page the one of the highest version stands.
        """


class Build(IndexWriter, Protocol):
    """A new index that is being filled beside the one in use; `target` names it in the queue."""

    target: str

    def swap(self) -> None:
        """Put the new index in place of the one in use, at once for every process."""


class Words(Protocol):
    """The words that the documents of an index have. Every method may raise EngineError."""

    def frequencies(self, terms: Iterable[str]) -> Frequencies:
        """How many documents the index has, and how many of them have each of `terms`."""

    def terms(self, prefix: str) -> Iterator[tuple[str, int]]:
        """The terms that start with `prefix`, with their numbers of documents, in order.

        The prefix is at least that of a form in LISTED.
        """


class Searcher(Words, Hashable, Protocol):
    """What answers searches. Every method may raise EngineError."""

    name: str

    def search(self, query: EngineQuery) -> EngineAnswer:
        """Answer from the last commit of any process."""

    def generation(self) -> str:
        """Another text after each commit or swap by any process; for caches."""

    def ready(self) -> bool:
        """Whether there is an index of this version."""


class SearchEngine(Searcher, Protocol):
    """One engine with its index, which is written to and rebuilt."""

    def fingerprints(self) -> dict[int, str]:
        """What is in the index: the fingerprint of each document, by page id."""

    def writing(self, *, wait: bool = False) -> AbstractContextManager[IndexWriter]:
        """The index in use, to write to; nothing is swapped in its place until this is left.

        Raises WriterBusyError when another process has it, unless told to wait.
        """

    def building(self) -> AbstractContextManager[Build]:
        """A new, empty index beside the one in use; dropped when it has not been swapped in.

        Raises WriterBusyError when another process is filling one.
        """
