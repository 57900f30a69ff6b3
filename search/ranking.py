"""The order of the first results: ours, and the same whatever the engine.

Engines order by the summed weights; this looks once more at the best of them (RERANKED in
search/weights.py) and lets freshness and variety of organisations have their say. Pure.
"""

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from search.criteria import Criteria, Sort
from search.engines.base import EngineHit
from search.weights import (
    APART,
    FRESHNESS,
    FRESHNESS_HALF_LIFE,
    LOOK_AHEAD,
    RERANKED,
    WORTH,
)

_DAY = 86_400


@dataclass(frozen=True)
class Ranked:
    """A hit, and what it is worth in the end."""

    hit: EngineHit
    worth: float


def rank(hits: Sequence[EngineHit], criteria: Criteria, now: datetime) -> list[int]:
    """The page ids in the order in which they are shown.

    Only relevance is re-ranked: whoever asks for the newest or the soonest gets just that. Without
    a text all are equally relevant: the newest come first, with organisations varied.
    """
    if criteria.sort is not Sort.RELEVANCE:
        return [hit.id for hit in hits]
    best = [Ranked(hit, _worth(hit, now)) for hit in hits[:RERANKED]]
    if criteria.q:
        best.sort(key=lambda ranked: (-ranked.worth, -ranked.hit.published, ranked.hit.id))
    return [*(ranked.hit.id for ranked in vary(best)), *(hit.id for hit in hits[RERANKED:])]


def freshness(published: int, now: datetime) -> float:
    """What is added to the score, as a share of it: halves with every FRESHNESS_HALF_LIFE days."""
    days = max(0.0, now.timestamp() - published) / _DAY
    return FRESHNESS / 100 * math.pow(0.5, days / FRESHNESS_HALF_LIFE)


def vary(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Keep an organisation's hits APART, where one close behind is worth about as much.

    Takes one after the other: the first, within LOOK_AHEAD, of an organisation that is not among
    the last APART taken and that has WORTH of the worth of the first; else the first.
    """
    left = deque(ranked)
    taken: list[Ranked] = []
    while left:
        place = _next_place(left, {each.hit.organisation for each in taken[-APART:]} - {0})
        taken.append(left[place])
        del left[place]
    return taken


def _next_place(left: Sequence[Ranked], recent: set[int]) -> int:
    """Which of those left to take: see `vary`."""
    for place in range(min(LOOK_AHEAD, len(left))):
        if left[place].worth < left[0].worth * WORTH:
            return 0
        if left[place].hit.organisation not in recent:
            return place
    return 0


def _worth(hit: EngineHit, now: datetime) -> float:
    return hit.score * (1 + freshness(hit.published, now))
