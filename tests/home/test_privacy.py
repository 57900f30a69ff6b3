"""The page about personal data says what the portal does."""

import pytest

from home.editorial.privacy import privacy
from home.models import EditorialPage
from interests.models import InterestSettings
from mail.retention import KEPT
from search.alerts.retention import ENDED, TOLD, UNCONFIRMED
from tests.factories import ensure_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> EditorialPage:
    return privacy(ensure_tree())


def test_interests_and_their_mails(page: EditorialPage) -> None:
    assert InterestSettings().retention_months == 6
    assert "sex månader efter att uppdraget är slut" in str(page.body_sv)
    assert "six months after the assignment has ended" in str(page.body_en)
    assert f"töms efter {KEPT.days} dagar" in str(page.body_sv)
    assert f"emptied after {KEPT.days} days" in str(page.body_en)


def test_saved_searches(page: EditorialPage) -> None:
    assert (UNCONFIRMED.days, TOLD.days) == (3, 30)
    assert ENDED.days <= 2
    assert "inte bekräftat inom tre dygn tas allt bort" in str(page.body_sv)
    assert "not confirmed within three days, all of it is removed" in str(page.body_en)
    assert "de senaste trettio dagarna" in str(page.body_sv)
    assert "in the last thirty days" in str(page.body_en)
