"""Changes of state in the outbox, each a transaction or part of the caller's."""

import uuid
from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F

from mail.failures import Failure, Fault
from mail.messages import OutgoingMessage, as_email
from mail.models import Message
from mail.schedule import LEASE, delay, gives_up

State = Message.State
WORKER_LOST = Failure(Fault.MESSAGE, "WorkerLost", "The worker stopped while it was sending.")


def enqueue(outgoing: OutgoingMessage, now: datetime) -> Message:
    """Save a mail in the caller's transaction; the worker delivers it after the commit.

    The mail is built once here, so that whatever cannot be sent (a line break in a header)
    raises now, where the cause can still be refused, and not in the queue.
    """
    message = Message(
        message_id=f"<{uuid.uuid4()}@{_own_domain()}>",
        kind=outgoing.kind.name,
        to=outgoing.to,
        reply_to=outgoing.reply_to,
        subject=outgoing.content.subject,
        text=outgoing.content.text,
        html=outgoing.content.html,
        headers=dict(outgoing.headers),
        language=outgoing.language,
        created=now,
        first_due=now,
        next_attempt=now,
    )
    as_email(message).message().as_bytes()
    message.save()
    return message


def claim(now: datetime, lease: timedelta = LEASE) -> Message | None:
    """Take the message that has waited longest, or None when none is due.

    The conditional UPDATE decides who gets it, on any database. Where rows can be locked,
    workers skip those that another is just taking instead of queueing for them.
    """
    if not Message.objects.due(now).exists():
        # An idle worker takes no write lock.
        return None
    token = uuid.uuid4()
    with transaction.atomic():
        due = Message.objects.due(now)
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        pk = due.values_list("pk", flat=True).first()
        if pk is None:
            return None
        Message.objects.due(now).filter(pk=pk).order_by().update(
            state=State.SENDING,
            lease=token,
            lease_until=now + lease,
            attempts=F("attempts") + 1,
        )
        # None when another worker was quicker: the caller then asks again at its next round.
        return Message.objects.filter(lease=token).first()


def mark_sent(message: Message, now: datetime) -> bool:
    """Note that `message` was taken by the server. False when its lease had been lost."""
    return _if_still_held(message, state=State.SENT, sent_at=now, refused=False, last_error="")


def mark_failed(message: Message, failure: Failure, now: datetime) -> bool:
    """Put `message` off, or give it up after 72 h. False when its lease had been lost."""
    refused = failure.fault is Fault.REFUSED
    return _put_off(message, failure, now + delay(message.attempts, refused=refused), now)


def free_expired(now: datetime) -> int:
    """Queue again what a worker held when it was killed. Returns how many."""
    freed = 0
    for message in Message.objects.expired(now):
        # At once, since the message is seldom to blame; but one that kills its workers waits.
        wait = timedelta() if message.attempts < 3 else delay(message.attempts)
        freed += _put_off(message, WORKER_LOST, now + wait, now)
    return freed


def _put_off(message: Message, failure: Failure, again: datetime, now: datetime) -> bool:
    refused = failure.fault is Fault.REFUSED
    noted = {"last_error": failure.detail[:1000], "refused": refused}
    if gives_up(message.first_due, again):
        return _if_still_held(message, state=State.GIVEN_UP, given_up_at=now, **noted)
    return _if_still_held(message, state=State.QUEUED, next_attempt=again, **noted)


def try_again(message: Message, now: datetime) -> bool:
    """Queue a given-up message for another 72 h. False when it is not given up any more, or empty."""
    return bool(
        Message.objects.filter(pk=message.pk, state=State.GIVEN_UP, emptied_at=None).update(
            state=State.QUEUED,
            given_up_at=None,
            alerted_at=None,
            refused=False,
            first_due=now,
            next_attempt=now,
        )
    )


def _if_still_held(message: Message, **changes: object) -> bool:
    return bool(
        Message.objects.filter(pk=message.pk, lease=message.lease).update(
            lease=None, lease_until=None, **changes
        )
    )


def _own_domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
