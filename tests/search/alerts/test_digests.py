"""What is sent: once, joined, and only what can be found at that moment."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from assignments.choices import Tier
from assignments.models import AssignmentPage
from mail.messages import as_email
from mail.models import Message
from search.alerts import digests, emails
from search.alerts.frequency import Frequency
from search.models import Match, SavedSearch
from tests.factories import (
    AssignmentFactory,
    CallFactory,
    DistrictFactory,
    OrganisationFactory,
    SavedSearchFactory,
)
from tests.search.alerts.conftest import Turn

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
# A Tuesday, noon in Sweden.
NOON = datetime(2026, 12, 1, 11, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def test_a_mail_lists_what_is_new_and_leads_to_it(turn: Turn) -> None:
    SavedSearchFactory(query="q=hund&tier=micro", email="siv@exempel.se")
    AssignmentFactory(
        parent=OrganisationFactory(title="Tassar i Råå"),
        title="Rasta hunden Sixten",
        tier=Tier.MICRO,
        district=DistrictFactory(slug="raa", name="Råå"),
        when_text="en kväll i veckan",
    )
    (mail,) = turn(NOON)
    assert mail.to == "siv@exempel.se"
    assert mail.subject == "En ny träff i en sökning som du bevakar"
    for part in (mail.text, mail.html):
        assert "Rasta hunden Sixten" in part
        assert "Tassar i Råå · Råå · en kväll i veckan" in part
        assert "hund" in part
        assert "Mikrouppdrag" in part
        assert "/uppdrag/bevaka/" in part
    assert "http://localhost:8000/foreningar/tassar-i-raa/rasta-hunden-sixten/" in mail.text
    assert "/uppdrag/?q=hund&tier=micro&sort=newest" in mail.text


def test_mail_programs_can_end_it_by_themselves(turn: Turn) -> None:
    SavedSearchFactory()
    AssignmentFactory()
    (mail,) = turn(NOON)
    sent = as_email(mail).message()
    assert sent["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert sent["List-Unsubscribe"].startswith("<http://localhost:8000/uppdrag/bevaka/avsluta/")
    assert sent["List-Unsubscribe"].endswith("/>")
    # As it goes over the wire, folded: one address without a break in it.
    assert sent["List-Unsubscribe"] in sent.as_bytes().decode().split()


def test_what_was_sent_is_not_sent_again(turn: Turn) -> None:
    SavedSearchFactory()
    AssignmentFactory()
    assert len(turn(NOON)) == 1
    for hours in range(1, 50):
        assert turn(NOON + hours * HOUR) == []


def test_at_once_is_at_most_one_an_hour_and_the_rest_joined(turn: Turn) -> None:
    SavedSearchFactory()
    AssignmentFactory(title="Den första")
    assert len(turn(NOON)) == 1
    AssignmentFactory(title="Den andra")
    assert turn(NOON + timedelta(minutes=20)) == []
    AssignmentFactory(title="Den tredje")
    assert turn(NOON + timedelta(minutes=59)) == []
    (mail,) = turn(NOON + HOUR)
    assert "2 nya" in mail.subject
    assert "Den andra" in mail.text
    assert "Den tredje" in mail.text
    assert "Den första" not in mail.text


def test_daily_comes_in_the_morning_and_once_after_days_without_a_worker(turn: Turn) -> None:
    SavedSearchFactory(frequency=Frequency.DAILY, due=datetime(2026, 12, 2, 6, 0, tzinfo=UTC))
    AssignmentFactory()
    assert turn(NOON) == []
    (first,) = turn(datetime(2026, 12, 2, 6, 0, tzinfo=UTC))
    assert "En ny" in first.subject
    # Nobody works for five days; then all comes in one mail, and the next at seven.
    AssignmentFactory()
    AssignmentFactory()
    (late,) = turn(datetime(2026, 12, 7, 15, 0, tzinfo=UTC))
    assert "2 nya" in late.subject
    AssignmentFactory()
    assert turn(datetime(2026, 12, 7, 22, 0, tzinfo=UTC)) == []
    assert len(turn(datetime(2026, 12, 8, 6, 1, tzinfo=UTC))) == 1


def test_what_cannot_be_found_now_is_left_out_and_an_empty_mail_is_not_sent(turn: Turn) -> None:
    SavedSearchFactory(frequency=Frequency.DAILY, due=NOON + HOUR)
    gone, kept = AssignmentFactory(title="Borta"), AssignmentFactory(title="Kvar")
    ended = AssignmentFactory(title="Slut", apply_by=NOON.date())
    unapproved = AssignmentFactory(title="Struket")
    turn(NOON)
    assert Match.objects.waiting().count() == 4
    gone.unpublish()
    type(unapproved.organisation).objects.filter(pk=unapproved.organisation.pk).update(
        approved=False
    )
    (mail,) = turn(NOON + timedelta(days=1))
    for title in ("Borta", "Slut", "Struket"):
        assert title not in mail.text + mail.html
    assert "Kvar" in mail.text
    assert set(Match.objects.waiting().values_list("page_id", flat=True)) == {
        gone.pk,
        ended.pk,
        unapproved.pk,
    }
    assert kept.pk not in Match.objects.waiting().values_list("page_id", flat=True)
    for days in range(2, 9):
        assert turn(NOON + timedelta(days=days)) == []


def test_what_comes_back_is_sent_then(turn: Turn) -> None:
    SavedSearchFactory(frequency=Frequency.DAILY, due=NOON + HOUR)
    page = AssignmentFactory(title="Tillbaka")
    turn(NOON)
    page.unpublish()
    assert turn(NOON + timedelta(days=1)) == []
    AssignmentPage.objects.get(pk=page.pk).save_revision().publish()
    (mail,) = turn(NOON + timedelta(days=2))
    assert "Tillbaka" in mail.text


def test_very_many_are_one_mail_that_leads_to_the_rest(turn: Turn) -> None:
    SavedSearchFactory()
    organisation = OrganisationFactory()
    for number in range(digests.LISTED + 5):
        AssignmentFactory(parent=organisation, title=f"Uppdrag nummer {number}.")
    (mail,) = turn(NOON)
    assert mail.text.count("Uppdrag nummer") == digests.LISTED
    assert "15 nya" in mail.subject
    assert "Och 5 till" in mail.text
    assert not Match.objects.waiting().exists()
    assert turn(NOON + HOUR) == []


def test_english_readers_get_english_and_the_language_of_what_is_listed_is_marked(
    turn: Turn,
) -> None:
    SavedSearchFactory(language="en")
    CallFactory(title="Varma rum i byarna")
    (mail,) = turn(NOON)
    assert mail.subject == "One new hit in a search that you watch"
    assert "/en/utlysningar/varma-rum-i-byarna/" in mail.text
    assert "/en/uppdrag/bevaka/" in mail.text
    assert 'lang="sv"' in mail.html
    assert mail.language == "en"


def test_subjects_and_logs_tell_nothing_of_anybody(
    turn: Turn, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    SavedSearchFactory(query="q=anonyma", email="siv@exempel.se")
    AssignmentFactory(title="Anonyma spelare söker en vän")
    (mail,) = turn(NOON)
    assert "nonyma" not in mail.subject
    AssignmentFactory(title="Anonyma igen")
    monkeypatch.setattr(emails, "digest", _broken)
    turn(NOON + HOUR)
    assert "put off" in caplog.text
    assert "siv@" not in caplog.text
    assert "anonyma" not in caplog.text.lower()


def test_a_mail_that_cannot_be_written_holds_up_no_other(
    turn: Turn, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken, whole = SavedSearchFactory(), SavedSearchFactory()
    right = emails.digest

    def digest(search: SavedSearch, *args: Any) -> Any:
        return _broken() if search.pk == broken.pk else right(search, *args)

    monkeypatch.setattr(emails, "digest", digest)
    AssignmentFactory()
    (mail,) = turn(NOON)
    assert mail.to == whole.email
    monkeypatch.setattr(emails, "digest", right)
    (later,) = turn(NOON + HOUR)
    assert later.to == broken.email


def _broken(*args: Any) -> Any:
    raise ValueError("broken")


def test_nothing_is_marked_as_sent_unless_the_mail_is_saved(
    turn: Turn, monkeypatch: pytest.MonkeyPatch
) -> None:
    SavedSearchFactory()
    AssignmentFactory()
    with monkeypatch.context() as patched:
        patched.setattr(digests, "enqueue", _broken)
        assert turn(NOON) == []
    assert Match.objects.waiting().count() == 1
    assert not Message.objects.exists()
    assert len(turn(NOON + HOUR)) == 1
