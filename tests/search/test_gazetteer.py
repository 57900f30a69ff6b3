"""Places by name: only those that the city and the assignments themselves know."""

from datetime import UTC, datetime

import pytest

from search.gazetteer import KnownPlace, find_place, known_places
from search.geography import Position
from search.taxonomy import Taxonomy
from tests.factories import AssignmentFactory, DistrictFactory

NOW = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
RAA = KnownPlace("Råå", Position(55.996, 12.744))
SODER = KnownPlace("Söder", Position(56.037, 12.701))
QUAY = KnownPlace("Kajgången 4, plan 2, Centrum", Position(56.047, 12.694))
LONG = KnownPlace("Ljungbacken 38, Söder", Position(56.038, 12.702))
FARTHER = KnownPlace("Ljungbacken 140, Söder", Position(56.031, 12.709))
PLACES = [RAA, SODER, QUAY, LONG, FARTHER]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Råå", [RAA]),
        ("  på SÖDER ", [SODER]),
        ("raa", [RAA]),
        ("soder", [SODER]),
        ("Kajgången 4", [QUAY]),
        ("kajgången", [QUAY]),
        ("kajg", [QUAY]),
        ("Ljungbacken 38", [LONG]),
        ("Ljungbacken", [LONG, FARTHER]),
        ("ka", []),
        ("Kiruna", []),
        ("på", []),
        ("", []),
    ],
)
def test_a_name_leads_to_the_places_that_may_be_meant(typed: str, meant: list[KnownPlace]) -> None:
    assert list(find_place(typed, PLACES)) == meant


@pytest.mark.django_db
def test_the_places_are_districts_and_what_may_be_found() -> None:
    raa = DistrictFactory(slug="raa", name="Råå", lat=55.996, lon=12.744)
    AssignmentFactory(address="Båthusvägen 9", district=raa, lat=55.9968, lon=12.7452)
    AssignmentFactory(address="Hamnplanen", district=raa)
    AssignmentFactory(address="Hemliga gatan 1", district=raa, paused=True)

    places = list(known_places(Taxonomy.load().districts, NOW))

    assert places == [
        KnownPlace("Råå", Position(55.996, 12.744)),
        KnownPlace("Båthusvägen 9, Råå", Position(55.997, 12.745)),
        KnownPlace("Hamnplanen, Råå", Position(55.996, 12.744)),
    ]
