"""Wagtail's own API: what residents may find, and nothing else."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from wagtail.documents.models import Document
from wagtail_factories import DocumentFactory, ImageFactory

from tests.api.calls import get
from tests.factories.pages import (
    AssignmentFactory,
    CallFactory,
    ContactFactory,
    EditorialPageFactory,
    NeedFactory,
    OccasionFactory,
    OrganisationFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

PAGES = "/api/cms/pages/"


def titles(client: Client, address: str) -> set[str]:
    return {item["title"] for item in get(client, address)["items"]}


def test_only_what_residents_may_find_is_there(client: Client) -> None:
    yesterday = (datetime.now(UTC) - timedelta(days=2)).date()
    shown = OrganisationFactory(title="Syns")
    unapproved = OrganisationFactory(title="Ej godkänd", approved=False)
    AssignmentFactory(title="Öppet", parent=shown)
    AssignmentFactory(title="Utkast", parent=shown, live=False)
    AssignmentFactory(title="Pausat", parent=shown, paused=True)
    AssignmentFactory(title="Slut", parent=shown, apply_by=yesterday)
    AssignmentFactory(title="Hos ej godkänd", parent=unapproved)
    CallFactory(title="Utlyst")
    CallFactory(title="Utkast till utlysning", status="draft")
    hidden = EditorialPageFactory(title="Gömd", live=False)
    EditorialPageFactory(title="Under gömd", parent=hidden)
    EditorialPageFactory(title="Om oss")

    found = titles(client, f"{PAGES}?limit=100")

    assert {"Syns", "Öppet", "Utlyst", "Om oss"} <= found
    assert found & {
        "Ej godkänd", "Utkast", "Pausat", "Slut", "Hos ej godkänd", "Utkast till utlysning",
        "Gömd", "Under gömd",
    } == set()  # fmt: skip


def test_a_detail_has_the_public_fields(client: Client) -> None:
    page = AssignmentFactory(
        topics=[TopicFactory(slug="djur")],
        occasions=[OccasionFactory()],
        contacts=[ContactFactory(name="Hemlig", email="hemlig@example.org")],
        picture=ImageFactory(title="En bild"),
    )

    answer = get(client, f"{PAGES}{page.pk}/?fields=*")

    assert (answer["topics"], answer["tier"]) == (["djur"], page.tier)
    assert answer["occasions"][0]["whole_days"] is False
    assert answer["organisation"]["title"] == page.organisation.title
    assert answer["meta"]["html_url"] == page.full_url
    assert answer["picture"]["title"] == "En bild"
    assert "emlig" not in str(answer)


def test_a_hidden_page_is_not_found_by_any_way(client: Client) -> None:
    hidden = AssignmentFactory(paused=True)
    call = CallFactory(status="draft", needs=[NeedFactory()])

    for page in (hidden, call):
        get(client, f"{PAGES}{page.pk}/", 404)
        get(client, f"{PAGES}find/?id={page.pk}", 404)
        get(client, f"{PAGES}find/?html_path={page.url}", 404)
        get(client, f"{PAGES}?ancestor_of={page.pk}", 400)
        get(client, f"{PAGES}?child_of={page.pk}", 400)


def test_addresses_are_the_swedish_ones(client: Client) -> None:
    page = EditorialPageFactory()

    assert get(client, f"{PAGES}{page.pk}/")["meta"]["html_url"] == page.full_url


def test_pages_are_filtered_by_type_and_field(client: Client) -> None:
    AssignmentFactory(title="Kort", tier="short")
    AssignmentFactory(title="Lång", tier="long")

    assert titles(client, f"{PAGES}?type=assignments.AssignmentPage&tier=long") == {"Lång"}


def test_images_and_documents_are_those_that_such_pages_use(client: Client) -> None:
    AssignmentFactory(picture=ImageFactory(title="Använd"))
    AssignmentFactory(picture=ImageFactory(title="I utkast"), live=False)
    ImageFactory(title="Ledig")
    linked: Document = DocumentFactory(title="Länkad")
    DocumentFactory(title="Olänkad")
    AssignmentFactory(description=f'<p><a linktype="document" id="{linked.pk}">Läs</a></p>')

    assert titles(client, "/api/cms/images/") == {"Använd"}
    assert titles(client, "/api/cms/documents/") == {"Länkad"}


@pytest.mark.parametrize(
    "query",
    [
        "search=hund",
        "search_operator=or",
        "format=api",
        "site=localhost:x",
        "locale=sv",
        "translation_of=1",
        "colour=red",
        "offset=99999999999999999999999",
        "offset=-1",
        "limit=101",
        "limit=%D9%A1x",
        "child_of=99999999999999999999",
        "child_of=x",
        "first_published_at=x",
        "title=%00",
        "fields=%00",
        "fields=((((((",
        "fields=nonsense",
        "order=--title",
        "order=contacts",
        "type=x",
        "type=auth.User",
        "limit=1&limit=2",
        "type=assignments.AssignmentPage&lat=x",
        "type=assignments.AssignmentPage&topics=x",
        "type=assignments.AssignmentPage&organisation=99999999999999999999",
        "type=assignments.AssignmentPage&spots=x",
        "type=assignments.AssignmentPage&contacts=1",
    ],
)
def test_what_cannot_be_used_is_named_in_a_problem(client: Client, query: str) -> None:
    AssignmentFactory()

    problem = get(client, f"{PAGES}?{query}", 400)
    about = query.rpartition("&")[2].partition("=")[0]
    assert about in [error["parameter"] for error in problem["errors"]]


@pytest.mark.parametrize(
    "address",
    [
        f"{PAGES}find/?id=x",
        f"{PAGES}find/?html_path=%00",
        "/api/cms/images/?tags=%00",
        "/api/cms/images/?search=x",
        "/api/cms/documents/?search=x",
        "/api/cms/images/?width=x",
    ],
)
def test_so_with_other_endpoints(client: Client, address: str) -> None:
    get(client, address, 400)


@pytest.mark.parametrize(
    "address",
    [f"{PAGES}{'9' * 30}/", f"{PAGES}find/", "/api/cms/images/99999999999999999999/", "/api/cms/"],
)
def test_what_is_not_there_is_a_problem(client: Client, address: str) -> None:
    get(client, address, 404)


def test_a_private_page_is_not_there(client: Client) -> None:
    page: Any = EditorialPageFactory(title="Bakom lösen")
    page.view_restrictions.create(restriction_type="login")

    get(client, f"{PAGES}{page.pk}/", 404)
