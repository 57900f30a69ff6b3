"""The order of the first results: ours, and the same whatever the engine.

Engines order by the summed weights; this looks once more at the best of them (RERANKED in
search/weights.py) and lets freshness and variety of organisations have their say. Pure.
"""

import math
from collections import deque
from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

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
    seconds = now.timestamp()
    best = [Ranked(hit, worth(hit, seconds)) for hit in hits[:RERANKED]]
    if criteria.q:
        best.sort(key=lambda ranked: (-ranked.worth, -ranked.hit.published, ranked.hit.id))
    return [*(ranked.hit.id for ranked in vary(best)), *(hit.id for hit in hits[RERANKED:])]


def worth(hit: EngineHit, now: float) -> float:
    """What a hit is worth at `now`, in seconds since 1970: its score and what speaks for it."""
    return hit.score * (1 + freshness(now - hit.published)) if hit.score else 0


def freshness(age: float) -> float:
    """The share of the score that is added `age` seconds after it was published."""
    return FRESHNESS / 100 * math.pow(0.5, max(0.0, age) / (FRESHNESS_HALF_LIFE * _DAY))


def vary(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Keep an organisation's hits APART, where one close behind is worth about as much.

    Takes one after the other: the first, within LOOK_AHEAD, of an organisation that is not among
    the last APART taken and that has WORTH of the worth of the first; else the first.
    """
    coming = iter(ranked)
    waiting = list(islice(coming, LOOK_AHEAD))
    recent: deque[int] = deque(maxlen=APART)
    taken: list[Ranked] = []
    while waiting:
        next_one = waiting.pop(_next_place(waiting, recent))
        recent.append(next_one.hit.organisation)
        taken.append(next_one)
        waiting += islice(coming, 1)
    return taken


def _next_place(waiting: Sequence[Ranked], recent: Container[int]) -> int:
    """Which of those waiting to take: see `vary`. None of two hits without organisation is apart."""
    enough = waiting[0].worth * WORTH
    for place, each in enumerate(waiting):
        if each.worth < enough:
            return 0
        if not each.hit.organisation or each.hit.organisation not in recent:
            return place
    return 0
