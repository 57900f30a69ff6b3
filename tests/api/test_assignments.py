from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from assignments.choices import Tier
from tests.api.calls import faults, get, ids
from tests.factories.pages import (
    AssignmentFactory,
    CallFactory,
    ContactFactory,
    DistrictFactory,
    OccasionFactory,
    OrganisationFactory,
    QuestionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

LIST = "/api/v1/assignments/"
YESTERDAY = datetime.now(UTC) - timedelta(days=1)


def test_a_list_has_the_newest_first_with_total_and_pages(client: Client) -> None:
    first, second, third = (AssignmentFactory() for _ in range(3))

    answer = get(client, f"{LIST}?page_size=2")

    assert [row["id"] for row in answer["results"]] == [third.pk, second.pk]
    assert (answer["total"], answer["page"], answer["pages"]) == (3, 1, 2)
    assert ids(client, f"{LIST}?page_size=2&page=2") == [first.pk]
    assert ids(client, f"{LIST}?page_size=2&page=3") == []


def test_a_detail_shows_every_public_field(client: Client) -> None:
    starts = datetime(2035, 12, 1, 16, 0, tzinfo=UTC)
    page = AssignmentFactory(
        title="Läxhjälp",
        description="<p>Vi <b>läser</b>.</p><ul><li>böcker</li><li>kartor</li></ul>",
        occasions=[OccasionFactory(starts=starts)],
        questions=[QuestionFactory(text="När kan du börja?")],
        contacts=[ContactFactory(email="hemlig@example.org")],
        languages=["sv", "ar"],
        step_free=True,
        spots=4,
    )

    answer = get(client, f"{LIST}{page.pk}/")

    assert answer["description"]["html"].startswith("<p>Vi <b>läser</b>.</p>")
    assert answer["description"]["text"] == "Vi läser.\n\n– böcker\n– kartor"
    assert answer["occasions"] == [
        {
            "starts": "2035-12-01T17:00:00+01:00",
            "ends": "2035-12-01T19:00:00+01:00",
            "whole_days": False,
            "until": "2035-12-01T19:00:00+01:00",
        }
    ]
    assert answer["starts"] == "2035-12-01T17:00:00+01:00"
    assert answer["questions"][0]["text"] == "När kan du börja?"
    assert answer["languages"][1] == {"code": "ar", "name": "arabiska"}
    assert answer["labels"]["tier"] == Tier(page.tier).label
    assert (answer["step_free"], answer["groups_welcome"]) == (True, None)
    assert answer["organisation"]["id"] == page.organisation_id
    assert answer["url"] == page.full_url
    assert answer["picture"] is None


def test_contacts_are_nowhere(client: Client) -> None:
    page = AssignmentFactory(contacts=[ContactFactory(email="hemlig@example.org", name="Hemlig H")])

    for address in (LIST, f"{LIST}{page.pk}/"):
        assert b"emlig" not in client.get(address).content


def test_labels_and_addresses_are_in_the_language_asked_for(client: Client) -> None:
    page = AssignmentFactory(topics=[TopicFactory(name_sv="Djur", name_en="Animals")])

    answer = get(client, f"{LIST}{page.pk}/?lang=en")

    assert answer["labels"]["topics"] == ["Animals"]
    assert "/en/" in answer["url"]
    assert "/en/" in answer["organisation"]["url"]
    assert get(client, f"{LIST}{page.pk}/")["labels"]["topics"] == ["Djur"]


@pytest.mark.parametrize(
    ("query", "field", "value"),
    [
        ("tier=micro", "tier", "micro"),
        ("tier=micro&tier=long", "tier", "micro"),
        ("remote=true", "remote", True),
        ("step_free=true", "step_free", True),
        ("groups=true", "groups_welcome", True),
        ("companies=1", "companies_welcome", True),
    ],
)
def test_a_filter_keeps_those_that_match(
    client: Client, query: str, field: str, value: object
) -> None:
    found = AssignmentFactory(**{field: value})
    AssignmentFactory(tier="short")

    assert ids(client, f"{LIST}?{query}") == [found.pk]


def test_filters_by_topic_place_organisation_and_call(client: Client) -> None:
    animals, music = TopicFactory(slug="djur"), TopicFactory(slug="musik")
    raa = DistrictFactory(slug="raa")
    organisation, call = OrganisationFactory(), CallFactory()
    both = AssignmentFactory(topics=[animals, music], district=raa, parent=organisation)
    other = AssignmentFactory(topics=[music], call=call)

    assert ids(client, f"{LIST}?topic=djur&topic=musik") == [other.pk, both.pk]
    assert ids(client, f"{LIST}?topic=djur") == [both.pk]
    assert ids(client, f"{LIST}?district=raa") == [both.pk]
    assert ids(client, f"{LIST}?organisation={organisation.pk}") == [both.pk]
    assert ids(client, f"{LIST}?call={call.pk}") == [other.pk]
    assert ids(client, f"{LIST}?call={call.pk}&topic=djur") == []


def test_not_stated_is_not_true(client: Client) -> None:
    AssignmentFactory(step_free=True)
    unknown = AssignmentFactory(step_free=None)

    assert ids(client, f"{LIST}?step_free=false") == [unknown.pk]


@pytest.mark.parametrize(
    ("query", "parameter", "code"),
    [
        ("colour=red", "colour", "unknown_parameter"),
        ("format=json", "format", "unknown_parameter"),
        ("tier=huge", "tier", "invalid_choice"),
        ("topic=nowhere", "topic", "unknown_value"),
        ("topic=%00", "topic", "invalid"),
        ("district=%ff%fe", "district", "invalid"),
        ("organisation=99999999999999999999999", "organisation", "max_value"),
        ("organisation=x", "organisation", "invalid"),
        ("remote=perhaps", "remote", "invalid"),
        ("remote=true&remote=false", "remote", "repeated"),
        ("lang=de", "lang", "invalid_choice"),
        ("page=0", "page", "out_of_range"),
        ("page=-1", "page", "out_of_range"),
        ("page=%D9%A1", "page", "out_of_range"),
        ("page_size=101", "page_size", "out_of_range"),
        ("page=1&page=2", "page", "repeated"),
    ],
)
def test_what_cannot_be_used_is_named(
    client: Client, query: str, parameter: str, code: str
) -> None:
    assert faults(client, f"{LIST}?{query}") == {parameter: code}


def test_all_faults_are_told_at_once(client: Client) -> None:
    assert set(faults(client, f"{LIST}?tier=x&colour=red&remote=x")) == {"tier", "colour", "remote"}


def test_one_that_has_ended_is_gone_and_one_that_was_never_shown_is_not_found(
    client: Client,
) -> None:
    ended = AssignmentFactory(apply_by=YESTERDAY.date())
    withdrawn = AssignmentFactory()
    withdrawn.unpublish()
    draft = AssignmentFactory(live=False)
    hidden = AssignmentFactory(parent=OrganisationFactory(approved=False))

    assert get(client, f"{LIST}{ended.pk}/", 410)["title"] == "No longer there"
    get(client, f"{LIST}{withdrawn.pk}/", 410)
    get(client, f"{LIST}{draft.pk}/", 404)
    get(client, f"{LIST}{hidden.pk}/", 404)
    get(client, f"{LIST}{'9' * 30}/", 404)
    assert ids(client, LIST) == []


def test_a_call_that_is_a_draft_is_not_told_of(client: Client) -> None:
    shown = AssignmentFactory(call=CallFactory(title="Öppen"))
    hidden = AssignmentFactory(call=CallFactory(title="Hemlig", status="draft"))

    assert get(client, f"{LIST}{shown.pk}/")["call"]["name"] == "Öppen"
    assert get(client, f"{LIST}{hidden.pk}/")["call"] is None
