"""Positions, distances and cells."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.geography import (
    CELL_LAT,
    CELL_LON,
    FARTHEST,
    Position,
    cell_terms,
    circle_terms,
    distance,
)
from search.place_and_time import MAX_RADIUS

CITY = Position(56.046, 12.695)
HALF_A_CELL = 190  # metres, from its middle to a corner, and some for the sphere


def positions(lats: tuple[float, float] = (55.0, 69.0)) -> st.SearchStrategy[Position]:
    return st.builds(Position, st.floats(*lats), st.floats(11, 24))


def test_distances_are_those_of_the_map() -> None:
    stockholm, gothenburg = Position(59.3293, 18.0686), Position(57.7089, 11.9746)
    assert distance(stockholm, gothenburg) == pytest.approx(397_000, rel=0.006)
    assert distance(CITY, CITY) == 0
    assert distance(Position(0, 0), Position(0, 180)) == pytest.approx(20_015_000, rel=0.001)


@given(positions(), positions())
def test_there_and_back_is_as_far(one: Position, other: Position) -> None:
    assert distance(one, other) == pytest.approx(distance(other, one))


@given(
    positions(),
    st.floats(-0.3, 0.3),
    st.floats(-0.5, 0.5),
    st.integers(1, 15).map(lambda km: km * 1000),
)
@settings(deadline=None)
def test_a_circle_has_what_is_within_it_but_for_half_a_cell(
    middle: Position, north: float, east: float, radius: int
) -> None:
    other = Position(middle.lat + north, middle.lon + east)
    found = bool(set(cell_terms(other)) & set(circle_terms(middle, radius)))
    away = distance(middle, other)
    if away < radius - HALF_A_CELL:
        assert found
    if away > radius + HALF_A_CELL:
        assert not found


def test_a_cell_is_about_250_metres_in_southern_sweden() -> None:
    assert distance(CITY, Position(CITY.lat + CELL_LAT, CITY.lon)) == pytest.approx(250, abs=1)
    assert distance(CITY, Position(CITY.lat, CITY.lon + CELL_LON)) == pytest.approx(248, abs=1)


@pytest.mark.parametrize("lat", [0, 56.046, 68, FARTHEST, -FARTHEST])
def test_the_widest_circle_is_bounded(lat: float) -> None:
    assert len(circle_terms(Position(lat, 12.695), MAX_RADIUS * 1000)) < 2_000


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("56.0464,12.6951", Position(56.046, 12.695)),
        ("-33,151", Position(-33, 151)),
        ("56.04,12.69,3", None),
        ("56,04;12,69", None),
        ("٥٦,12", None),
        ("1e1,12", None),
        ("", None),
    ],
)
def test_a_position_is_read_and_rounded(written: str, read: Position | None) -> None:
    assert Position.read(written) == read


@given(st.text())
def test_any_text_is_a_position_or_none(written: str) -> None:
    position = Position.read(written)
    assert position is None or Position.read(str(position)) == position
