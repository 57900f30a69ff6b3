"""What an engine is asked for criteria, and what it says."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from search.analysis import QueryWord, Reader
from search.criteria import Criteria
from search.engines.base import (
    EngineAnswer,
    EngineQuery,
    Frequencies,
    IndexMissingError,
    Searcher,
    TextQuery,
    Words,
)
from search.plan import engine_query, text_query
from search.ranking import rank

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Written:
    """The words that documents have, as the analysis of a query asks for them."""

    words: Words

    def having(self, terms: Iterable[str]) -> Mapping[str, int]:
        wanted = list(terms)
        return self.words.frequencies(wanted).of if wanted else {}

    def starting_with(self, prefix: str) -> Iterable[tuple[str, int]]:
        return self.words.terms(prefix)


@dataclass(frozen=True)
class Found:
    """What the engine said: its answer, the order, and whether it could answer at all."""

    answer: EngineAnswer
    ids: tuple[int, ...]
    words: tuple[QueryWord, ...]
    degraded: bool = False


class Finding:
    """What one visitor's search asks of an engine, at one moment.

    It asks several times, to say what else there would be; what is the same text is read once.
    """

    def __init__(self, used: Searcher, now: datetime) -> None:
        self.used = used
        self.now = now
        self._reader = Reader(Written(used))
        self._words: dict[str, tuple[QueryWord, ...]] = {}
        self._texts: dict[tuple[str, bool], TextQuery] = {}

    def find(self, criteria: Criteria, *, limit: int, count: bool = True) -> Found:
        """The first `limit` pages in order, how many there are, and the numbers of each value.

        Without an index nothing is found. Raises EngineError.
        """
        try:
            query, words = self.planned(criteria, limit=limit, count=count)
            answer = self.used.search(query)
        except IndexMissingError:
            logger.warning("There is no search index yet: nothing is found until it is built")
            return Found(EngineAnswer(0, (), {}), (), (), degraded=True)
        return Found(answer, tuple(rank(answer.hits, criteria, self.now)), words)

    def total(self, criteria: Criteria) -> int:
        """How many there are."""
        return self.find(criteria, limit=0, count=False).answer.total

    def planned(
        self, criteria: Criteria, *, limit: int, count: bool
    ) -> tuple[EngineQuery, tuple[QueryWord, ...]]:
        """What the engine is asked for `criteria`, and the words of their text."""
        text = self._text(criteria.q, scored=limit > 0) if criteria.q else None
        words = self.words(criteria.q) if criteria.q else ()
        return engine_query(criteria, text, self.now, limit=limit, count=count), words

    def words(self, text: str) -> tuple[QueryWord, ...]:
        """The words of a text, as they are read by those that documents have."""
        if text not in self._words:
            self._words[text] = self._reader.read(text)
        return self._words[text]

    def frequencies(self, words: Iterable[QueryWord]) -> Frequencies:
        """How many documents have each term of the words."""
        return self.used.frequencies(term.text for word in words for term in word.terms)

    def _text(self, text: str, *, scored: bool) -> TextQuery:
        # What scores too will also do where nothing is scored.
        if not scored and (text, True) in self._texts:
            return self._texts[text, True]
        if (text, scored) not in self._texts:
            words = self.words(text)
            frequencies = self.frequencies(words) if words else Frequencies(0, {})
            self._texts[text, scored] = text_query(words, frequencies, scored=scored)
        return self._texts[text, scored]
