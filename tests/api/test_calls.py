import pytest
from django.test import Client

from tests.api.calls import faults, get, ids
from tests.factories.pages import (
    CallFactory,
    CallQuestionFactory,
    InitiativeFactory,
    NeedFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

LIST = "/api/v1/calls/"


def test_a_detail_has_needs_and_initiatives(client: Client) -> None:
    page = CallFactory(
        needs=[NeedFactory(target_groups=["Äldre"])],
        initiatives=[InitiativeFactory()],
        questions=[CallQuestionFactory()],
    )

    answer = get(client, f"{LIST}{page.pk}/?lang=en")

    assert answer["needs"][0]["target_groups"] == ["Äldre"]
    assert answer["initiatives"][0]["status_label"] == "Pilot"
    assert answer["labels"]["status"] == "Open"
    assert answer["questions"][0]["question"] == "Får en förening söka?"
    assert answer["questions"][0]["answer"]["text"] == "Ja, också två tillsammans."
    assert answer["funding"] == {"html": "", "text": ""}
    assert answer["closes"] is None


def test_filters(client: Client) -> None:
    closed = CallFactory(status="closed", topics=[TopicFactory(slug="musik")])
    crisis = CallFactory(crisis=True)

    assert ids(client, f"{LIST}?status=closed") == [closed.pk]
    assert ids(client, f"{LIST}?crisis=true") == [crisis.pk]
    assert ids(client, f"{LIST}?crisis=false") == [closed.pk]
    assert ids(client, f"{LIST}?topic=musik") == [closed.pk]
    assert faults(client, f"{LIST}?status=draft") == {"status": "invalid_choice"}


def test_a_draft_is_nowhere(client: Client) -> None:
    draft, unpublished = CallFactory(status="draft"), CallFactory(live=False)

    assert ids(client, LIST) == []
    get(client, f"{LIST}{draft.pk}/", 404)
    get(client, f"{LIST}{unpublished.pk}/", 404)
