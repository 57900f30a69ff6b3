from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.factories import (
    AssignmentFactory,
    CallFactory,
    DistrictFactory,
    OccasionFactory,
    OrganisationFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

URL = "/api/v1/search/"
Get = Callable[..., Any]


@pytest.fixture
def get(client: Client, catch_up: Callable[[], int]) -> Get:
    """What the API answers to parameters, as JSON, after the worker."""

    def get_json(query: str = "", status: int = 200) -> Any:
        catch_up()
        response = client.get(f"{URL}?{query}")
        assert response.status_code == status, response.content
        expected = "application/json" if status == 200 else "application/problem+json"
        assert response["Content-Type"].startswith(expected)
        return response.json()

    return get_json


def test_it_gives_what_the_contract_says(get: Get) -> None:
    starts = timezone.now() + timedelta(days=3)
    page = AssignmentFactory(
        title="Rasta hunden Sixten",
        description="<p>Hunden är <b>snäll</b> & stor.</p>",
        source_id="sixten",
        tier="micro",
        topics=[TopicFactory(slug="djur", name_sv="Djur", name_en="Animals")],
        district=DistrictFactory(slug="raa", name="Råå"),
        parent=OrganisationFactory(title="Grannar emellan"),
        occasions=[OccasionFactory(starts=starts, ends=starts + timedelta(hours=1))],
        spots=4,
    )
    body = get("q=hund&tier=micro&type=assignment")
    assert {key: body[key] for key in body if key not in {"results", "facets"}} == {
        "total": 1,
        "page": 1,
        "pages": 1,
        "engine": "tantivy",
        "degraded": False,
        "read_as": None,
        "suggestion": None,
        "relaxed": [],
        "understood": [],
    }
    (found,) = body["results"]
    assert found["url"].startswith("http")
    assert found["organisation"].pop("url").startswith("http")
    assert datetime.fromisoformat(found["starts"]) == starts
    assert {
        key: found[key] for key in found if key not in {"url", "starts", "ends", "published"}
    } == {
        "type": "assignment",
        "id": page.pk,
        "source_id": "sixten",
        "title": "Rasta hunden Sixten",
        "summary": page.summary,
        "highlight": "<mark>Hunden</mark> är snäll &amp; stor.",
        "tier": "micro",
        "topics": ["djur"],
        "district": "raa",
        "remote": False,
        "organisation": {"id": page.organisation_id, "name": "Grannar emellan"},
        "distance_m": None,
        "distance_is_exact": None,
        "apply_by": None,
        "spots": 4,
    }
    assert body["facets"]["tier"][0] == {
        "value": "micro",
        "label": body["facets"]["tier"][0]["label"],
        "count": 1,
        "selected": True,
    }
    assert get("lang=en")["facets"]["topic"][0]["label"] == "Animals"


def test_a_call_has_the_same_fields(get: Get) -> None:
    AssignmentFactory()
    CallFactory()
    assignment, call = get("type=assignment")["results"][0], get("type=call")["results"][0]
    assert assignment.keys() == call.keys()
    assert call["organisation"] is None


def test_urls_are_in_the_language_asked_for(get: Get) -> None:
    AssignmentFactory()
    assert "/en/" in get("lang=en")["results"][0]["url"]
    assert "/en/" not in get("lang=sv")["results"][0]["url"]


def test_zero_hits_say_what_to_leave_out(get: Get) -> None:
    AssignmentFactory(title="Läxhjälp", tier="long")
    assert get("q=l%C3%A4xhj%C3%A4lp&tier=micro")["relaxed"] == [
        {"parameter": "tier", "value": "micro", "total": 1}
    ]
    assert get("q=l%C3%A4xhjelp")["total"] == 1


def test_pages(get: Get) -> None:
    for _ in range(3):
        AssignmentFactory()
    body = get("page_size=2&page=2")
    assert (body["page"], body["pages"], len(body["results"])) == (2, 2, 1)
    assert get("page_size=2&page=9")["results"] == []


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("tier=nope", "tier"),
        ("topic=nope", "topic"),
        ("page=0", "page"),
        ("page=x", "page"),
        ("page=51", "page"),
        ("page_size=101", "page_size"),
        ("page_size=-1", "page_size"),
        ("page_size=" + "9" * 5000, "page_size"),
        ("lang=de", "lang"),
        ("sort=nearest", "sort"),
        ("near=56;12", "near"),
        ("near=56,12&radius=999", "radius"),
        ("radius=5", "radius"),
        ("when=night", "when"),
        ("from=tomorrow", "from"),
        ("to=2026-13-01", "to"),
        ("from=2026-12-02&to=2026-12-01", "from"),
        ("place=R%C3%A5%C3%A5", "place"),
        ("tiers=micro", "tiers"),
        ("&".join(["tier=micro"] * 101), "tier"),
        ("topic=%00", "topic"),
        ("topic=%ED%A0%80", "topic"),
        ("q=a&q=b", "q"),
        ("lang=sv&lang=en", "lang"),
        ("page_size=5&page_size=6", "page_size"),
        ("sort=newest&sort=soonest", "sort"),
        ("page=1&page=2", "page"),
    ],
)
def test_what_is_broken_is_named(get: Get, query: str, parameter: str) -> None:
    problem = get(query, status=400)
    assert problem["status"] == 400
    assert parameter in [error.get("parameter") for error in problem["errors"]]


