"""The set-up lays what a portal stands on, and leaves alone what editors made of it."""

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, Revision, Site

from assignments.models import OrganisationPage
from assignments.permissions import is_association, organisations_of
from home.models import EditorialPage, HomePage, Navigation
from home.roles import Role
from home.services import set_up_site
from interests.models import InterestSettings
from interests.settings import coordinator_email
from tests.factories import OrganisationFactory, TopicFactory, user_with_role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("only_wagtail")]


def test_the_start_page_replaces_wagtails_own() -> None:
    tree = set_up_site()
    assert Site.objects.get(is_default_site=True).root_page.specific == tree.home
    assert list(Page.objects.filter(depth=2)) == [tree.home.page_ptr]
    assert tree.search.get_url() == "/uppdrag/"
    assert tree.organisations.get_url() == "/foreningar/"
    assert tree.calls.get_url() == "/utlysningar/"


def test_every_editorial_page_is_there_in_both_languages() -> None:
    set_up_site()
    pages = EditorialPage.objects.live()
    assert {page.slug for page in pages} == {
        *("om", "for-foreningar", "dina-uppgifter", "tillganglighet")
    }
    for page in pages:
        assert page.title_en
        assert page.lead_en
        assert [block.block_type for block in page.body_sv] == [
            block.block_type for block in page.body_en
        ]


def test_running_again_changes_nothing_that_an_editor_changed() -> None:
    tree = set_up_site()
    EditorialPage.objects.get(slug="om").delete()
    tree.search.title, tree.search.slug = "Sök", "sok"
    tree.search.save_revision().publish()
    Navigation.for_site(tree.site).links.all().delete()
    before = (Page.objects.count(), Revision.objects.count())
    again = set_up_site()
    assert (Page.objects.count(), Revision.objects.count()) == before
    assert (again.created, again.search.slug) == (False, "sok")
    assert not Navigation.objects.get(site=tree.site).links.exists()


def test_links_lead_somewhere(client: Client) -> None:
    tree = set_up_site()
    links = Navigation.for_site(tree.site).links.all()
    assert [link.label_sv for link in links if link.place == "menu"] == [
        *("Hitta uppdrag", "Föreningar", "Utlysningar")
    ]
    assert all(link.url or link.page.live for link in links)


def test_nobody_has_rights_above_the_start_page() -> None:
    tree = set_up_site()
    assert set(GroupPagePermission.objects.values_list("page_id", flat=True)) == {tree.home.pk}
    assert not Group.objects.filter(name="Moderators").exists()


@pytest.mark.parametrize(("role", "approves"), [(Role.EDITORS, False), (Role.COORDINATORS, True)])
def test_editors_edit_all_and_coordinators_approve(
    client: Client, role: Role, approves: bool
) -> None:
    TopicFactory()
    organisation = OrganisationFactory()
    client.force_login(user_with_role(role))
    for url in (
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_pages:edit", args=[HomePage.objects.get().pk]),
        reverse("wagtailsnippets_assignments_topic:list"),
        reverse("wagtailsettings:edit", args=["home", "sitesettings"]),
    ):
        assert client.get(url, follow=True).status_code == 200
    form = client.get(reverse("wagtailadmin_pages:edit", args=[organisation.pk])).context["form"]
    assert ("approved" in form.fields) == approves
    assert "slug" in form.fields
    assert client.get(reverse("wagtailusers_users:index")).status_code == 302


def test_coordinators_see_who_waits_for_approval(client: Client) -> None:
    OrganisationFactory(title="Nya föreningen", approved=False)
    client.force_login(user_with_role(Role.COORDINATORS))
    assert "Nya föreningen" in client.get(reverse("wagtailadmin_home")).content.decode()


def test_demo_logins_are_made_in_development_only(settings: Any) -> None:
    with pytest.raises(CommandError, match="DEBUG"):
        call_command("setup_site", "--demo")
    assert not get_user_model().objects.exists()
    settings.DEBUG = True
    set_up_site()
    OrganisationFactory()
    out = StringIO()
    call_command("setup_site", "--demo", stdout=out)
    assert "/admin/" in out.getvalue()
    user = get_user_model().objects.get(username="forening")
    assert user.check_password("forening")
    assert is_association(user)
    assert list(organisations_of(user)) == list(OrganisationPage.objects.all())
    # Reports of residents and alerts about mails have somewhere to go from the start.
    assert coordinator_email() == "samordnare@example.se"
    InterestSettings.objects.update(coordinator_email="annan@example.se")
    user.set_password("something else")
    user.save()
    call_command("setup_site", "--demo", stdout=out)
    user.refresh_from_db()
    assert user.check_password("something else")
    assert coordinator_email() == "annan@example.se"
