"""An address that has changed leads on to the new one, and tells of nothing that is hidden."""

import pytest
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from wagtail.contrib.redirects.models import Redirect

from assignments.models import AssignmentPage, OrganisationPage
from tests.factories import (
    AssignmentFactory,
    EditorialPageFactory,
    OrganisationFactory,
    ensure_tree,
)

pytestmark = pytest.mark.django_db

OLD = "/foreningar/bryggan/baka-bullar/"
NEW = "/foreningar/kajen/baka-bullar/"


@pytest.fixture
def page(client: Client) -> AssignmentPage:
    ensure_tree()
    bridge = OrganisationFactory(title="Bryggan", slug="bryggan")
    page: AssignmentPage = AssignmentFactory(parent=bridge, title="Baka", slug="baka-bullar")
    assert client.get(OLD).status_code == 200
    return page


def rename(slug: str) -> None:
    """As an editor does in the admin: redirects are written when it has been committed."""
    organisation = OrganisationPage.objects.get()
    organisation.slug = slug
    with TestCase.captureOnCommitCallbacks(execute=True):
        organisation.save_revision().publish()


@pytest.mark.parametrize("written_in", ["sv", "en"])
def test_pages_below_a_new_address_are_found_by_the_old_one(
    page: AssignmentPage, client: Client, written_in: str
) -> None:
    """Whichever language the editor's admin speaks, residents are sent on in their own."""
    with override(written_in):
        rename("kajen")
    for prefix in ("", "/en"):
        response = client.get(f"{prefix}{OLD}?fran=mejl")
        assert response.status_code == 301
        assert response["Location"] == f"{prefix}{NEW}"
        assert client.get(response["Location"]).status_code == 200


def test_a_page_that_was_moved_is_found_by_its_old_address(
    page: AssignmentPage, client: Client
) -> None:
    page.move(OrganisationFactory(title="Kajen", slug="kajen"), "last-child")
    assert client.get(OLD)["Location"] == NEW


def test_the_new_address_of_a_hidden_page_is_told_to_nobody(
    page: AssignmentPage, client: Client
) -> None:
    rename("hemligt-namn")
    OrganisationPage.objects.update(paused=True)
    for address in (OLD, "/foreningar/bryggan/"):
        response = client.get(address)
        assert response.status_code == 404
        assert "hemligt" not in response.content.decode()


def test_a_page_that_came_back_and_was_hidden_leads_nowhere_in_circles(
    page: AssignmentPage, client: Client
) -> None:
    rename("kajen")
    rename("bryggan")
    assert client.get(OLD).status_code == 200
    Redirect.objects.update(redirect_page=None, redirect_link=OLD)
    OrganisationPage.objects.update(paused=True)
    assert client.get(OLD).status_code == 404


def test_editors_write_redirects_of_their_own(client: Client) -> None:
    target = EditorialPageFactory(slug="om-oss")
    Redirect.add_redirect("/kampanj", target, is_permanent=False)
    Redirect.add_redirect("/gammalt?id=5", "https://example.org/nytt")
    response = client.get("/kampanj/")
    assert (response.status_code, response["Location"]) == (302, target.url)
    assert client.get("/en/kampanj/")["Location"] == f"/en{target.url}"
    assert client.get("/gammalt/?id=5")["Location"] == "https://example.org/nytt"
    assert client.get("/gammalt/?id=6").status_code == 404


def test_nobody_asks_the_database_for_what_it_cannot_hold(client: Client) -> None:
    ensure_tree()
    with CaptureQueriesContext(connection) as asked:
        assert client.get("/%00/").status_code == 404
    assert not [query for query in asked if "\0" in query["sql"]]
