"""The tile map: any grid, any counts."""

import pytest
from django.template.loader import get_template
from hypothesis import given
from hypothesis import strategies as st

from search.district_map import MOTIFS, SIDE, TILE, Place, district_map, shade
from search.facets import REMOTE
from search.results import FacetOption, FacetResult


def facet(**counts: int) -> FacetResult:
    options = tuple(
        FacetOption(slug, slug.title(), count, False, f"?district={slug}")
        for slug, count in counts.items()
    )
    return FacetResult("district", "Stadsdel", "choices", options, options, ())


def test_every_district_is_drawn_at_its_place_with_its_number_and_link() -> None:
    drawn = district_map(facet(raa=3, norr=0), [Place("raa", 2, 3), Place("norr", 1, 1)])

    raa = next(tile for tile in drawn.tiles if tile.value == "raa")
    assert (raa.x // TILE, raa.y // TILE) == (1, 2)
    assert (raa.count, raa.query) == (3, "?district=raa")
    assert (drawn.width, drawn.height) == (2 * TILE, 3 * TILE)


def test_a_district_without_a_place_stands_in_the_list_only() -> None:
    drawn = district_map(facet(raa=3, ny=2), [Place("raa", 1, 1)])

    assert [tile.value for tile in drawn.tiles] == ["raa"]
    assert [tile.value for tile in drawn.listed] == ["raa", "ny"]
    assert drawn.placed == 5


def test_what_is_done_from_home_is_beside_the_map() -> None:
    assert district_map(facet(remote=4, raa=1), []).remote is not None
    assert district_map(facet(remote=0, raa=1), []).remote is None
    assert REMOTE not in [tile.value for tile in district_map(facet(remote=4), []).listed]


def test_a_city_without_places_has_a_list_and_no_map() -> None:
    drawn = district_map(facet(raa=1), [])

    assert not drawn.tiles
    assert not drawn.scenery
    assert drawn.sea is None
    assert drawn.listed


def test_the_sea_is_drawn_where_the_west_is_free() -> None:
    coast = [Place(f"d{row}", 3, row) for row in range(1, 12)]

    assert district_map(facet(d1=1), [*coast, Place("udden", 1, 2)]).sea == 2 * TILE + 2
    assert district_map(facet(d1=1), coast[:5]).sea is None


def test_shades_go_from_none_to_most() -> None:
    assert [shade(count, 9) for count in (0, 1, 3, 4, 6, 7, 9)] == [0, 1, 1, 2, 2, 3, 3]
    assert shade(0, 0) == 0


@given(
    st.dictionaries(
        st.tuples(st.integers(1, 12), st.integers(1, 12)), st.integers(0, 500), max_size=40
    )
)
def test_nothing_overlaps_and_all_is_on_the_map(grid: dict[tuple[int, int], int]) -> None:
    places = [Place(f"d{column}-{row}", column, row) for column, row in grid]
    counts = {f"d{column}-{row}": count for (column, row), count in grid.items()}

    drawn = district_map(facet(**counts), places)

    corners = [(tile.x, tile.y) for tile in drawn.tiles]
    corners += [(scenery.x, scenery.y) for scenery in drawn.scenery]
    assert len(corners) == len(set(corners))
    assert all(0 <= x <= drawn.width - SIDE and 0 <= y <= drawn.height - SIDE for x, y in corners)
    assert all(0 <= tile.shade <= 3 for tile in drawn.tiles)


@pytest.mark.parametrize("motif", MOTIFS)
def test_the_landscape_is_drawn_for_the_squares_of_the_map(motif: str) -> None:
    drawing = get_template(f"svg/land/{motif}.svg").render()
    assert f'viewBox="0 0 {SIDE} {SIDE}"' in drawing
