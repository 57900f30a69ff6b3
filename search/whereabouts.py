"""Where an assignment is, and how far that is from somewhere."""

from dataclasses import dataclass

from assignments.listed import Assignment
from search.geography import Position, distance

_DECIMALS = 5  # degrees: about a metre, and the same number in the index and on the page


@dataclass(frozen=True)
class Whereabouts:
    """A position, and whether it is the place itself or the middle of its district."""

    position: Position
    exact: bool


@dataclass(frozen=True)
class Distance:
    """Metres to a place; about so many when only its district is known."""

    metres: float
    exact: bool


def whereabouts(page: Assignment) -> Whereabouts | None:
    """By its own coordinates, else by its district; None for what has no place.

    Few who write an assignment know coordinates, and a district is a kilometre or two across: its
    middle is near enough to be found by, and is called `about` wherever a distance is shown.
    """
    if page.lat is not None and page.lon is not None:
        return Whereabouts(_position(page.lat, page.lon), exact=True)
    if page.district:
        return Whereabouts(_position(page.district.lat, page.district.lon), exact=False)
    return None


def distance_to(page: Assignment, origin: Position) -> Distance | None:
    """How far it is from `origin`; None for what has no place."""
    place = whereabouts(page)
    return Distance(distance(origin, place.position), place.exact) if place else None


def _position(lat: float, lon: float) -> Position:
    return Position(round(lat, _DECIMALS), round(lon, _DECIMALS))
