"""The order by distance: worked out here, by one formula, for every engine."""

from collections.abc import Iterable

from search.engines.base import EngineHit, EngineQuery
from search.geography import Position, distance

MICRO = 1_000_000  # positions are kept in millionths of a degree: about 0.1 m

# Latitude and longitude in millionths of a degree; None for what has no position.
Place = tuple[int, int] | None


def nearest_first(placed: Iterable[tuple[EngineHit, Place]], query: EngineQuery) -> list[EngineHit]:
    """The nearest to the query's origin first; of those as near the newest, then the lowest id."""
    metres: dict[Place, tuple[bool, float]] = {}  # many are at the same place

    def key(each: tuple[EngineHit, Place]) -> tuple[tuple[bool, float], int, int]:
        hit, place = each
        if place not in metres:
            metres[place] = _metres(place, query.origin)
        return metres[place], -hit.published, hit.id

    return [hit for hit, _ in sorted(placed, key=key)]


def _metres(place: Place, origin: Position | None) -> tuple[bool, float]:
    if place is None or origin is None:
        return True, 0.0
    return False, distance(origin, Position(place[0] / MICRO, place[1] / MICRO))
