"""The admin goes by the portal's name and speaks of nothing that is not here."""

import pytest
from django.test import Client
from django.urls import reverse

from home.models import SiteSettings
from home.roles import Role
from home.tree import ensure_tree
from tests.factories import OrganisationFactory, association_user, user_with_role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _name() -> None:
    texts = SiteSettings.for_site(ensure_tree().site)
    texts.name = "Hjälpa till"
    texts.save()


def test_the_login_page_has_the_portals_name(client: Client) -> None:
    page = client.get(reverse("wagtailadmin_login")).content.decode()
    assert "Logga in i Hjälpa till" in page
    assert "E-postadress eller användarnamn" in page
    assert "Logga in till Wagtail" not in page
    assert 'aria-label="Wagtail"' not in page


def test_a_wrong_password_says_so_at_the_form(client: Client) -> None:
    data = {"username": "ingen@example.org", "password": "fel"}
    page = client.post(reverse("wagtailadmin_login"), data).content.decode()
    assert "hör inte ihop" in page
    assert 'value="ingen@example.org"' in page


@pytest.mark.parametrize("role", Role)
def test_the_start_page_has_the_portals_name_and_no_guide_to_another(
    client: Client, role: Role
) -> None:
    client.force_login(user_with_role(role))
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "<title>Instrumentpanel - Hjälpa till</title>" in " ".join(page.split())
    assert "guide.wagtail.org" not in page
    assert "whats-new-in-wagtail" not in page


def test_an_associations_menu_has_its_interests(client: Client) -> None:
    client.force_login(association_user(OrganisationFactory()))
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("interests_received:index") in page
    assert reverse("wagtailsnippets_assignments_topic:list") not in page
