"""A search as a calendar: what a program that subscribes gets."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from assignments.models import AssignmentPage
from tests.factories import (
    AssignmentFactory,
    ContactFactory,
    DistrictFactory,
    OccasionFactory,
    ensure_tree,
)

pytestmark = pytest.mark.django_db

Get = Callable[..., HttpResponse]


@pytest.fixture
def get(client: Client, catch_up: Callable[[], int]) -> Get:
    ensure_tree()

    def calendar(query: str = "", **headers: str) -> HttpResponse:
        catch_up()
        return client.get(f"/uppdrag/kalender.ics?{query}", headers=headers)  # type: ignore[return-value]

    return calendar


def events(response: HttpResponse) -> list[Any]:
    assert response.status_code == 200
    return list(Calendar.from_ical(response.content).walk("VEVENT"))


def ahead(days: int) -> Any:
    starts = (timezone.now() + timedelta(days=days)).replace(hour=9, minute=0, microsecond=0)
    return OccasionFactory(starts=starts, ends=starts + timedelta(hours=2))


def test_each_occasion_of_what_is_found_is_an_event(get: Get) -> None:
    raa = DistrictFactory(slug="raa", name="Råå")
    AssignmentFactory(
        title="Rasta hunden; ta med påse, koppel", district=raa, occasions=[ahead(3), ahead(9)],
        contacts=[ContactFactory(name="Hemlig Person", email="hemlig@example.org")],
    )  # fmt: skip
    AssignmentFactory(title="Baka bullar", occasions=[ahead(4)])
    AssignmentFactory(title="Rasta hunden när du vill")

    response = get("q=hund&district=raa")

    found = events(response)
    assert [str(each["summary"]) for each in found] == ["Rasta hunden; ta med påse, koppel"] * 2
    assert len({str(each["uid"]) for each in found}) == 2
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    text = response.content.decode()
    assert "Rasta hunden\\; ta med påse\\, koppel" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "hemlig" not in text.lower()
    assert "hund\\, Råå – " in text  # its name


def test_only_the_days_asked_for_are_in_it(get: Get) -> None:
    AssignmentFactory(occasions=[ahead(3), ahead(9)])
    day = (timezone.now() + timedelta(days=9)).date().isoformat()

    assert len(events(get(f"from={day}&to={day}"))) == 1


def test_what_may_not_be_found_is_not_in_it(get: Get) -> None:
    page = AssignmentFactory(occasions=[ahead(3)])
    assert len(events(get())) == 1

    AssignmentPage.objects.filter(pk=page.pk).update(paused=True)
    assert events(get()) == []


def test_the_same_calendar_has_the_same_uids_and_is_not_sent_twice(get: Get) -> None:
    AssignmentFactory(occasions=[ahead(3)])
    first = get("tier=short")

    assert get("tier=short").content == first.content
    assert first["Last-Modified"]
    assert get("tier=short", if_none_match=first["ETag"]).status_code == 304


def test_a_date_alone_never_says_that_nothing_has_changed(get: Get) -> None:
    page = AssignmentFactory(occasions=[ahead(3)])
    AssignmentFactory(occasions=[ahead(4)])
    first = get()
    page.unpublish()

    again = get(if_modified_since=first["Last-Modified"])
    assert len(events(again)) == 1


def test_broken_parameters_are_left_out_and_an_empty_calendar_is_one(get: Get) -> None:
    assert events(get("from=x&near=y&tier=%00&q=%ED%A0%80")) == []
    assert get("q=" + "a" * 5000).status_code == 200


def test_the_search_page_leads_to_it(client: Client, get: Get) -> None:
    html = client.get("/uppdrag/?q=hund&tier=micro&sort=newest").content.decode()

    assert 'href="webcal://' in html
    assert '/uppdrag/kalender.ics?q=hund&amp;tier=micro"' in html


def test_it_speaks_english_under_en(client: Client, get: Get) -> None:
    get()
    assert b"Assignments" in client.get("/en/uppdrag/kalender.ics").content


def test_where_somebody_is_is_kept_by_no_cache(get: Get) -> None:
    assert get("near=56.046,12.695")["Cache-Control"] == "private, no-store"
    assert get("q=hund")["Cache-Control"] == "no-cache"
