"""The tile map of the districts: every district a square, where it lies among the others.

Each district carries its own column and row, so the grid is as large as the city says. What no
district stands on east of the water is landscape; districts without a place stand in the list only.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from search.facets import REMOTE
from search.results import FacetResult
from search.taxonomy import Taxonomy

TILE = 80  # points between the corners of neighbouring tiles
GAP = 4
SIDE = TILE - GAP
SEA_COLUMNS, SEA_ROWS = 2, 8  # the room that templates/svg/map-sea.svg takes
# Drawings that the landscape is made of: templates/svg/land/.
MOTIFS = ("field", "hill", "tree", "barn_field", "house")


@dataclass(frozen=True)
class Place:
    """The place of a district on the map, from 1 in the west and the north."""

    slug: str
    column: int
    row: int


@dataclass(frozen=True)
class Tile:
    """A district on the map. `shade` 0–3 says how much there is; `x`, `y` are its corner."""

    x: int
    y: int
    value: str
    label: str
    count: int
    selected: bool
    query: str
    shade: int

    @property
    def middle(self) -> int:
        return self.x + SIDE // 2

    @property
    def number_line(self) -> int:
        """Where the number stands: just below the middle, over the name."""
        return self.y + SIDE // 2 + 4

    @property
    def name_line(self) -> int:
        return self.y + SIDE - 11


@dataclass(frozen=True)
class Scenery:
    """A drawing where there is no district."""

    x: int
    y: int
    motif: str


@dataclass(frozen=True)
class DistrictMap:
    """The map, `width` × `height` points, and what stands beside it.

    `sea` is where the drawing of the sea begins, None where there is no room for it in the west.
    `listed` are all districts by name; `placed` is how many hits they have together; `remote`
    is what can be done from home, None when nothing can.
    """

    width: int
    height: int
    tiles: Sequence[Tile]
    scenery: Sequence[Scenery]
    sea: int | None
    listed: Sequence[Tile]
    remote: Tile | None
    placed: int

    @property
    def side(self) -> int:
        """The length of a tile's side."""
        return SIDE


def places(taxonomy: Taxonomy) -> list[Place]:
    """The districts that have a place on the map."""
    return [Place(each.slug, *each.tile) for each in taxonomy.districts if each.tile]


def district_map(facet: FacetResult, places: Iterable[Place]) -> DistrictMap:
    """The map of a facet's districts, with its numbers and links."""
    by_slug = {place.slug: place for place in places}
    counts = [option.count for option in facet.options if option.value != REMOTE]
    drawn = [
        Tile(
            x=_corner(by_slug[option.value].column) if option.value in by_slug else 0,
            y=_corner(by_slug[option.value].row) if option.value in by_slug else 0,
            value=option.value,
            label=option.label,
            count=option.count,
            selected=option.selected,
            query=option.query,
            shade=shade(option.count, max(counts, default=0)),
        )
        for option in facet.options
    ]
    districts = [tile for tile in drawn if tile.value != REMOTE]
    return DistrictMap(
        width=TILE * max((place.column for place in by_slug.values()), default=0),
        height=TILE * max((place.row for place in by_slug.values()), default=0),
        tiles=[tile for tile in districts if tile.value in by_slug],
        scenery=_scenery(by_slug),
        sea=_sea(by_slug),
        listed=districts,
        remote=next((tile for tile in drawn if tile.value == REMOTE and tile.count), None),
        placed=sum(counts),
    )


def shade(count: int, most: int) -> int:
    """0 for none; else 1, 2 or 3 by thirds of the most that any district has."""
    return 0 if not count else min(3, 1 + 3 * (count - 1) // max(most, 1))


def _corner(place: int) -> int:
    return (place - 1) * TILE + GAP // 2


def _scenery(places: Mapping[str, Place]) -> list[Scenery]:
    """Landscape on the free squares east of each row's first district: west of it is the sea."""
    taken = {(place.row, place.column) for place in places.values()}
    columns = max((place.column for place in places.values()), default=0)
    free = [
        (row, column)
        for row, group in groupby(sorted(taken), key=lambda each: each[0])
        for column in range(min(column for _row, column in group), columns + 1)
        if (row, column) not in taken
    ]
    return [
        Scenery(_corner(column), _corner(row), MOTIFS[(number * 2 + row) % len(MOTIFS)])
        for number, (row, column) in enumerate(free)
    ]


def _sea(places: Mapping[str, Place]) -> int | None:
    """The top of the first rows whose west is free for the sea."""
    taken = {place.row for place in places.values() if place.column <= SEA_COLUMNS}
    rows = max((place.row for place in places.values()), default=0)
    for first in range(1, rows - SEA_ROWS + 2):
        if not taken & set(range(first, first + SEA_ROWS)):
            return _corner(first)
    return None
