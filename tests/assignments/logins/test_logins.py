"""A coordinator gives an organisation logins; nobody else does, and none reaches further."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from assignments.models import OrganisationPage
from assignments.permissions import is_association, organisations_of
from home.roles import Role
from mail.models import Message
from tests.factories import (
    OrganisationFactory,
    UserFactory,
    association_user,
    user_with_role,
)

pytestmark = pytest.mark.django_db

EMAIL = "Reza.Farahani@example.org"
PASSWORD = "en termos te i parken"


@pytest.fixture
def organisation() -> OrganisationPage:
    page: OrganisationPage = OrganisationFactory(title="Läxlyktan")
    return page


@pytest.fixture
def coordinator(client: Client) -> Client:
    client.force_login(user_with_role(Role.COORDINATORS))
    return client


def give(client: Client, organisation: OrganisationPage, email: str = EMAIL) -> Any:
    url = reverse("organisation_logins", args=[organisation.pk])
    return client.post(url, {"name": " Reza  Farahani ", "email": email})


def link_of(message: Message) -> str:
    found = re.search(r"http\S+(/valj-losenord/\S+)", message.text)
    assert found, message.text
    return found[1]


def user() -> Any:
    return get_user_model().objects.get(email=EMAIL)


def test_whoever_gets_a_login_chooses_a_password_and_edits_the_organisation(
    coordinator: Client, organisation: OrganisationPage
) -> None:
    assert give(coordinator, organisation).status_code == 302
    message = Message.objects.get()
    assert EMAIL in message.to
    assert "Läxlyktan" in message.subject
    visitor = Client()
    link = link_of(message)
    page = visitor.get(link)
    assert page.status_code == 200
    assert EMAIL.lower() in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    answer = visitor.post(link, {"new_password1": PASSWORD, "new_password2": PASSWORD})
    assert answer["Location"] == reverse("wagtailadmin_home")
    assert "Läxlyktan" in visitor.get(answer["Location"]).content.decode()
    assert Client().login(username=EMAIL.lower(), password=PASSWORD)
    assert is_association(user())
    assert list(organisations_of(user())) == [organisation]
    assert user().get_full_name() == "Reza Farahani"


def test_a_link_is_good_once(coordinator: Client, organisation: OrganisationPage) -> None:
    give(coordinator, organisation)
    link = link_of(Message.objects.get())
    Client().post(link, {"new_password1": PASSWORD, "new_password2": PASSWORD})
    assert Client().get(link).status_code == 410


def test_a_link_is_good_for_a_week(
    coordinator: Client, organisation: OrganisationPage, settings: Any
) -> None:
    give(coordinator, organisation)
    link = link_of(Message.objects.get())
    week, hours = timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT), timedelta(hours=2)
    for age, status in ((week - hours, 200), (week + hours, 410)):
        with time_machine.travel(datetime.now(UTC) + age):
            assert Client().get(link).status_code == status


@pytest.mark.parametrize("uid", ["MQ", "x", "ÅÄÖ", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "LTE"])
def test_made_up_links_are_gone(uid: str) -> None:
    response = Client().get(f"/valj-losenord/{uid}/abc-def/")
    assert response.status_code == 410
    assert "gäller inte längre" in response.content.decode()


def test_a_weak_password_is_refused_at_the_field(
    coordinator: Client, organisation: OrganisationPage
) -> None:
    give(coordinator, organisation)
    link = link_of(Message.objects.get())
    html = Client().post(link, {"new_password1": "12345", "new_password2": "12345"})
    assert html.status_code == 200
    assert "field--error" in html.content.decode()
    assert not user().has_usable_password()


def test_a_wrong_address_is_said_at_the_field(
    coordinator: Client, organisation: OrganisationPage
) -> None:
    response = give(coordinator, organisation, "ingen adress")
    assert response.context["form"].errors["email"]
    assert "ingen adress" in response.content.decode()
    assert not Message.objects.exists()


def test_several_log_in_for_one_organisation_and_one_for_several(
    coordinator: Client, organisation: OrganisationPage
) -> None:
    other = OrganisationFactory(title="Matvagnen")
    give(coordinator, organisation)
    give(coordinator, organisation, "sara@example.org")
    give(coordinator, other, EMAIL.upper())
    assert list(organisations_of(user())) == [organisation, other]
    assert get_user_model().objects.filter(email__icontains="example.org").count() == 3


def test_somebody_with_a_password_keeps_it(
    coordinator: Client, organisation: OrganisationPage
) -> None:
    association = association_user(OrganisationFactory(), email=EMAIL)
    give(coordinator, organisation)
    assert user().password == association.password
    message = Message.objects.get()
    assert "valj-losenord" not in message.text
    assert reverse("wagtailadmin_home") in message.text


@pytest.mark.parametrize("role", [Role.EDITORS, Role.COORDINATORS])
def test_logins_of_the_city_are_no_coordinators_to_touch(
    coordinator: Client, organisation: OrganisationPage, role: Role
) -> None:
    user_with_role(role, email=EMAIL)
    response = give(coordinator, organisation)
    assert response.context["form"].errors["email"]
    assert not list(organisations_of(user()))
    assert not Message.objects.exists()


def test_nor_are_those_that_somebody_has_closed(
    coordinator: Client, organisation: OrganisationPage
) -> None:
    association_user(organisation, email=EMAIL, is_active=False)
    assert give(coordinator, organisation).context["form"].errors["email"]
    assert not user().is_active


def test_administrators_get_no_link(coordinator: Client, organisation: OrganisationPage) -> None:
    boss = association_user(organisation, email=EMAIL, is_superuser=True)
    coordinator.post(reverse("resend_login", args=[organisation.pk, boss.pk]))
    assert user().password == boss.password
    assert not Message.objects.exists()


def test_a_new_link_ends_the_old_password(
    coordinator: Client, organisation: OrganisationPage
) -> None:
    association = association_user(organisation, email=EMAIL)
    theirs = Client()
    theirs.force_login(association)
    coordinator.post(reverse("resend_login", args=[organisation.pk, association.pk]))
    assert not user().has_usable_password()
    assert theirs.get(reverse("wagtailadmin_home")).status_code == 302
    assert Client().get(link_of(Message.objects.get())).status_code == 200


def test_a_login_is_taken_away(coordinator: Client, organisation: OrganisationPage) -> None:
    other = OrganisationFactory()
    give(coordinator, organisation)
    give(coordinator, other)
    theirs = Client()
    theirs.force_login(user())
    coordinator.post(reverse("take_login", args=[organisation.pk, user().pk]))
    assert list(organisations_of(user())) == [other]
    assert theirs.get(reverse("wagtailadmin_home")).status_code == 200
    coordinator.post(reverse("take_login", args=[other.pk, user().pk]))
    assert not user().is_active
    assert theirs.get(reverse("wagtailadmin_home")).status_code == 302
    give(coordinator, other)
    assert user().is_active


def test_only_logins_of_this_organisation_are_taken(
    coordinator: Client, organisation: OrganisationPage
) -> None:
    stranger = association_user(OrganisationFactory())
    for name in ("take_login", "resend_login"):
        url = reverse(name, args=[organisation.pk, stranger.pk])
        assert coordinator.post(url).status_code == 404
        assert coordinator.get(url).status_code == 405
    stranger.refresh_from_db()
    assert stranger.groups.exists()


def test_it_stands_in_the_history(coordinator: Client, organisation: OrganisationPage) -> None:
    give(coordinator, organisation)
    url = reverse("wagtailadmin_pages:history", args=[organisation.pk])
    assert "Inloggning given" in coordinator.get(url).content.decode()


def test_the_coordinator_sees_who_has_none(
    coordinator: Client, organisation: OrganisationPage
) -> None:
    assert "Ingen än" in coordinator.get(reverse("logins")).content.decode()
    edit = reverse("wagtailadmin_pages:edit", args=[organisation.pk])
    mine = reverse("organisation_logins", args=[organisation.pk])
    assert mine in coordinator.get(edit).content.decode()
    assert "Ingen än." in coordinator.get(mine).content.decode()


def _nobodies(organisation: OrganisationPage) -> dict[str, Any]:
    return {
        "its association": association_user(organisation),
        "an editor": user_with_role(Role.EDITORS),
        "somebody without a role": UserFactory(),
    }


@pytest.mark.parametrize("who", ["its association", "an editor", "somebody without a role"])
def test_nobody_else_gives_or_takes_logins(
    client: Client, organisation: OrganisationPage, who: str
) -> None:
    kept = association_user(organisation)
    client.force_login(_nobodies(organisation)[who])
    one = [organisation.pk, kept.pk]
    before = get_user_model().objects.count()
    for url in (
        reverse("logins"),
        reverse("organisation_logins", args=[organisation.pk]),
        reverse("resend_login", args=one),
        reverse("take_login", args=one),
    ):
        for response in (client.get(url), client.post(url, {"name": "X", "email": EMAIL})):
            assert response.status_code in (302, 403), url
            assert kept.email not in response.content.decode()
    assert get_user_model().objects.count() == before
    assert kept in get_user_model().objects.filter(groups__organisation_team__isnull=False)
    assert not Message.objects.exists()
    home = client.get(reverse("wagtailadmin_home"), follow=True).content.decode()
    assert reverse("logins") not in home
