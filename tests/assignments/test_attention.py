"""The first page of the admin tells which assignments need a hand."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from assignments.attention import SHOWN
from assignments.models import AssignmentPage
from home.roles import Role
from tests.factories import (
    AssignmentFactory,
    OccasionFactory,
    OrganisationFactory,
    association_user,
    user_with_role,
)

pytestmark = pytest.mark.django_db
HOME = reverse("wagtailadmin_home")


def ends_in(days: int, **kwargs: object) -> AssignmentPage:
    moment = datetime.now(UTC) + timedelta(days=days)
    page: AssignmentPage = AssignmentFactory(
        occasions=[OccasionFactory.build(starts=moment, ends=None)], **kwargs
    )
    return page


def lines(client: Client) -> str:
    """The page from the heading of what ends soon on."""
    page = client.get(HOME).content.decode()
    return page[page.find('aria-labelledby="ending"') :]


def test_an_association_sees_which_of_its_own_end_within_three_weeks(client: Client) -> None:
    organisation = OrganisationFactory()
    soon = ends_in(5, parent=organisation, title="Tomtemarsch")
    ends_in(40, parent=organisation, title="Valborg")
    ends_in(5, parent=organisation, title="Pausad marsch", paused=True)
    ends_in(5, title="Någon annans")
    client.force_login(association_user(organisation))

    shown = lines(client)

    assert "Går snart ut" in shown
    assert "Tomtemarsch" in shown
    assert reverse("wagtailadmin_pages:edit", args=[soon.pk]) in shown
    for other in ("Valborg", "Pausad marsch", "Någon annans"):
        assert other not in shown


def test_what_is_written_and_not_published_is_named(client: Client) -> None:
    changed = AssignmentFactory(title="Ändrat")
    changed.summary = "Nya ord"
    changed.save_revision()
    AssignmentFactory(title="Utkast", live=False, first_published_at=None)
    AssignmentFactory(title="Nedtagen", live=False, first_published_at=datetime.now(UTC))
    AssignmentFactory(title="Som den visas")

    assert {page.title for page in AssignmentPage.objects.unpublished()} == {"Ändrat", "Utkast"}


def test_a_coordinator_sees_those_of_all_and_whose_they_are(client: Client) -> None:
    ends_in(5, title="Tomtemarsch", parent=OrganisationFactory(title="Fyrbåken"))
    client.force_login(user_with_role(Role.COORDINATORS))

    shown = lines(client)

    assert "Tomtemarsch" in shown
    assert "Fyrbåken" in shown


def test_many_are_a_short_list_and_a_number_at_the_same_cost(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    organisation = OrganisationFactory()
    client.force_login(association_user(organisation))
    for day in range(SHOWN + 3):
        ends_in(day + 1, parent=organisation)
    client.get(HOME)
    with django_assert_max_num_queries(30):
        shown = lines(client)
    assert "Och 3 till." in shown


def test_nothing_is_said_where_nothing_needs_a_hand(client: Client) -> None:
    organisation = OrganisationFactory()
    AssignmentFactory(parent=organisation, occasions=[])
    client.force_login(association_user(organisation))
    assert "Går snart ut" not in client.get(HOME).content.decode()
