"""The order by distance: worked out here, by one formula, for every engine."""

import math
from collections.abc import Iterable

from search.engines.base import EngineHit, EngineQuery
from search.geography import Position, distance

MICRO = 1_000_000  # positions are kept in millionths of a degree: about 0.1 m

# Latitude and longitude in millionths of a degree; None for what has no position.
Place = tuple[int, int] | None


# How far a hit is from the query's origin, in metres; without a position farther than all.
Measured = tuple[float, EngineHit]


def nearest_first(placed: Iterable[tuple[EngineHit, Place]], query: EngineQuery) -> list[Measured]:
    """The nearest to the query's origin first; of those as near the newest, then the lowest id."""
    metres: dict[Place, float] = {}  # many are at the same place
    measured = []
    for hit, place in placed:
        if place not in metres:
            metres[place] = _metres(place, query.origin)
        measured.append((metres[place], hit))
    return sorted(measured, key=lambda each: (each[0], -each[1].published, each[1].id))


def _metres(place: Place, origin: Position | None) -> float:
    if place is None or origin is None:
        return math.inf
    return distance(origin, Position(place[0] / MICRO, place[1] / MICRO))
