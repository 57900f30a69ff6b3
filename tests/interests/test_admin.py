"""Who reads interests in the admin: each association its own, coordinators all, nobody else."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from assignments.models import OrganisationPage
from home.roles import Role
from interests import services
from interests.entry import Entry
from interests.models import Interest
from interests.permissions import InterestPermissionPolicy
from tests.factories import AssignmentFactory, OrganisationFactory
from tests.factories.people import association_user, user_with_role

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
LIST = "/admin/interests_received/"

pytestmark = pytest.mark.django_db


def received(organisation: OrganisationPage, name: str) -> Interest:
    page = AssignmentFactory(parent=organisation)
    return services.register_interest(
        page.pk,
        Entry(name=name, email="siv@exempel.se", message=f"Hälsning från {name}"),
        nonce=f"{organisation.pk}-{name}",
        language="sv",
        now=NOW,
    ).submission.interest


@pytest.fixture
def gardeners() -> OrganisationPage:
    return OrganisationFactory(title="Fredriksdals odlare")


@pytest.fixture
def readers() -> OrganisationPage:
    return OrganisationFactory(title="Läxlyktan")


def client_of(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def shown(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def inspect(interest: Interest) -> str:
    return f"{LIST}{interest.pk}/"


def test_each_association_reads_its_own_and_nothing_else(
    gardeners: OrganisationPage, readers: OrganisationPage
) -> None:
    siv, yusuf = received(gardeners, "Siv Karlsson"), received(readers, "Yusuf Haddad")
    for organisation, own, other in ((gardeners, siv, yusuf), (readers, yusuf, siv)):
        client = client_of(association_user(organisation))
        page = shown(client, LIST)
        assert own.name in page
        assert other.name not in page
        assert f"Hälsning från {own.name}" in shown(client, inspect(own))
        assert client.get(inspect(other)).status_code == 404
        assert other.name not in shown(client, f"{LIST}?q={other.name}")
        assert other.name not in shown(client, f"{LIST}results/?q={other.name}")


def test_the_association_is_led_to_its_answer(gardeners: OrganisationPage) -> None:
    siv = received(gardeners, "Siv Karlsson")
    page = shown(client_of(association_user(gardeners)), inspect(siv))
    assert "/intresse/svara/" in page


def test_an_assignment_that_has_moved_takes_its_interests_along(
    gardeners: OrganisationPage, readers: OrganisationPage
) -> None:
    siv = received(gardeners, "Siv Karlsson")
    assert siv.assignment is not None
    siv.assignment.move(readers, pos="last-child")
    assert client_of(association_user(gardeners)).get(inspect(siv)).status_code == 404
    assert client_of(association_user(readers)).get(inspect(siv)).status_code == 200


def test_the_association_still_reads_the_interests_of_a_deleted_assignment(
    gardeners: OrganisationPage, readers: OrganisationPage
) -> None:
    siv = received(gardeners, "Siv Karlsson")
    assert siv.assignment is not None
    siv.assignment.delete()
    assert client_of(association_user(gardeners)).get(inspect(siv)).status_code == 200
    assert client_of(association_user(readers)).get(inspect(siv)).status_code == 404


def test_coordinators_read_all(gardeners: OrganisationPage, readers: OrganisationPage) -> None:
    both = received(gardeners, "Siv Karlsson"), received(readers, "Yusuf Haddad")
    client = client_of(user_with_role(Role.COORDINATORS))
    page = shown(client, LIST)
    assert all(interest.name in page for interest in both)
    assert all(client.get(inspect(interest)).status_code == 200 for interest in both)


def test_editors_of_all_pages_read_none(gardeners: OrganisationPage) -> None:
    siv = received(gardeners, "Siv Karlsson")
    client = client_of(user_with_role(Role.EDITORS))
    assert client.get(LIST).status_code == 302
    assert client.get(inspect(siv)).status_code in (302, 404)


def test_nobody_changes_an_interest_in_the_admin(gardeners: OrganisationPage) -> None:
    siv = received(gardeners, "Siv Karlsson")
    policy = InterestPermissionPolicy(Interest)
    for user in (association_user(gardeners), user_with_role(Role.COORDINATORS)):
        assert not any(
            policy.user_has_permission_for_instance(user, action, siv)
            for action in ("add", "change", "delete")
        )
    assert Client().get(LIST).status_code == 302


HOME = "/admin/"


def test_the_first_page_tells_an_association_who_waits_for_its_answer(
    gardeners: OrganisationPage, readers: OrganisationPage
) -> None:
    waiting, withdrawn = received(gardeners, "Siv"), received(gardeners, "Bo")
    services.withdraw(withdrawn, NOW)
    received(readers, "Åke")

    page = shown(client_of(association_user(gardeners)), HOME)

    assert inspect(waiting) in page
    assert waiting.assignment_title in page
    assert inspect(withdrawn) not in page
    assert "Åke" not in page


def test_the_first_page_tells_a_coordinator_of_all_that_wait(
    gardeners: OrganisationPage, readers: OrganisationPage
) -> None:
    both = [received(gardeners, "Siv"), received(readers, "Åke")]
    page = shown(client_of(user_with_role(Role.COORDINATORS)), HOME)
    assert all(inspect(each) in page for each in both)
    assert "Läxlyktan" in page


def test_the_first_page_tells_an_editor_of_no_interest(gardeners: OrganisationPage) -> None:
    received(gardeners, "Siv")
    page = shown(client_of(user_with_role(Role.EDITORS)), HOME)
    assert "Väntar på svar" not in page
    assert "Siv" not in page


def test_a_day_that_has_passed_is_told_as_a_broken_promise(gardeners: OrganisationPage) -> None:
    interest = received(gardeners, "Siv")
    client = client_of(association_user(gardeners))
    Interest.objects.update(reply_by="2100-01-01")
    assert "svara senast" in shown(client, HOME)
    Interest.objects.update(reply_by="2020-01-01")
    assert "skulle ha fått svar" in shown(client, HOME)
    assert interest.pk
