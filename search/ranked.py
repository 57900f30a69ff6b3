"""The whole order of a search, for those who ask why: what was asked, the scores, the places."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from search.analysis import QueryWord
from search.criteria import Criteria
from search.engines import engine
from search.engines.base import IndexMissingError, TextQuery
from search.finding import Finding
from search.ranking import rank
from search.thesaurus.edition import refresh
from search.weights import RERANKED


@dataclass(frozen=True)
class Ranking:
    """The first RERANKED hits in the order in which they are shown, with what was asked.

    `text` is None without words; `scores` are the engine's, before freshness and variety.
    """

    words: tuple[QueryWord, ...]
    text: TextQuery | None
    total: int
    ids: tuple[int, ...]
    scores: Mapping[int, int]


def ranking(criteria: Criteria, now: datetime) -> Ranking:
    """Search as `search.services.search` does. Without an index nothing is found."""
    refresh()
    used = engine()
    try:
        query, words = Finding(used, now).planned(criteria, limit=RERANKED, count=False)
        answer = used.search(query)
    except IndexMissingError:
        return Ranking((), None, 0, (), {})
    ids = tuple(rank(answer.hits, criteria, now))
    scores = {hit.id: hit.score for hit in answer.hits}
    return Ranking(words, query.text, answer.total, ids, scores)
