"""What a resident is offered while typing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assignments.models import OrganisationPage
from home.tree import ensure_tree
from tests.factories import (
    AssignmentFactory,
    CallFactory,
    DistrictFactory,
    OrganisationFactory,
    TopicFactory,
)

URL = "/api/v1/suggestions/"
MOST_QUERIES = 12

pytestmark = pytest.mark.django_db

Suggest = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def ask(client: Client, catch_up: Callable[[], int]) -> Callable[..., list[dict[str, Any]]]:
    """The suggestions for what was typed, after the worker."""

    def asked(q: str, lang: str = "sv") -> list[dict[str, Any]]:
        catch_up()
        response = client.get(URL, {"q": q, "lang": lang})
        assert response.status_code == 200, response.content
        found: list[dict[str, Any]] = response.json()["suggestions"]
        return found

    return asked


@pytest.fixture
def suggest(ask: Callable[..., list[dict[str, Any]]]) -> Suggest:
    """Only kinds and labels."""
    return lambda q, lang="sv": [(each["kind"], each["label"]) for each in ask(q, lang)]


def test_each_kind_leads_where_it_should(ask: Callable[..., list[dict[str, Any]]]) -> None:
    tree = ensure_tree()
    organisation = OrganisationFactory(title="Hjälparna på Råå")
    page = AssignmentFactory(
        title="Hjälp på hjul",
        parent=organisation,
        topics=[TopicFactory(slug="hjalp", name_sv="Hjälp hemma", name_en="Help at home")],
        district=DistrictFactory(slug="hjalmshult", name="Hjälmshult"),
    )
    call = CallFactory(title="Hjälp i kris")
    search = tree.search.full_url
    assert [(each["kind"], each["url"], each["count"]) for each in ask("hjäl")] == [
        ("topic", f"{search}?topic=hjalp", 1),
        ("district", f"{search}?district=hjalmshult", 1),
        ("organisation", organisation.full_url, None),
        ("assignment", page.full_url, None),
        ("call", call.full_url, None),
    ]


def test_in_english_names_and_addresses_are_english(
    ask: Callable[..., list[dict[str, Any]]],
) -> None:
    ensure_tree()
    topic = TopicFactory(slug="djur", name_sv="Djur", name_en="Animals")
    AssignmentFactory(title="Rasta hunden", topics=[topic])
    (found,) = ask("anim", "en")
    assert (found["label"], found["detail"], found["lang"]) == ("Animals", "Topic", "en")
    assert "/en/" in found["url"]


def test_words_of_a_title_in_any_order_the_last_one_half_typed(suggest: Suggest) -> None:
    AssignmentFactory(title="Rasta hunden Sixten")
    assert suggest("sixten ras") == [("assignment", "Rasta hunden Sixten")]
    assert suggest("rasta katten") == []


def test_a_word_of_the_description_alone_is_no_title(suggest: Suggest) -> None:
    AssignmentFactory(title="Läs högt", description="<p>Sixten tycker om sagor.</p>")
    assert suggest("sixten") == []


def test_diacritics_and_a_slip_are_forgiven(suggest: Suggest) -> None:
    AssignmentFactory(title="Språkkafé", parent=OrganisationFactory(title="Mårtensgården"))
    assert suggest("sprakka") == [("assignment", "Språkkafé")]
    assert suggest("språkakfé") == [("assignment", "Språkkafé")]
    assert suggest("martens") == [("organisation", "Mårtensgården")]
    assert suggest("mårtnesg") == [("organisation", "Mårtensgården")]


def test_everyday_words_lead_to_their_topic(suggest: Suggest) -> None:
    ensure_tree()
    topic = TopicFactory(slug="djur", name_sv="Djur", name_en="Animals")
    AssignmentFactory(title="Sällskap", topics=[topic])
    assert ("topic", "Djur") in suggest("husdj")


def test_a_topic_without_assignments_is_not_suggested(suggest: Suggest) -> None:
    ensure_tree()
    TopicFactory(slug="djur", name_sv="Djur", name_en="Animals")
    assert suggest("djur") == []


def test_what_is_taken_away_is_gone_before_the_index_knows(client: Client, ask: Any) -> None:
    organisation = OrganisationFactory(title="Sixtens vänner")
    page = AssignmentFactory(title="Rasta Sixten", parent=organisation)
    assert len(ask("sixt")) == 2
    page.unpublish()
    assert [each["kind"] for each in client.get(URL, {"q": "sixt"}).json()["suggestions"]] == [
        "organisation"
    ]
    OrganisationPage.objects.filter(pk=organisation.pk).update(approved=False)
    assert client.get(URL, {"q": "sixt"}).json()["suggestions"] == []


def test_what_may_not_be_found_is_not_suggested(suggest: Suggest) -> None:
    AssignmentFactory(title="Sixten utkast", live=False)
    AssignmentFactory(title="Sixten pausad", paused=True)
    AssignmentFactory(title="Sixten slut", expire_at=timezone.now() - timedelta(days=1))
    unapproved = OrganisationFactory(title="Sixten ej godkänd", approved=False)
    AssignmentFactory(title="Sixten under", parent=unapproved)
    assert suggest("sixten") == []


@pytest.mark.parametrize(
    "q", ["", "a", "?!", "\x00", "%", "å" * 5000, "a " * 3000, "\u202eabc", "'\"<"]
)
def test_any_text_is_answered(suggest: Suggest, q: str) -> None:
    AssignmentFactory(title="Rasta hunden")
    assert suggest(q) == []


@pytest.mark.parametrize("query", ["lang=de", "x=1", "q=a&page=2"])
def test_what_is_wrong_with_a_call_is_named(client: Client, query: str) -> None:
    response = client.get(f"{URL}?{query}")
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"


def test_the_number_of_queries_is_fixed_and_an_unchanged_answer_is_empty(
    client: Client, ask: Any, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    ensure_tree()
    topic = TopicFactory(name_sv="Sixtenfrågor")
    for number in range(3):
        AssignmentFactory(
            title=f"Rasta Sixten {number}",
            topics=[topic],
            parent=OrganisationFactory(title=f"Sixtens vänner {number}"),
        )
    CallFactory(title="Sixten söker")
    assert len(ask("sixt")) == 7
    with django_assert_max_num_queries(MOST_QUERIES):
        response = client.get(URL, {"q": "sixt"})
    assert (
        client.get(URL, {"q": "sixt"}, headers={"If-None-Match": response["ETag"]}).status_code
        == 304
    )
    assert response["Cache-Control"] == "no-cache"
    assert not response.cookies


def test_it_is_limited_as_other_reads(client: Client, settings: Any) -> None:
    settings.API_RATE = "2/hour"
    assert [client.get(URL, {"q": "x"}).status_code for _ in range(3)] == [200, 200, 429]


def test_without_an_index_names_are_still_suggested(
    client: Client, settings: Any, tmp_path: Any
) -> None:
    settings.VAR_DIR = tmp_path / "nothing"
    OrganisationFactory(title="Sixtens vänner")
    assert [each["label"] for each in client.get(URL, {"q": "sixt"}).json()["suggestions"]] == [
        "Sixtens vänner"
    ]
