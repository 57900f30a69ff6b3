"""An association sees how each of its assignments stands."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from assignments.dashboard import State, state_of
from tests.factories import (
    AssignmentFactory,
    OccasionFactory,
    OrganisationFactory,
    association_user,
)

pytestmark = pytest.mark.django_db
NOW = datetime.now(UTC)


def test_states() -> None:
    organisation = OrganisationFactory()
    past = OccasionFactory(starts=NOW - timedelta(days=9), ends=NOW - timedelta(days=8))
    expected = {
        State.SHOWN: AssignmentFactory(parent=organisation),
        State.FULL: AssignmentFactory(parent=organisation, full=True),
        State.PAUSED: AssignmentFactory(parent=organisation, paused=True, full=True),
        State.DRAFT: AssignmentFactory(parent=organisation, live=False),
        State.ENDED: AssignmentFactory(parent=organisation, occasions=[past]),
    }
    assert {state: state_of(page, NOW) for state, page in expected.items()} == {
        state: state for state in State
    }


def test_the_start_page_has_the_association_and_its_assignments(client: Client) -> None:
    organisation = OrganisationFactory(title="Läxlyktan")
    draft = AssignmentFactory(parent=organisation, title="Mitt utkast", live=False)
    AssignmentFactory(title="Någon annans uppdrag")
    client.force_login(association_user(organisation))
    page = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Läxlyktan" in page
    assert "Mitt utkast" in page
    assert reverse("wagtailadmin_pages:edit", args=[draft.pk]) in page
    assert reverse("new_assignment", args=[organisation.pk, "micro"]) in page
    assert "Någon annans uppdrag" not in page


def test_an_organisation_that_waits_is_told_so(client: Client) -> None:
    client.force_login(association_user(OrganisationFactory(approved=False)))
    assert "association__note" in client.get(reverse("wagtailadmin_home")).content.decode()


def test_a_login_without_an_organisation_is_told_whom_to_ask(client: Client) -> None:
    client.force_login(association_user())
    response = client.get(reverse("wagtailadmin_home"))
    assert response.status_code == 200
    assert "association__title" not in response.content.decode()


def test_more_assignments_cause_no_more_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    organisation = OrganisationFactory()
    client.force_login(association_user(organisation))
    for _ in range(8):
        AssignmentFactory(parent=organisation)
    client.get(reverse("wagtailadmin_home"))
    with django_assert_max_num_queries(30):
        client.get(reverse("wagtailadmin_home"))
