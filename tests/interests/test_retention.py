"""What residents wrote is deleted when it has been kept as long as promised, and only then."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from assignments.models import AssignmentPage
from assignments.times import local
from interests import services
from interests.entry import Entry
from interests.jobs import dispose_of_ended
from interests.models import Interest, InterestSettings, PastInterests, Submission
from interests.retention import months_before
from interests.states import Answer
from mail.models import Message
from tests.factories import AssignmentFactory, ContactFactory, OccasionFactory, ensure_tree

SENT = datetime(2026, 3, 10, 12, tzinfo=UTC)
OCCASION = datetime(2026, 3, 20, 17, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def dated(*occasions: datetime) -> AssignmentPage:
    """An assignment with these occasions; until further notice without any."""
    page: AssignmentPage = AssignmentFactory(
        contacts=[ContactFactory(email="amina@example.org")],
        occasions=[
            OccasionFactory(starts=starts, ends=starts + timedelta(hours=2)) for starts in occasions
        ],
    )
    return page


def interest_in(page: AssignmentPage, email: str = "siv@exempel.se") -> Interest:
    """One shown at SENT, whose mails have arrived."""
    entry = Entry(name="Siv Karlsson", email=email, phone="070-123 45 67", message="Hej!")
    registration = services.register_interest(
        page.pk, entry, nonce=f"{page.pk} {email}", language="sv", now=SENT
    )
    delivered()
    return registration.submission.interest


def delivered() -> None:
    Message.objects.filter(state="queued").update(state="sent", sent_at=SENT)


def left_on(day: str) -> int:
    """How many interests are left when the worker has been at it at noon of `day`."""
    with time_machine.travel(f"{day}T12:00:00Z", tick=False):
        dispose_of_ended(timezone.now())
    return Interest.objects.count()


def test_kept_for_six_months_after_the_last_day_of_the_assignment() -> None:
    interest_in(dated(OCCASION))
    assert left_on("2026-09-19") == 1
    assert left_on("2026-09-21") == 0
    assert Submission.objects.count() == 0


def test_the_last_of_many_days_counts_also_when_one_had_to_apply_before() -> None:
    page = dated(OCCASION, OCCASION + timedelta(days=30))
    page.apply_by = date(2026, 3, 12)
    page.save()
    interest_in(page)
    assert left_on("2026-10-15") == 1
    assert left_on("2026-10-21") == 0


def test_without_an_end_the_last_answer_counts() -> None:
    interest = interest_in(dated())
    services.answer(interest, Answer.WELCOME, "Kom!", recipient=0, now=SENT + timedelta(days=20))
    delivered()
    assert left_on("2026-09-29") == 1
    assert left_on("2026-10-01") == 0


def test_one_that_was_taken_back_does_not_wait_for_the_assignment() -> None:
    interest = interest_in(dated(OCCASION + timedelta(days=300)))
    services.withdraw(interest, SENT + timedelta(days=1))
    delivered()
    assert left_on("2026-09-10") == 1
    assert left_on("2026-09-12") == 0


def test_a_deleted_assignment_keeps_nobody() -> None:
    page = dated(OCCASION + timedelta(days=300))
    interest_in(page)
    page.delete()
    assert left_on("2026-09-09") == 1
    assert left_on("2026-09-11") == 0


def test_the_coordinator_decides_how_many_months() -> None:
    site = ensure_tree().site
    InterestSettings.objects.create(site=site, retention_months=1)
    interest_in(dated(OCCASION))
    assert left_on("2026-04-19") == 1
    assert left_on("2026-04-21") == 0


def test_one_whose_mail_is_on_its_way_stays_until_it_has_arrived() -> None:
    interest = interest_in(dated(OCCASION))
    interest.messages.update(state="queued", sent_at=None)
    assert left_on("2027-01-01") == 1
    delivered()
    assert left_on("2027-01-01") == 0


def test_nothing_of_the_resident_is_left_in_the_outbox_but_that_there_were_mails() -> None:
    interest_in(dated(OCCASION))
    left_on("2026-09-21")
    mails = Message.objects.all()
    assert {mail.kind for mail in mails} == {"interest", "interest_receipt"}
    for mail in mails:
        assert mail.emptied_at is not None
        assert mail.sent_at == SENT
        written = [mail.to, mail.reply_to, mail.subject, mail.text, mail.html, mail.last_error]
        assert "".join(written) == ""
        assert mail.headers == {}


def test_numbers_stay_and_are_added_up_once() -> None:
    page = dated(OCCASION)
    answered = interest_in(page, "a@exempel.se")
    services.answer(answered, Answer.FULL, "", recipient=0, now=SENT)
    services.withdraw(interest_in(page, "b@exempel.se"), SENT)
    delivered()
    assert left_on("2026-09-12") == 1  # the one taken back goes first
    assert left_on("2026-09-21") == 0
    assert left_on("2026-09-22") == 0
    past = PastInterests.objects.get()
    assert (past.organisation_id, past.month) == (page.organisation_id, date(2026, 3, 1))
    assert (past.shown, past.answered, past.withdrawn) == (2, 1, 1)


def test_many_are_taken_batch_by_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interests.retention.BATCH", 2)
    page = dated(OCCASION)
    for number in range(5):
        interest_in(page, f"{number}@exempel.se")
    assert left_on("2026-09-21") == 0
    assert PastInterests.objects.get().shown == 5


def test_months_are_those_of_the_calendar() -> None:
    assert local(months_before(datetime(2026, 8, 31, 10, tzinfo=UTC), 6)).date() == date(
        2026, 2, 28
    )
    assert local(months_before(datetime(2027, 1, 15, 10, tzinfo=UTC), 1)).date() == date(
        2026, 12, 15
    )
