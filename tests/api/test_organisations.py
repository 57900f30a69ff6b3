import pytest
from django.test import Client

from tests.api.calls import faults, get, ids
from tests.factories.pages import (
    AssignmentFactory,
    DistrictFactory,
    OrganisationFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

LIST = "/api/v1/organisations/"


def test_a_list_is_by_name_and_counts_what_is_open(client: Client) -> None:
    second = OrganisationFactory(title="Bryggan")
    first = OrganisationFactory(title="Ankaret")
    AssignmentFactory.create_batch(2, parent=second)
    AssignmentFactory(parent=second, paused=True)

    answer = get(client, LIST)

    assert [(row["id"], row["open_assignments"]) for row in answer["results"]] == [
        (first.pk, 0),
        (second.pk, 2),
    ]


def test_a_detail_has_the_public_contact(client: Client) -> None:
    page = OrganisationFactory(
        email="hej@example.org", website="https://example.org/", about="<p>Vi <i>är</i> här.</p>"
    )

    answer = get(client, f"{LIST}{page.pk}/?lang=en")

    assert answer["email"] == "hej@example.org"
    assert answer["website"] == "https://example.org/"
    assert answer["about"]["text"] == "Vi är här."
    assert answer["labels"]["kind"] == "Association"
    assert answer["district"] is None


def test_filters(client: Client) -> None:
    faith = OrganisationFactory(kind="faith", topics=[TopicFactory(slug="musik")])
    city = OrganisationFactory(kind="municipality", district=DistrictFactory(slug="raa"))

    assert ids(client, f"{LIST}?kind=faith") == [faith.pk]
    assert set(ids(client, f"{LIST}?kind=faith&kind=municipality")) == {faith.pk, city.pk}
    assert ids(client, f"{LIST}?topic=musik") == [faith.pk]
    assert ids(client, f"{LIST}?district=raa") == [city.pk]
    assert faults(client, f"{LIST}?tier=micro") == {"tier": "unknown_parameter"}


@pytest.mark.parametrize("state", [{"approved": False}, {"paused": True}, {"live": False}])
def test_one_that_is_not_shown_is_nowhere(client: Client, state: dict[str, bool]) -> None:
    hidden = OrganisationFactory(**state)

    assert ids(client, LIST) == []
    get(client, f"{LIST}{hidden.pk}/", 404)