def test_what_is_refused_is_not_said_to_be_left_out(get: Get) -> None:
    problem = get("page_size=0&tier=x&hej=1", status=400)
    assert {error["parameter"]: error["detail"] for error in problem["errors"]} == {
        "page_size": "Give a whole number from 1 to 100.",
        "tier": "“x” is not known.",
        "hej": "There is no such parameter.",
    }


def test_near_gives_distances_and_says_how_sure_they_are(get: Get) -> None:
    raa = DistrictFactory(slug="raa", name="Råå", lat=55.996, lon=12.744)
    AssignmentFactory(title="Hamnen", district=raa, lat=56.006, lon=12.744)
    AssignmentFactory(title="Någonstans", district=raa)

    found = get("near=55.996,12.744&radius=2&sort=nearest")["results"]

    assert [(each["title"], each["distance_m"], each["distance_is_exact"]) for each in found] == [
        ("Någonstans", 0, False),
        ("Hamnen", 1112, True),
    ]


def test_filters_that_words_name_are_offered_and_not_applied(get: Get) -> None:
    raa = DistrictFactory(slug="raa", name="Råå")
    AssignmentFactory(title="Rasta hunden", district=raa)
    AssignmentFactory(title="Hundvakt", district=DistrictFactory(slug="norr", name="Norr"))

    body = get("q=hund+i+R%C3%A5%C3%A5")

    assert body["total"] == 2
    assert body["understood"] == [
        {"parameter": "district", "value": "raa", "words": "Råå", "q": "hund", "total": 1}
    ]


HOSTILE = [
    "q=%00",
    "q=%ED%A0%80",
    "q=%FF%FE%zz%",
    "q=" + "a" * 5000,
    "q=" + "%C3%A5+" * 2000,
    "q=" + "kvantfysik+blåbär+" * 11,
    "q=%E2%80%AE%D8%A7%D9%84",
    "q=%22unclosed+AND+(OR+%2A+title:hund%5E9+~2+%5B1+TO",
    "q=" + "%F0%9F%90%B6" * 60,
    "&".join(["q=hund"] * 50),
    "&".join(f"language={code}" for code in ("sv", "en", "ar")),
    "=&&=&q",
]


@pytest.mark.parametrize("query", HOSTILE)
def test_nothing_that_is_sent_is_an_error_of_ours(
    client: Client, index: object, query: str
) -> None:
    AssignmentFactory(title="Rasta hunden")
    response = client.get(f"{URL}?{query}")
    assert response.status_code in {200, 400}
    response.json()


def test_the_number_of_queries_does_not_grow(
    get: Get, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(30):
        AssignmentFactory(parent=OrganisationFactory())
    CallFactory()
    get()
    with django_assert_max_num_queries(15):
        client.get(f"{URL}?page_size=100")
