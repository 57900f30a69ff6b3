"""Saved queries -> what an engine would be asked for them, many at once."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from django.http import QueryDict

from search.analysis import QueryWord, Reader
from search.analysis.in_use import thesaurus_in_use
from search.criteria import Criteria
from search.engines.base import EngineQuery, Frequencies, TextQuery, Words
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
    behind many searches, and few words behind many texts: each is read and weighed once. How texts
    were read is kept for the next moment, as far as the words answer the same.
    """

    def __init__(self, words: Words, now: datetime) -> None:
        self._words = words
        self._now = now

    def of_filters(self, criteria: Criteria) -> EngineQuery:
        """Of criteria without a text; costs next to nothing."""
        return engine_query(criteria, None, self._now, limit=0, count=False)

    def read(self, texts: Collection[str]) -> dict[str, tuple[QueryWord, ...]]:
        """The words of each text that decide about matches."""
        with _reading(self._words) as reader:
            return {text: reader.deciding(text) for text in texts}

    def of_texts(self, texts: Collection[str]) -> dict[str, TextQuery]:
        """Of each text alone."""
        read = self.read(texts)
        weigh = self._weighing(read.values())
        return {
            text: joined([weigh(word, share_of_each(words)) for word in words])
            for text, words in read.items()
        }

    def _weighing(
        self, texts: Iterable[tuple[QueryWord, ...]]
    ) -> Callable[[QueryWord, int], Weighed]:
        """Weighs any of the words of texts by its so many surest terms; each but once."""
        words = dict.fromkeys(word for text in texts for word in text)
        terms = dict.fromkeys(term.text for word in words for term in word.terms)
        found = self._words.frequencies(terms)
        known: dict[tuple[QueryWord, int], Weighed] = {}

        def weigh(word: QueryWord, most: int) -> Weighed:
            key = word, min(most, len(word.wanted))
            if key not in known:
                known[key] = weighed(word, found, most=key[1], scored=False)
            return known[key]

        return weigh


# At most one: taken while it is used, so that no two threads have the same.
_readers: list[Reader] = []
_MOST_READ = 50_000  # words, phrases and texts that a reader keeps: some 50 MB


@contextmanager
def _reading(words: Words) -> Iterator[Reader]:
    """A reader by these words, with what it has read before and would read the same now."""
    lexicon = Written(_Remembering(words))
    try:
        reader = _readers.pop()
    except IndexError:
        reader = Reader(lexicon)
    if reader.thesaurus is not thesaurus_in_use() or len(reader) > _MOST_READ:
        reader = Reader(lexicon)
    else:
        reader.renew(lexicon)
    yield reader
    _readers[:] = [reader]


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
