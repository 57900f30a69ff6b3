"""Changes of state of an interest, each with its mails in one transaction."""

from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial

from django.db import IntegrityError, transaction

from assignments.times import local_day
from interests import emails
from interests.availability import OpenAssignment, open_assignment
from interests.entry import Entry
from interests.models import Interest, Submission
from interests.promise import reply_by
from interests.references import reference
from interests.settings import interest_settings
from interests.states import REACHED_FROM, Answer, State
from mail.messages import OutgoingMessage
from mail.services import enqueue

# Two that meet resolve in the second round; more only when many send the same at once.
ROUNDS = 5


class AlreadyWithdrawnError(Exception):
    """The same form was sent again after its interest had been withdrawn."""


class NonceReusedError(Exception):
    """The nonce came before, with something else."""


@dataclass(frozen=True)
class Registration:
    """An accepted interest."""

    submission: Submission
    created: bool
    """False when it was one that stood already; the sender must not be told."""


def register_interest(
    assignment_id: int,
    entry: Entry,
    *,
    nonce: str,
    language: str,
    now: datetime,
    fingerprint: str = "",
) -> Registration:
    """Save an interest and its mails, or find the one that stands; committed on return.

    The same `nonce` is the same sending again. Another nonce of the same address in the same
    assignment is the first interest again: nobody gets a second mail.

    Raises NotOpenError when the assignment takes no interest now, AlreadyWithdrawnError when this very
    form's interest has been withdrawn, NonceReusedError when the nonce came with another `fingerprint`.
    """
    register = partial(
        _register,
        assignment_id,
        entry,
        nonce=nonce,
        language=language,
        now=now,
        fingerprint=fingerprint,
    )
    for _round in range(ROUNDS - 1):
        try:
            return register()
        except IntegrityError:
            # Someone else's commit came between our look and our insert: look again.
            continue
    return register()


def already_sent(nonce: str, fingerprint: str = "") -> Registration | None:
    """What an earlier sending with the same nonce came to; None for a new nonce.

    Raises AlreadyWithdrawnError and NonceReusedError as register_interest does.
    """
    sent = Submission.objects.filter(nonce=nonce).select_related("interest").first()
    if sent is None:
        return None
    if sent.fingerprint != fingerprint:
        raise NonceReusedError
    if sent.interest.state == State.WITHDRAWN:
        raise AlreadyWithdrawnError
    return Registration(sent, created=False)


def _register(
    assignment_id: int, entry: Entry, *, nonce: str, language: str, now: datetime, fingerprint: str
) -> Registration:
    if sent := already_sent(nonce, fingerprint):
        return sent
    assignment = open_assignment(assignment_id, now)
    policy = interest_settings()
    drafted = _draft(assignment, entry, language, policy.reply_days, now)
    # Rendered before the transaction, so that a text that cannot be rendered is never queued,
    # and whether or not it will be sent, so that the time it takes tells nothing.
    mails = emails.registered(drafted, assignment.page, policy, now)
    with transaction.atomic(durable=True):
        standing = (
            Interest.objects.select_for_update().active().of(assignment_id, entry.email_key).first()
        )
        interest = standing or _save(drafted, mails, now)
        submission = Submission.objects.create(
            nonce=nonce,
            fingerprint=fingerprint,
            interest=interest,
            name=entry.name,
            email=entry.email,
            created=now,
        )
    return Registration(submission, created=standing is None)


def _draft(
    assignment: OpenAssignment, entry: Entry, language: str, reply_days: int, now: datetime
) -> Interest:
    page = assignment.page
    return Interest(
        assignment=page,
        organisation=page.organisation,
        assignment_title=page.title,
        organisation_name=page.organisation.title,
        reference=_free_reference(page.pk, entry.email_key),
        name=entry.name,
        email=entry.email,
        email_key=entry.email_key,
        phone=entry.phone,
        message=entry.message,
        answers=[asdict(answer) for answer in entry.answers],
        language=language,
        recipients=[{"name": name, "email": email} for name, email in assignment.recipients],
        created=now,
        reply_by=reply_by(local_day(now), reply_days),
    )


def _free_reference(assignment_id: int, email_key: str) -> str:
    turn = 0
    while True:
        candidate = reference(assignment_id, email_key, turn)
        taken = Interest.objects.filter(reference=candidate)
        # The standing interest of this address keeps its own.
        if not taken.exists() or taken.active().of(assignment_id, email_key).exists():
            return candidate
        turn += 1


def _save(interest: Interest, mails: list[OutgoingMessage], now: datetime) -> Interest:
    interest.save(force_insert=True)
    interest.messages.add(*(enqueue(mail, now) for mail in mails))
    return interest


def withdraw(interest: Interest, now: datetime) -> bool:
    """Take an interest back and tell its recipients. False when it had been withdrawn."""
    mails = emails.withdrawn(interest)
    with transaction.atomic():
        if not _move(interest, State.WITHDRAWN, withdrawn_at=now):
            return False
        interest.messages.add(*(enqueue(mail, now) for mail in mails))
    return True


def answer(interest: Interest, choice: Answer, text: str, *, recipient: int, now: datetime) -> bool:
    """Answer an interest and mail the resident. False when it is no longer new.

    `recipient` is the place in the interest's list of recipients of who answers: the resident's
    reply goes there.
    """
    interest.answer, interest.answer_text = choice, text
    mail = emails.answered(interest, recipient, interest_settings())
    with transaction.atomic():
        if not _move(interest, State.ANSWERED, answer=choice, answer_text=text, answered_at=now):
            return False
        interest.messages.add(enqueue(mail, now))
    return True


def _move(interest: Interest, state: State, **changes: object) -> bool:
    """Change the state if the table allows it from the one that is stored now."""
    return bool(
        Interest.objects.filter(pk=interest.pk, state__in=REACHED_FROM[state]).update(
            state=state, **changes
        )
    )
