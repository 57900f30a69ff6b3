"""The search page's fields for a place: names are resolved on the server, positions kept nowhere."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from search.engines import embedded
from search.indexing import rebuild
from tests.factories import AssignmentFactory, DistrictFactory

pytestmark = pytest.mark.django_db

Get = Callable[[str], HttpResponse]


@pytest.fixture(scope="module")
def laid_index(shared_content: Path) -> Path:
    """Two assignments in two districts, and the directory of the index that has them."""
    raa = DistrictFactory(slug="raa", name="Råå", lat=55.996, lon=12.744)
    far = DistrictFactory(slug="norr", name="Norr", lat=56.0535, lon=12.686)
    AssignmentFactory(title="Hamnen", address="Hamngatan 1", district=raa, lat=55.9968, lon=12.7452)
    AssignmentFactory(address="Hamngatan 7", district=far)
    rebuild(embedded())
    return shared_content


@pytest.fixture
def get(db: None, laid_index: Path, client: Client, settings: Settings) -> Get:
    settings.VAR_DIR = laid_index
    return lambda query: client.get(f"/uppdrag/?{query}")  # type: ignore[return-value]


def test_a_place_that_was_typed_becomes_a_position(get: Get) -> None:
    response = get("q=hund&place=p%C3%A5+r%C3%A5%C3%A5&tier=micro&near=&radius=2&page=3")

    assert response.status_code == 302
    assert response["Location"] == "/uppdrag/?q=hund&tier=micro&near=55.996,12.744&radius=2"


def test_the_place_that_is_chosen_stands_as_a_link_and_is_measured_from(get: Get) -> None:
    html = get("near=55.996,12.744&sort=nearest").content.decode()

    assert "Inom 5 km från Råå" in html
    assert "100 m bort" in html
    assert '<input type="hidden" name="near" value="55.996,12.744">' in html
    assert '<option value="nearest" selected>' in html


def test_an_unknown_place_is_told_at_the_field_and_kept(get: Get) -> None:
    html = get("place=Atlantis%22%3E").content.decode()

    assert 'id="place-error"' in html
    assert 'class="notice"' in html[html.index('data-part="results"') :]
    assert 'value="Atlantis&quot;&gt;"' in html
    assert 'aria-invalid="true"' in html


def test_of_several_places_one_is_chosen(get: Get) -> None:
    html = get("q=hund&place=hamngatan&radius=5").content.decode()

    assert 'href="?q=hund&amp;near=55.997,12.745"' in html
    assert 'href="?q=hund&amp;near=56.054,12.686"' in html or (
        'href="?q=hund&amp;near=56.053,12.686"' in html
    )


def test_a_position_is_rounded_before_anything_is_shown(get: Get) -> None:
    response = get("near=55.9961234,12.7441234&utm_source=x")

    assert response.status_code == 302
    assert response["Location"] == "/uppdrag/?near=55.996,12.744"
    assert response["Cache-Control"] == "no-store"


def test_where_somebody_is_belongs_in_no_cache(get: Get) -> None:
    assert get("near=55.996,12.744")["Cache-Control"] == "private, no-store"
    assert get("place=Atlantis")["Cache-Control"] == "private, no-store"
    assert get("q=hund")["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "query",
    [
        "near=x&place=",
        "near=56&near=",
        "place=%00&radius=9",
        "place=" + "%C3%A5" * 3000,
        "from=2026-02-31&to=x",
        "from=9999-12-31&to=9999-12-31",
        "from=0001-01-01&to=0001-01-02",
        "near=-75,-180&radius=30&sort=nearest",
        "near=0,180&radius=30&from=0001-01-01",
        "radius=" + "9" * 5000,
        "sort=nearest",
    ],
)
def test_nothing_that_is_sent_is_an_error_of_ours(get: Get, query: str) -> None:
    assert get(query).status_code in {200, 302}


def test_a_radius_alone_is_the_forms_and_not_told(get: Get) -> None:
    html = get("q=&radius=5&near=&place=").content.decode()

    assert 'class="notice"' not in html


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("from=2026-02-30", "”2026-02-30” är ingen dag"),
        ("from=2026-12-02&to=2026-12-01", "Sista dagen är före den första"),
        ("near=hemma", "”hemma” är ingen plats"),
        ("near=56.000,12.000&radius=999", "”999” är inget avstånd"),
        ("sort=nearest", "behöver en plats"),
    ],
)
def test_what_could_not_be_used_is_told(client: Client, get: Get, query: str, told: str) -> None:
    html = client.get(f"/uppdrag/?{query}", follow=True).content.decode()
    assert told in html


def test_days_stand_in_their_fields(get: Get) -> None:
    html = get("from=2026-12-01&to=2026-12-24").content.decode()

    assert 'name="from" type="date" value="2026-12-01"' in html
    assert 'name="to" type="date" value="2026-12-24"' in html


@pytest.mark.parametrize("query", ["near=55.996,12.744&sort=nearest", "place=Atlantis", "q=norr"])
def test_places_cost_no_more_queries_than_any_page_may(
    get: Get, query: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    get("q=once")  # rows of settings are made, content types are read, once a process
    with django_assert_max_num_queries(20):
        get(query)


def test_a_filter_that_a_word_names_is_offered(get: Get) -> None:
    html = get("q=uppdrag+i+norr").content.decode()

    assert 'href="?district=norr"' in html or 'href="?q=uppdrag&amp;district=norr"' in html
    assert "Stadsdel: Norr, 1 träff" in html


def test_the_map_counts_what_is_near(get: Get) -> None:
    html = get("near=55.996,12.744&radius=1").content.decode()

    raa = 'href="?district=raa&amp;near=55.996,12.744&amp;radius=1" aria-label="Råå, 1 '
    assert raa in html
