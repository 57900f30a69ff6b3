"""The order of the first results: ours, and the same whatever the engine.

Engines order by the summed weights; this looks once more at the best of them (RERANKED in
search/weights.py) and lets freshness, the days left, how fast the organisation answers and variety of
organisations have their say. Pure.
"""

import math
from collections import deque
from collections.abc import Container, Sequence
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from search.criteria import Criteria, Sort
from search.engines.base import EngineHit
from search.weights import (
    APART,
    FRESHNESS,
    FRESHNESS_HALF_LIFE,
    LAST_CHANCE,
    LAST_DAYS,
    LOOK_AHEAD,
    PROMPTNESS,
    PROMPTNESS_HALF_LIFE,
    RERANKED,
    WORTH,
)

_DAY = 86_400


class Ranked(NamedTuple):
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
    if not hit.score:
        return 0
    speaks = freshness(now - hit.published) + last_chance(hit.until, now)
    return hit.score * (1 + speaks + promptness(hit.answers_within))


def freshness(age: float) -> float:
    """The share of the score that is added `age` seconds after it was published."""
    return FRESHNESS / 100 * math.pow(0.5, max(0.0, age) / (FRESHNESS_HALF_LIFE * _DAY))


def last_chance(until: int | None, now: float) -> float:
    """The share of the score that is added for what can be found until then, and no longer."""
    if until is None:
        return 0
    left = max(0.0, until - now) / (LAST_DAYS * _DAY)
    return LAST_CHANCE / 100 * max(0.0, 1 - left)


def promptness(days: int | None) -> float:
    """The share of the score that is added for those who answer within so many days."""
    return 0 if days is None else PROMPTNESS / 100 * math.pow(0.5, days / PROMPTNESS_HALF_LIFE)


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
