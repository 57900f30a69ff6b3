"""What is served beside the pages: calendar files, the sitemap and robots.txt."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from assignments.choices import CallStatus
from assignments.times import local_day
from tests.factories import (
    AssignmentFactory,
    CallFactory,
    DistrictFactory,
    OccasionFactory,
    OrganisationFactory,
)

pytestmark = pytest.mark.django_db
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def events(client: Client, page: Any) -> list[Any]:
    response = client.get(f"/kalender/{page.pk}.ics")
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(response.content).walk("VEVENT"))


def test_a_calendar_file_by_the_book(client: Client) -> None:
    starts = timezone.now().replace(microsecond=0) + timedelta(days=9)
    page = AssignmentFactory(
        title="Baka; laga, sjung\\dansa " + "å" * 50,
        address="Storgatan 1",
        district=DistrictFactory(name="Råå"),
        occasions=[OccasionFactory(starts=starts, ends=starts + timedelta(hours=2))],
    )
    body = client.get(f"/kalender/{page.pk}.ics").content
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert b"\n" not in body.replace(b"\r\n", b"")
    (event,) = events(client, page)
    assert event.decoded("dtstart") == starts
    assert event.decoded("dtend") == starts + timedelta(hours=2)
    assert event.decoded("dtstart").tzinfo is not None
    assert str(event["summary"]) == page.title
    assert str(event["location"]) == "Storgatan 1, Råå"
    assert {"uid", "dtstamp", "url"} <= {name.lower() for name in event}
    assert event["uid"] == events(client, page)[0]["uid"]


def test_whole_days_end_the_day_after(client: Client) -> None:
    day = datetime(2036, 7, 1, 22, tzinfo=UTC)  # midnight of 2 July in Stockholm
    page = AssignmentFactory(
        occasions=[
            OccasionFactory(starts=day, ends=day + timedelta(days=2), whole_days=True),
        ]
    )
    (event,) = events(client, page)
    assert event.decoded("dtstart") == date(2036, 7, 2)
    assert event.decoded("dtend") == date(2036, 7, 5)


def test_what_cannot_be_found_has_no_calendar(client: Client) -> None:
    coming = OccasionFactory
    hidden = [
        AssignmentFactory(live=False, occasions=[coming()]),
        AssignmentFactory(paused=True, occasions=[coming()]),
        AssignmentFactory(parent=OrganisationFactory(approved=False), occasions=[coming()]),
        AssignmentFactory(occasions=[coming(starts=timezone.now() - timedelta(days=9))]),
        AssignmentFactory(occasions=[]),
    ]
    for page in hidden:
        assert client.get(f"/kalender/{page.pk}.ics").status_code == 404
    assert client.get("/kalender/99999999999999999999.ics").status_code == 404


def listed(client: Client) -> dict[str, Any]:
    """Every address of the sitemap with its entry."""
    index = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314
    found = {}
    for place in index.iter(f"{SITEMAP}loc"):
        section = client.get("/" + str(place.text).split("/", 3)[3])
        for entry in ElementTree.fromstring(section.content):  # noqa: S314
            found[str(entry.findtext(f"{SITEMAP}loc"))] = entry
    return found


def test_the_sitemap_lists_what_may_be_found_in_both_languages(client: Client) -> None:
    page = AssignmentFactory(slug="synligt", parent=OrganisationFactory(slug="vi"))
    CallFactory(slug="utlyst")
    for hidden in (
        AssignmentFactory(live=False),
        AssignmentFactory(paused=True),
        AssignmentFactory(apply_by=date(2020, 1, 1)),
        AssignmentFactory(parent=OrganisationFactory(approved=False, slug="hemlig")),
        CallFactory(status=CallStatus.DRAFT),
    ):
        hidden.slug = f"hemligt-{hidden.pk}"
        hidden.save()
    found = listed(client)
    assert not [address for address in found if "hemlig" in address]
    entry = found["http://localhost:8000/foreningar/vi/synligt/"]
    assert entry.findtext(f"{SITEMAP}lastmod") == local_day(page.last_published_at).isoformat()
    alternates = {link.get("hreflang"): link.get("href") for link in entry.iter(f"{XHTML}link")}
    assert alternates["en"] == "http://localhost:8000/en/foreningar/vi/synligt/"
    assert {"sv", "en", "x-default"} <= alternates.keys()
    for address in ("/", "/en/", "/uppdrag/", "/foreningar/", "/en/utlysningar/utlyst/"):
        assert f"http://localhost:8000{address}" in found


def test_robots(client: Client) -> None:
    body = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in body
    assert "Sitemap: http://localhost:8000/sitemap.xml" in body
