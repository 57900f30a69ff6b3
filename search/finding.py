"""What an engine is asked for criteria, and what it says."""

import logging
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from search.analysis import QueryWord
from search.criteria import Criteria
from search.engines.base import (
    EngineAnswer,
    EngineQuery,
    IndexMissingError,
    Searcher,
)
from search.plan import engine_query
from search.ranking import rank
from search.texts import Texts, texts_of

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Found:
    """What the engine said: its answer, the order, and whether it could answer at all."""

    answer: EngineAnswer
    ids: tuple[int, ...]
    words: tuple[QueryWord, ...]
    degraded: bool = False


class Finding:
    """What one visitor's search asks of an engine, at one moment.

    It asks several times, to say what else there would be.
    """

    def __init__(self, used: Searcher, now: datetime) -> None:
        self.used = used
        self.now = now

    @cached_property
    def texts(self) -> Texts:
        """How texts are read, all of them by the same words."""
        return texts_of(self.used)

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
        if not criteria.q:
            return engine_query(criteria, None, self.now, limit=limit, count=count), ()
        text = self.texts.query(criteria.q, scored=limit > 0)
        query = engine_query(criteria, text, self.now, limit=limit, count=count)
        return query, self.texts.words(criteria.q)
