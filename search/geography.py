"""Places on earth: positions, the distance between them, and the cells that a circle covers."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

EARTH_RADIUS = 6_371_008.8  # metres: the mean radius of the IUGG
FARTHEST = 75  # degrees from the equator: nearer the poles cells would be slivers
DECIMALS = 3  # of a visitor's position, in degrees: about 100 m

# A cell is about 250 m each way at Sweden's latitudes.
CELL_LAT = 0.00225  # degrees
CELL_LON = 0.004
CELL_REACH = 300  # metres: no point of a cell is farther from its middle, on any latitude
_LEVELS = 7  # cells of 250 m, 500 m … 16 km: a circle's middle is a few large ones

Cell = tuple[int, int, int]  # its level, row and column


@dataclass(frozen=True)
class Position:
    """Degrees north and east."""

    lat: float
    lon: float

    @classmethod
    def read(cls, text: str) -> "Self | None":
        """`56.046,12.695`, rounded to about 100 m; None for what is no position."""
        match = _WRITTEN.fullmatch(text)
        if match is None:
            return None
        lat, lon = float(match[1]), float(match[2])
        return cls(lat, lon).rounded() if abs(lat) <= FARTHEST and abs(lon) <= 180 else None

    def rounded(self) -> Self:
        """About 100 m from where it was at most, and never `-0.0`."""
        return type(self)(round(self.lat, DECIMALS) + 0.0, round(self.lon, DECIMALS) + 0.0)

    def __str__(self) -> str:
        return f"{self.lat:.{DECIMALS}f},{self.lon:.{DECIMALS}f}"


# ASCII digits alone, and so few that they are no load.
_WRITTEN = re.compile(r"(-?[0-9]{1,3}(?:\.[0-9]{1,20})?),(-?[0-9]{1,3}(?:\.[0-9]{1,20})?)")


def distance(one: Position, other: Position) -> float:
    """Metres between them along the earth, taken as a sphere: the haversine formula.

    R. W. Sinnott, "Virtues of the Haversine", Sky and Telescope 68 (1984), p. 159. It is at most
    0.6 % off from the true ellipsoid.
    """
    lat, other_lat = math.radians(one.lat), math.radians(other.lat)
    half_lat = (other_lat - lat) / 2
    half_lon = math.radians(other.lon - one.lon) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat) * math.cos(other_lat) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS * math.asin(min(1.0, math.sqrt(chord)))


def cell_terms(position: Position) -> tuple[str, ...]:
    """The cells in which a document lies, from the smallest to the largest."""
    row, column = _place(position)
    return tuple(_term((level, row >> level, column >> level)) for level in range(_LEVELS))


@lru_cache(maxsize=256)
def circle_terms(middle: Position, radius: float) -> tuple[str, ...]:
    """The fewest cells that together are all the smallest ones whose middle is within `radius`.

    `radius` is in metres. At the edge it may be wrong by half a cell, and is the same on every
    engine.
    """
    return tuple(_term(cell) for cell in _covering(middle, radius))


def _covering(middle: Position, radius: float) -> Iterator[Cell]:
    lat = math.degrees(radius / EARTH_RADIUS)
    lon = lat / max(math.cos(math.radians(min(abs(middle.lat) + lat, 89.9))), 1e-6)
    level = _LEVELS - 1
    low, left = _place(Position(middle.lat - lat, middle.lon - lon))
    high, right = _place(Position(middle.lat + lat, middle.lon + lon))
    for row in range(low >> level, (high >> level) + 1):
        for column in range(left >> level, (right >> level) + 1):
            yield from _within((level, row, column), middle, radius)


def _within(cell: Cell, middle: Position, radius: float) -> Iterator[Cell]:
    """The parts of a cell that belong to the circle."""
    level, row, column = cell
    south, north = _centre(row << level), _centre(((row + 1) << level) - 1)
    west, east = _centre_lon(column << level), _centre_lon(((column + 1) << level) - 1)
    nearest = Position(min(max(middle.lat, south), north), min(max(middle.lon, west), east))
    # A cell is so small that its farthest point is one of its corners.
    corners = (Position(lat, lon) for lat in (south, north) for lon in (west, east))
    if all(distance(middle, corner) <= radius for corner in corners):
        yield cell
    elif level and distance(middle, nearest) <= radius * _SLACK:
        for part in range(4):
            below = (level - 1, 2 * row + part // 2, 2 * column + part % 2)
            yield from _within(below, middle, radius)


# The nearest point by degrees is not quite the nearest one on a sphere.
_SLACK = 1.01


def _place(position: Position) -> tuple[int, int]:
    return (
        math.floor((position.lat + 90) / CELL_LAT),
        math.floor((position.lon + 180) / CELL_LON),
    )


def _centre(row: int) -> float:
    return (row + 0.5) * CELL_LAT - 90


def _centre_lon(column: int) -> float:
    return (column + 0.5) * CELL_LON - 180


def _term(cell: Cell) -> str:
    return ".".join(map(str, cell))
