"""How fast organisations answer, and where that is told."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override
from wagtail.models import Revision

from assignments.cards import card
from assignments.models import AssignmentPage, OrganisationPage
from interests import services
from interests.answer_times import LATELY, Wait, record, usual_days
from interests.entry import Entry
from interests.models import Interest
from interests.states import Answer, State
from search import index_queue
from search.models import IndexQueueRow
from tests.factories import AssignmentFactory

NOW = datetime(2026, 11, 20, 13, 12, tzinfo=UTC)


def waits(*days: float, unanswered: Iterable[float] = ()) -> list[Wait]:
    return [
        *(Wait(timedelta(days=each), answered=True) for each in days),
        *(Wait(timedelta(days=each), answered=False) for each in unanswered),
    ]


def test_the_usual_is_the_median_in_days_begun() -> None:
    assert usual_days(waits(0.1, 0.2, 30)) == 1
    assert usual_days(waits(0.1, 2.5, 30)) == 3
    assert usual_days(waits(0, 0, 0)) == 1


def test_two_answers_say_nothing_of_what_is_usual() -> None:
    assert usual_days(waits(1, 1)) is None


def test_who_leaves_half_of_them_waiting_is_not_called_fast() -> None:
    assert usual_days(waits(0.1, 0.2, unanswered=[9, 10, 11])) is None
    assert usual_days(waits(0.1, 0.2, 0.3, unanswered=[9])) == 1


@pytest.fixture
def assignment(db: None) -> AssignmentPage:
    page = AssignmentFactory()
    assert isinstance(page, AssignmentPage)
    return page


def interests(assignment: AssignmentPage, number: int, *, asked: datetime) -> list[Interest]:
    made = []
    for each in range(number):
        entry = Entry(name="Siv", email=f"siv{each}@exempel.se")
        nonce = f"{asked:%d} {each}"
        services.register_interest(
            assignment.pk, entry, nonce=nonce, language="sv", now=asked + timedelta(seconds=each)
        )
        made.append(Interest.objects.latest("pk"))
    return made


def answer(interest: Interest, at: datetime) -> None:
    interest.state, interest.answer, interest.answered_at = State.ANSWERED, Answer.WELCOME, at
    interest.save()


def test_it_is_written_down_and_told_on_the_card(assignment: AssignmentPage) -> None:
    asked = NOW - timedelta(days=10)
    for interest in interests(assignment, 3, asked=asked):
        answer(interest, asked + timedelta(days=1, hours=2))
    assert record(NOW) == 1
    organisation = OrganisationPage.objects.get(pk=assignment.organisation_id)
    assert organisation.answers_within == 2
    listed = AssignmentPage.objects.newest(NOW).get(pk=assignment.pk)
    with override("sv"):
        assert card(listed, NOW).reply == "Svarar oftast inom 2 dagar"
    assert record(NOW) == 0


def test_a_page_that_is_older_than_a_rule_holds_up_nobody(assignment: AssignmentPage) -> None:
    OrganisationPage.objects.filter(pk=assignment.organisation_id).update(
        email="not an address", answers_within=2
    )
    assert record(NOW) == 1


def test_the_index_hears_of_it(assignment: AssignmentPage) -> None:
    for interest in interests(assignment, 3, asked=NOW - timedelta(days=3)):
        answer(interest, NOW - timedelta(days=2))
    IndexQueueRow.objects.all().delete()
    record(NOW)
    assert index_queue.waiting("tantivy") == 1


def test_what_was_long_ago_or_taken_back_does_not_count(assignment: AssignmentPage) -> None:
    for interest in interests(assignment, 3, asked=NOW - LATELY - timedelta(days=1)):
        answer(interest, NOW - LATELY)
        interest.delete()
    for interest in interests(assignment, 3, asked=NOW - timedelta(days=3)):
        interest.state, interest.withdrawn_at = State.WITHDRAWN, NOW
        interest.save()
    assert record(NOW) == 0


def test_what_is_no_longer_known_is_forgotten(assignment: AssignmentPage) -> None:
    OrganisationPage.objects.filter(pk=assignment.organisation_id).update(answers_within=2)
    assert record(NOW) == 1
    assert OrganisationPage.objects.get(pk=assignment.organisation_id).answers_within is None


def test_publishing_what_was_written_before_keeps_it(assignment: AssignmentPage) -> None:
    organisation = OrganisationPage.objects.get(pk=assignment.organisation_id)
    draft = organisation.save_revision().pk
    OrganisationPage.objects.filter(pk=organisation.pk).update(answers_within=2)
    Revision.objects.get(pk=draft).publish()
    assert OrganisationPage.objects.get(pk=organisation.pk).answers_within == 2


def test_a_poster_who_takes_long_is_not_shown_as_such(assignment: AssignmentPage) -> None:
    OrganisationPage.objects.filter(pk=assignment.organisation_id).update(answers_within=12)
    listed = AssignmentPage.objects.newest(NOW).get(pk=assignment.pk)
    assert card(listed, NOW).reply == ""
