"""An interest is saved with its mails, once, whatever is sent twice."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from assignments.models import AssignmentPage
from interests import services
from interests.availability import Closed, NotOpenError
from interests.entry import Entry, QuestionAnswer
from interests.models import Interest, Submission
from interests.states import Answer, State
from mail.models import Message
from tests.factories import AssignmentFactory, ContactFactory, OccasionFactory, OrganisationFactory

NOW = datetime(2026, 11, 20, 13, 12, tzinfo=UTC)
SIV = Entry(
    name="Siv Karlsson",
    email="Siv.Karlsson@exempel.se",
    phone="070-123 45 67",
    message="Jag bor i närheten.",
    answers=(QuestionAnswer("Vill du låna stövlar?", "Ja tack"),),
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def assignment() -> AssignmentPage:
    organisation = OrganisationFactory(title="Fredriksdals odlare")
    page = AssignmentFactory(
        parent=organisation,
        title="Gör vinterfint i växthuset",
        contacts=[ContactFactory(name="Amina Yusuf", email="amina@example.org")],
        occasions=[OccasionFactory(starts=NOW + timedelta(days=9))],
    )
    assert isinstance(page, AssignmentPage)
    return page


def register(
    assignment: AssignmentPage, entry: Entry = SIV, nonce: str = "n1", language: str = "sv"
) -> services.Registration:
    return services.register_interest(assignment.pk, entry, nonce=nonce, language=language, now=NOW)


def mails(kind: str) -> list[Message]:
    return list(Message.objects.filter(kind=kind).order_by("pk"))


def test_an_interest_is_saved_with_a_mail_to_the_poster_and_a_receipt(
    assignment: AssignmentPage,
) -> None:
    registration = register(assignment)
    assert registration.created
    interest = Interest.objects.get()
    assert interest.reply_by.isoformat() == "2026-11-27"
    assert interest.answers == [{"question": "Vill du låna stövlar?", "answer": "Ja tack"}]
    (to_poster,), (receipt,) = mails("interest"), mails("interest_receipt")
    assert set(interest.messages.all()) == {to_poster, receipt}
    assert to_poster.to == "amina@example.org"
    assert to_poster.reply_to == '"Siv Karlsson" <Siv.Karlsson@exempel.se>'
    assert receipt.to == SIV.email
    for part in (to_poster.text, to_poster.html):
        assert "Jag bor i närheten." in part
        assert "Vill du låna stövlar?" in part
        assert "070-123 45 67" in part
        assert all(f"answer={answer.value}" in part for answer in Answer)
    for part in (receipt.text, receipt.html):
        assert interest.reference in part
        assert "/intresse/folj/" in part


def test_subjects_carry_no_personal_data(assignment: AssignmentPage) -> None:
    register(assignment)
    for message in Message.objects.all():
        assert "Siv" not in message.subject
        assert "exempel.se" not in message.subject


def test_what_was_typed_cannot_break_out_of_the_mail(assignment: AssignmentPage) -> None:
    entry = Entry(name='Siv "<b>" K', email="siv@exempel.se", message="<script>alert(1)</script>")
    register(assignment, entry)
    (to_poster,) = mails("interest")
    assert "<script>" not in to_poster.html
    assert "<script>alert(1)</script>" in to_poster.text


def test_every_contact_gets_it_and_without_contacts_the_organisation() -> None:
    two = AssignmentFactory(
        contacts=[ContactFactory(email="a@example.org"), ContactFactory(email="b@example.org")]
    )
    none = AssignmentFactory(parent=OrganisationFactory(email="styrelsen@example.org"))
    register(two)
    register(none, nonce="n2")
    assert [m.to for m in mails("interest")] == [
        "a@example.org",
        "b@example.org",
        "styrelsen@example.org",
    ]


def test_the_receipt_is_in_the_language_of_the_page_and_the_posters_in_the_assignments(
    assignment: AssignmentPage,
) -> None:
    register(assignment, language="en")
    (to_poster,), (receipt,) = mails("interest"), mails("interest_receipt")
    assert (to_poster.language, receipt.language) == ("sv", "en")
    assert receipt.subject == "Thank you, your interest has been sent"
    assert "/en/intresse/folj/" in receipt.text
    assert "/en/" not in to_poster.text


def test_the_same_form_sent_again_is_the_same_interest(assignment: AssignmentPage) -> None:
    first, second = register(assignment), register(assignment)
    assert second == services.Registration(first.submission, created=False)
    assert Interest.objects.count() == 1
    assert Message.objects.count() == 2


def test_another_form_of_the_same_address_is_the_first_interest_again(
    assignment: AssignmentPage,
) -> None:
    first = register(assignment)
    other = Entry(name="Någon Annan", email=" siv.karlsson@EXEMPEL.se ".strip())
    second = register(assignment, other, nonce="n2")
    assert not second.created
    assert Interest.objects.count() == 1
    assert Message.objects.count() == 2
    # The page after it shows what this sender wrote, and the reference that a first would get.
    assert second.submission.name == "Någon Annan"
    assert second.submission.interest.reference == first.submission.interest.reference
    assert Interest.objects.get().name == "Siv Karlsson"


def test_the_same_address_may_show_interest_in_several_assignments(
    assignment: AssignmentPage,
) -> None:
    assert register(assignment).created
    assert register(AssignmentFactory(), nonce="n2").created


def test_who_has_withdrawn_may_show_interest_again_with_a_new_form(
    assignment: AssignmentPage,
) -> None:
    interest = register(assignment).submission.interest
    services.withdraw(interest, NOW)
    with pytest.raises(services.AlreadyWithdrawnError):
        register(assignment)
    again = register(assignment, nonce="n2")
    assert again.created
    assert again.submission.interest.reference != interest.reference


@pytest.mark.parametrize(
    ("changes", "closed"),
    [
        ({"live": False}, Closed.WITHDRAWN),
        ({"live": False, "first_published_at": None}, Closed.MISSING),
        ({"paused": True}, Closed.WITHDRAWN),
        ({"apply_by": (NOW - timedelta(days=1)).date()}, Closed.ENDED),
        ({"full": True}, Closed.FULL),
    ],
)
def test_what_is_not_open_takes_no_interest(
    assignment: AssignmentPage, changes: dict[str, object], closed: Closed
) -> None:
    for name, value in changes.items():
        setattr(assignment, name, value)
    assignment.save()
    with pytest.raises(NotOpenError) as refused:
        register(assignment)
    assert refused.value.closed is closed
    assert not Submission.objects.exists()
    assert not Message.objects.exists()


def test_an_unapproved_organisation_takes_no_interest() -> None:
    page = AssignmentFactory(parent=OrganisationFactory(approved=False))
    with pytest.raises(NotOpenError):
        register(page)


def test_a_mail_that_cannot_be_built_saves_nothing(assignment: AssignmentPage) -> None:
    poisoned = Entry(name="Siv\nBcc: alla@exempel.se", email="siv@exempel.se")
    with pytest.raises(ValueError, match="newlines"):
        register(assignment, poisoned)
    assert not Interest.objects.exists()
    assert not Message.objects.exists()


def test_withdrawing_tells_the_poster_once(assignment: AssignmentPage) -> None:
    interest = register(assignment).submission.interest
    assert services.withdraw(interest, NOW)
    assert not services.withdraw(interest, NOW)
    (told,) = mails("interest_withdrawn")
    assert told.to == "amina@example.org"
    interest.refresh_from_db()
    assert interest.state == State.WITHDRAWN
    assert told in interest.messages.all()


def test_an_answer_reaches_the_resident_once_and_a_reply_to_it_the_poster(
    assignment: AssignmentPage,
) -> None:
    interest = register(assignment).submission.interest
    assert services.answer(interest, Answer.WELCOME, "Vi ses!", recipient=0, now=NOW)
    assert not services.answer(interest, Answer.FULL, "", recipient=0, now=NOW)
    (told,) = mails("interest_answered")
    assert told.to == SIV.email
    assert told.reply_to == '"Amina Yusuf" <amina@example.org>'
    assert "Vi ses!" in told.text
    interest.refresh_from_db()
    assert (interest.state, interest.answer) == (State.ANSWERED, Answer.WELCOME)


@pytest.mark.parametrize("choice", list(Answer))
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_answer_has_its_words(
    assignment: AssignmentPage, choice: Answer, language: str
) -> None:
    interest = register(assignment, language=language).submission.interest
    services.answer(interest, choice, "", recipient=0, now=NOW)
    (told,) = mails("interest_answered")
    assert told.text.strip()
    assert told.language == language


def test_a_withdrawn_interest_takes_no_answer(assignment: AssignmentPage) -> None:
    interest = register(assignment).submission.interest
    services.withdraw(interest, NOW)
    assert not services.answer(interest, Answer.WELCOME, "", recipient=0, now=NOW)
    assert not mails("interest_answered")


def test_an_interest_outlives_its_page(assignment: AssignmentPage) -> None:
    interest = register(assignment).submission.interest
    assignment.delete()
    interest = Interest.objects.get(pk=interest.pk)
    assert interest.assignment is None
    assert interest.assignment_title == "Gör vinterfint i växthuset"
    with time_machine.travel(NOW):
        assert services.withdraw(interest, NOW)
    assert len(mails("interest_withdrawn")) == 1
