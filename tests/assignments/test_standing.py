"""Who may know of an assignment, and what they are told: in step with the one rule."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from assignments.models import AssignmentPage, OrganisationPage
from assignments.standing import Standing, standing
from tests.factories import AssignmentFactory, OccasionFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
PAST = NOW - timedelta(days=3)


def test_every_combination_agrees_with_the_queryset() -> None:
    """Open and full are exactly what `findable` finds; all but unknown what `once_found` finds."""
    page = AssignmentFactory(first_published_at=PAST)
    organisations = OrganisationPage.objects.filter(pk=page.organisation_id)
    assignments = AssignmentPage.objects.filter(pk=page.pk)
    for approved, org_paused, org_live, live, paused, full, past in product(
        (True, False), repeat=7
    ):
        organisations.update(approved=approved, paused=org_paused, live=org_live)
        assignments.update(
            live=live, paused=paused, full=full, findable_until=PAST if past else None
        )
        stands = standing(assignments.get(), NOW)
        found = assignments.findable(NOW).exists()
        assert (stands in (Standing.OPEN, Standing.FULL)) == found
        assert (stands is not Standing.UNKNOWN) == assignments.once_found().exists()


def test_closed_is_not_over() -> None:
    coming = OccasionFactory.build(starts=NOW + timedelta(days=9), ends=None)
    page = AssignmentFactory(apply_by=PAST.date(), occasions=[coming])
    assert standing(page, NOW) is Standing.CLOSED
    assert standing(AssignmentFactory(apply_by=PAST.date()), NOW) is Standing.CLOSED
    assert standing(AssignmentFactory(expire_at=PAST), NOW) is Standing.OVER
    gone = OccasionFactory.build(starts=PAST, ends=PAST + timedelta(hours=1))
    assert standing(AssignmentFactory(occasions=[gone]), NOW) is Standing.OVER


def test_never_published_is_unknown() -> None:
    page = AssignmentFactory(live=False, first_published_at=None)
    assert standing(page, NOW) is Standing.UNKNOWN
