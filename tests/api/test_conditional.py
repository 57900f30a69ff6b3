from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from portal.api.problems import CONTENT_TYPE
from tests.factories.pages import AssignmentFactory, OccasionFactory

pytestmark = pytest.mark.django_db
# A new generation of content begins with the commit of a change.
committed = pytest.mark.django_db(transaction=True)

LIST = "/api/v1/assignments/"
NOON = datetime(2035, 6, 1, 10, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize("path", [LIST, "/api/v1/topics/", "/api/v1/schema/"])
def test_what_one_has_already_is_not_sent_again(client: Client, path: str) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        client.get(path)
        clock.shift(2 * SECOND)
        first = client.get(path)

        assert first["Cache-Control"] == "no-cache"
        assert first["Last-Modified"] == "Fri, 01 Jun 2035 10:00:01 GMT"
        by_etag = client.get(path, headers={"If-None-Match": first["ETag"]})
        by_date = client.get(path, headers={"If-Modified-Since": first["Last-Modified"]})

    assert (by_etag.status_code, by_etag.content) == (304, b"")
    assert (by_date.status_code, by_date.content) == (304, b"")
    assert by_etag["ETag"] == first["ETag"]


@committed
def test_a_change_is_seen_at_once(client: Client) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        page = AssignmentFactory(title="Före")
        page.save_revision().publish()
        client.get(LIST)
        clock.shift(2 * SECOND)
        before = client.get(LIST)
        page.title = "Efter"
        page.save_revision().publish()

        by_etag = client.get(LIST, headers={"If-None-Match": before["ETag"]})
        by_date = client.get(LIST, headers={"If-Modified-Since": before["Last-Modified"]})

    assert by_etag.json()["results"][0]["title"] == "Efter"
    assert by_date.json()["results"][0]["title"] == "Efter"


@committed
def test_two_changes_within_one_second_are_both_seen(client: Client) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        page = AssignmentFactory(title="Före")
        client.get(LIST)
        clock.shift(2 * SECOND)
        page.title = "Emellan"
        page.save_revision().publish()
        between = client.get(LIST)
        page.title = "Efter"
        page.save_revision().publish()
        clock.shift(2 * SECOND)

        after = client.get(LIST, headers={"If-Modified-Since": between["Last-Modified"]})

    assert after.json()["results"][0]["title"] == "Efter"


def test_what_time_alone_changes_is_seen(client: Client) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        AssignmentFactory(
            occasions=[
                OccasionFactory(starts=NOON + timedelta(hours=1)),
                OccasionFactory(starts=NOON + timedelta(hours=5)),
            ]
        )
        client.get(LIST)
        clock.shift(2 * SECOND)
        before = client.get(LIST)
        since = {"If-Modified-Since": before["Last-Modified"]}

        assert client.get(LIST, headers=since).status_code == 304
        clock.move_to(NOON + timedelta(hours=3, seconds=1))  # the first occasion is over
        over = client.get(LIST, headers=since)
        clock.move_to(NOON + timedelta(hours=7, seconds=1))  # the last one too
        gone = client.get(LIST, headers=since)

    assert over.json()["results"][0]["starts"].startswith("2035-06-01T17:00")
    assert gone.json()["total"] == 0


def test_a_head_has_the_headers_alone(client: Client) -> None:
    AssignmentFactory()
    read, asked = client.get(LIST), client.head(LIST)

    assert (asked.status_code, asked.content) == (200, b"")
    assert asked["ETag"] == read["ETag"]


def test_languages_are_told_apart(client: Client) -> None:
    AssignmentFactory()
    swedish, english = client.get(LIST), client.get(f"{LIST}?lang=en")

    assert (swedish["Content-Language"], english["Content-Language"]) == ("sv", "en")
    assert swedish["ETag"] != english["ETag"]


def test_search_results_have_an_etag(client: Client) -> None:
    first = client.get("/api/v1/search/")

    assert "Last-Modified" not in first
    assert (
        client.get("/api/v1/search/", headers={"If-None-Match": first["ETag"]}).status_code == 304
    )


def test_a_failed_precondition_is_a_problem(client: Client) -> None:
    response = client.get(LIST, headers={"If-Match": '"another"'})

    assert response.status_code == 412
    assert response["Content-Type"] == CONTENT_TYPE
