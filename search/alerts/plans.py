"""Saved queries -> what an engine would be asked for them, many at once."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from django.http import QueryDict

from search.analysis import QueryWord, Reader
from search.criteria import Criteria
from search.engines.base import EngineQuery, Frequencies, Words
from search.plan import Weighed, engine_query, joined, share_of_each, weighed
from search.taxonomy import Taxonomy
from search.texts import Written


class Saved(NamedTuple):
    """What a saved search asks for: the text, and all else."""

    text: str
    rest: Criteria


# As many as a city may have: they are read again with every batch of new pages, and seldom change.
@lru_cache(maxsize=20_000)
def saved(query: str, taxonomy: Taxonomy) -> Saved | None:
    """What was saved, in today's terms; None when there is nothing left that it could find.

    A topic that has been deleted since is not left out, as on the page: that would find more
    than was asked for.
    """
    parsed = Criteria.from_query(QueryDict(query), taxonomy)
    if any(not parsed.criteria.values(problem.parameter) for problem in parsed.problems):
        return None
    if parsed.criteria.wordless:
        return None
    return Saved(parsed.criteria.q, parsed.criteria.with_text(""))


class Plans:
    """Plans of many searches, for one moment and for words as they are in that moment.

    A search finds what the plan of its filters and the plan of its text both find. Few filters are
    behind many searches, and few words behind many texts: each is read and weighed once.
    """

    def __init__(self, words: Words, now: datetime) -> None:
        self._words = words
        self._now = now
        self._reader = Reader(Written(_Remembering(words)))
        self._weighed: dict[tuple[QueryWord, int], Weighed] = {}

    def of_filters(self, criteria: Criteria) -> EngineQuery:
        """Of criteria without a text; costs next to nothing."""
        return engine_query(criteria, None, self._now, limit=0, count=False)

    def of_text(self, text: str) -> EngineQuery:
        """The text alone."""
        words = self._reader.deciding(text)
        most = share_of_each(words)
        text_query = joined([self._weigh(word, min(most, len(word.wanted))) for word in words])
        return engine_query(Criteria(text), text_query, self._now, limit=0, count=False)

    def _weigh(self, word: QueryWord, most: int) -> Weighed:
        if (word, most) not in self._weighed:
            found = self._words.frequencies(term.text for term in word.terms)
            self._weighed[word, most] = weighed(word, found, most=most, scored=False)
        return self._weighed[word, most]


class _Remembering:
    """The words of an index, asked for once: half-typed words have their beginnings in common."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._starting: dict[str, tuple[tuple[str, int], ...]] = {}

    def frequencies(self, terms: Iterable[str]) -> Frequencies:
        return self._words.frequencies(terms)

    def terms(self, prefix: str) -> Iterator[tuple[str, int]]:
        if prefix not in self._starting:
            self._starting[prefix] = tuple(self._words.terms(prefix))
        return iter(self._starting[prefix])
