"""Which documents match a query: what engines answer, for a few documents and many queries. Pure.

An engine looks a query up among many documents. Here it is the other way round: the few documents
are turned around once, and each query is then a handful of operations on whole numbers, in which
the nth bit stands for the nth document.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields

from search.documents import SearchDocument
from search.engines.base import EngineQuery, TextQuery

# What of a query is looked at here, and what does not decide about matches. A system check says
# when a query can hold more: a filter that is not looked at would send mails about anything.
LOOKED_AT = frozenset({"now", "text", "filters"})
NOT_DECIDING = frozenset({"order", "origin", "limit", "counts"})


class Batch:
    """Some documents, turned around: which of them have a term, and which a value."""

    def __init__(self, documents: Sequence[SearchDocument]) -> None:
        self._documents = documents
        self._findable_at: dict[int, int] = {}
        self._having: dict[str, int] = defaultdict(int)
        self._having_some: dict[tuple[str, ...], int] = {}
        self._valued: dict[tuple[str, str], int] = defaultdict(int)
        for place, document in enumerate(documents):
            bit = 1 << place
            for term in document.all_terms:
                self._having[term] |= bit
            for field, values in (*document.facets.items(), *document.marks.items()):
                for value in values:
                    self._valued[field, value] |= bit

    def matching(self, query: EngineQuery) -> list[int]:
        """The ids of the documents that match."""
        return self.ids(self.places(query))

    def ids(self, places: int) -> list[int]:
        """The ids of documents by their places, given as bits."""
        return [self._documents[place].id for place in _places(places)]

    def places(self, query: EngineQuery) -> int:
        """The places of the documents that match, as bits."""
        found = self._findable(query.now)
        for field, values in query.filters:
            found &= self._any(self._valued.get((field, value), 0) for value in values)
        if found and query.text is not None:
            found &= self.having_words(query.text)
        return found

    def having_words(self, text: TextQuery) -> int:
        """The places of those with words of enough summed strength; without a minimum, of any."""
        if not text.minimum:
            return -1
        enough = 0
        sums: list[int] = []
        for word in text.words:
            having = self._having_any(word.terms)
            if word.strength >= text.minimum:
                enough |= having
            else:
                _add(word.strength, having, sums)
        return enough | _reaching(text.minimum, sums)

    def _findable(self, now: int) -> int:
        if now not in self._findable_at:
            self._findable_at[now] = sum(
                1 << place
                for place, document in enumerate(self._documents)
                if document.findable_until is None or document.findable_until > now
            )
        return self._findable_at[now]

    def _having_any(self, terms: tuple[str, ...]) -> int:
        if terms not in self._having_some:
            self._having_some[terms] = self._any(self._having.get(term, 0) for term in terms)
        return self._having_some[terms]

    def _any(self, masks: Iterable[int]) -> int:
        found = 0
        for mask in masks:
            found |= mask
        return found


def _add(number: int, places: int, sums: list[int]) -> None:
    """Add a number to the sum of each of the places.

    The sums stand upright: the nth of `sums` has the nth binary digit of every place's sum.
    """
    for lowest in range(number.bit_length()):
        carry, digit = (places if number >> lowest & 1 else 0), lowest
        while carry:
            sums.extend([0] * (digit + 1 - len(sums)))
            sums[digit], carry = sums[digit] ^ carry, sums[digit] & carry
            digit += 1


def _reaching(least: int, sums: Sequence[int]) -> int:
    """The places whose sum is at least so much, compared from the highest digit down."""
    if least >= 1 << len(sums):
        return 0
    more, equal = 0, -1
    for digit in reversed(range(len(sums))):
        if least >> digit & 1:
            equal &= sums[digit]
        else:
            more |= equal & sums[digit]
            equal &= ~sums[digit]
    return more | equal


def _places(bits: int) -> Iterator[int]:
    """Which bits are set."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def unknown_parts() -> set[str]:
    """The parts of an engine's query that are not looked at here, and ought to be."""
    return {part.name for part in fields(EngineQuery)} - LOOKED_AT - NOT_DECIDING
