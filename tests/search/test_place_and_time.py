"""When and where, from the page in the database to what is found."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from search.criteria import Criteria, Days, Near, Sort
from search.geography import Position
from search.results import Results
from search.services import search
from tests.factories import AssignmentFactory, CallFactory, DistrictFactory, OccasionFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)  # a Tuesday
TODAY = date(2026, 12, 1)
RAA = Position(55.996, 12.744)
Find = Callable[..., Results]


@pytest.fixture
def find(index: object, catch_up: Callable[[], int]) -> Find:
    def find_now(**criteria: Any) -> Results:
        catch_up()
        return search(Criteria.of(**criteria), now=NOW, language="sv")

    return find_now


def titles(results: Results) -> list[str]:
    return [hit.page.title for hit in results.hits]


def on(day: date, hour: int = 10, hours: int = 2) -> list[Any]:
    starts = datetime(day.year, day.month, day.day, hour - 1, tzinfo=UTC)  # Stockholm is an hour on
    return [OccasionFactory(starts=starts, ends=starts + timedelta(hours=hours))]


def counts(results: Results, facet: str) -> dict[str, int]:
    return {option.value: option.count for option in results.facets[facet].options}


def test_the_week_is_counted_from_dates_and_words(find: Find) -> None:
    AssignmentFactory(title="Soppa", occasions=on(date(2026, 12, 8), hour=18))
    AssignmentFactory(title="Loppis", occasions=on(date(2026, 12, 12)))
    AssignmentFactory(title="Brev", when_text="När du vill")
    AssignmentFactory(title="Vid snöfall", when_text="Hela vintern")

    assert counts(find(), "when") == {"weekday": 1, "evening": 1, "weekend": 1, "anytime": 1}
    assert sorted(titles(find(when=["evening", "weekend"]))) == ["Loppis", "Soppa"]


def test_what_has_dates_is_found_on_those_days(find: Find) -> None:
    AssignmentFactory(title="Soppa", occasions=on(date(2026, 12, 8)) + on(date(2026, 12, 20)))

    def between(first: date | None, last: date | None) -> int:
        return find(days=Days(first, last)).total

    assert between(date(2026, 12, 8), date(2026, 12, 8)) == 1
    assert between(date(2026, 12, 9), date(2026, 12, 19)) == 0
    assert between(date(2026, 12, 19), None) == 1
    assert between(date(2026, 12, 21), None) == 0
    assert between(None, date(2026, 12, 7)) == 0
    assert between(None, date(2026, 12, 8)) == 1


def test_what_has_no_dates_is_found_as_long_as_it_may_be(find: Find) -> None:
    AssignmentFactory(title="Tisdagar", apply_by=date(2026, 12, 10))
    AssignmentFactory(title="Tills vidare")

    assert find(days=Days(date(2026, 12, 10), date(2026, 12, 10))).total == 2
    assert titles(find(days=Days(date(2026, 12, 11), None))) == ["Tills vidare"]


def test_what_has_passed_is_offered_to_nobody(find: Find) -> None:
    AssignmentFactory(occasions=on(date(2026, 11, 20)) + on(date(2026, 12, 20)))

    assert find(days=Days(date(2026, 11, 19), date(2026, 11, 21))).total == 0
    assert find(days=Days(date(2026, 11, 19), date(2026, 12, 20))).total == 1


@pytest.fixture
def three_places() -> None:
    raa = DistrictFactory(slug="raa", name="Råå", lat=RAA.lat, lon=RAA.lon)
    norr = DistrictFactory(slug="norr", name="Norr", lat=56.0535, lon=12.686)
    AssignmentFactory(title="Norr", district=norr)
    AssignmentFactory(title="Hamnen", district=raa, lat=55.9968, lon=12.7452)
    AssignmentFactory(title="Någonstans på Råå", district=raa)
    AssignmentFactory(title="Hemma", district=None, remote=True)
    CallFactory(title="Utlysning")


@pytest.mark.usefixtures("three_places")
def test_near_is_within_the_radius_and_the_nearest_comes_first(find: Find) -> None:
    here = Position(55.997, 12.745)

    found = find(near=Near(here, 2), sort=Sort.NEAREST)
    assert titles(found) == ["Hamnen", "Någonstans på Råå"]
    distances = [hit.distance for hit in found.hits]
    assert distances[0]
    assert distances[1]
    assert distances[0].metres < 50
    assert (distances[0].exact, distances[1].exact) == (True, False)

    assert titles(find(near=Near(here, 10), sort=Sort.NEAREST))[-1] == "Norr"


@pytest.mark.usefixtures("three_places")
def test_what_is_done_from_home_is_near_only_when_chosen(find: Find) -> None:
    near = Near(RAA, 2)

    assert counts(find(near=near), "district") == {"remote": 1, "raa": 2, "norr": 0}
    assert titles(find(near=near, district=["remote"])) == ["Hemma"]
    both = find(near=near, district=["remote", "raa"], sort=Sort.NEAREST)
    assert titles(both)[-1] == "Hemma"
    assert both.total == 3
    assert both.hits[-1].distance is None


@pytest.mark.usefixtures("three_places")
def test_what_is_chosen_can_be_taken_away(find: Find) -> None:
    found = find(days=Days(TODAY, date(2026, 12, 5)), near=Near(RAA, 2), sort=Sort.NEAREST)

    assert [(each.label.replace("\xa0", " "), each.query) for each in found.chosen] == [
        ("Från tis 1 dec", "?to=2026-12-05&near=55.996,12.744&radius=2&sort=nearest"),
        ("Till lör 5 dec", "?from=2026-12-01&near=55.996,12.744&radius=2&sort=nearest"),
        ("Inom 2 km från Råå", "?from=2026-12-01&to=2026-12-05"),
    ]


@pytest.mark.usefixtures("three_places")
def test_at_zero_hits_place_and_days_are_among_what_to_take_away(find: Find) -> None:
    nowhere = find(near=Near(Position(59.33, 18.07), 2), tier=["short"])

    relaxed = {each.parameter: each.label for each in nowhere.relaxed}
    assert relaxed == {"near": "Inom 2 km från platsen du valde"}
