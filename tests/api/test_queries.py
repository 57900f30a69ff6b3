"""The number of queries is fixed: as many for three as for one."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail_factories import ImageFactory

from tests.factories.pages import (
    AssignmentFactory,
    CallFactory,
    InitiativeFactory,
    NeedFactory,
    OccasionFactory,
    OrganisationFactory,
    QuestionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

LISTS = ["assignments", "organisations", "calls", "topics", "districts"]
MOST = 12


def _fill() -> dict[str, int]:
    """Something of everything, each with all that hangs on it; their numbers by list."""
    topics = [TopicFactory(), TopicFactory()]
    organisation = OrganisationFactory(topics=topics, picture=ImageFactory())
    call = CallFactory(
        topics=topics,
        picture=ImageFactory(),
        needs=[NeedFactory(), NeedFactory()],
        initiatives=[InitiativeFactory()],
    )
    assignment = AssignmentFactory(
        parent=organisation,
        topics=topics,
        call=call,
        picture=ImageFactory(),
        occasions=[OccasionFactory(starts=datetime.now(UTC) + timedelta(days=n)) for n in (1, 2)],
        questions=[QuestionFactory(), QuestionFactory()],
    )
    return {"assignments": assignment.pk, "organisations": organisation.pk, "calls": call.pk}


def _queries(client: Client, address: str) -> int:
    client.get(address)  # makes renditions, fills Wagtail's caches
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("name", LISTS)
def test_lists(client: Client, name: str) -> None:
    _fill()
    one = _queries(client, f"/api/v1/{name}/")
    _fill()
    _fill()

    assert _queries(client, f"/api/v1/{name}/") == one <= MOST


@pytest.mark.parametrize("name", ["assignments", "organisations", "calls"])
def test_details(client: Client, name: str) -> None:
    number = _fill()[name]

    assert _queries(client, f"/api/v1/{name}/{number}/") <= MOST
