"""The outbox: what is saved, claimed, put off and given up."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.mail import BadHeaderError
from django.db import IntegrityError, transaction

from mail import services
from mail.failures import Failure, Fault
from mail.models import Message
from mail.schedule import GIVE_UP_AFTER, LEASE
from tests.factories.mail import outgoing, queued

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
BUSY = Failure(Fault.MESSAGE, "SMTPDataError 451", "451 later")
REFUSED = Failure(Fault.REFUSED, "SMTPRecipientsRefused 550", "550 no such user")

pytestmark = pytest.mark.django_db


def claimed(now: datetime = NOW) -> Message:
    message = services.claim(now)
    assert message is not None
    return message


def test_a_mail_saved_in_a_transaction_that_fails_is_not_in_the_outbox() -> None:
    with transaction.atomic():
        queued(now=NOW)
        transaction.set_rollback(True)
    assert not Message.objects.exists()


def test_a_line_break_in_a_header_is_refused_before_it_is_queued() -> None:
    with pytest.raises(BadHeaderError):
        services.enqueue(outgoing(reply_to="Siv\nBcc: all@example.org <siv@example.org>"), NOW)
    assert not Message.objects.exists()


def test_a_mail_without_text_is_refused_by_the_database() -> None:
    message = queued(now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(text="")


def test_a_claimed_message_is_nobody_elses_until_its_lease_is_over() -> None:
    queued(now=NOW)
    message = claimed()
    assert message.state == Message.State.SENDING
    assert services.claim(NOW + LEASE - timedelta(seconds=1)) is None
    assert services.free_expired(NOW + LEASE - timedelta(seconds=1)) == 0
    assert services.free_expired(NOW + LEASE) == 1
    assert claimed(NOW + LEASE).message_id == message.message_id


def test_the_one_that_has_waited_longest_comes_first() -> None:
    later = queued(now=NOW)
    earlier = queued(now=NOW - timedelta(minutes=1))
    assert [claimed().pk, claimed().pk] == [earlier.pk, later.pk]
    assert services.claim(NOW) is None


def test_who_has_lost_the_lease_changes_nothing() -> None:
    queued(now=NOW)
    slow = claimed()
    services.free_expired(NOW + LEASE)
    quick = claimed(NOW + LEASE)
    assert not services.mark_failed(slow, BUSY, NOW + LEASE)
    assert services.mark_sent(quick, NOW + LEASE)
    assert not services.mark_sent(slow, NOW + LEASE)


def test_failures_are_tried_again_from_seconds_to_hours() -> None:
    queued(now=NOW)
    waits, now = [], NOW
    for _attempt in range(9):
        message = claimed(now)
        services.mark_failed(message, BUSY, now)
        message.refresh_from_db()
        waits.append(message.next_attempt - now)
        now = message.next_attempt
    assert waits[0] == timedelta(seconds=10)
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(hours=4)


def test_after_72_hours_it_is_given_up_and_kept() -> None:
    queued(now=NOW)
    now = NOW
    while (message := services.claim(now)) is not None:
        services.mark_failed(message, BUSY, now)
        message.refresh_from_db()
        now = max(now, message.next_attempt)
    message = Message.objects.get()
    assert message.state == Message.State.GIVEN_UP
    assert message.given_up_at is not None
    assert GIVE_UP_AFTER - timedelta(hours=4) < message.given_up_at - NOW <= GIVE_UP_AFTER
    assert "451" in message.last_error


def test_a_refused_recipient_is_pointed_out_at_once_and_tried_on() -> None:
    queued(now=NOW)
    services.mark_failed(claimed(), REFUSED, NOW)
    message = Message.objects.get()
    assert message.state == Message.State.QUEUED
    assert message.next_attempt == NOW + timedelta(hours=1)
    assert message in Message.objects.undelivered()


def test_try_again_gives_another_72_hours() -> None:
    message = queued(now=NOW)
    Message.objects.filter(pk=message.pk).update(state="given_up", given_up_at=NOW)
    later = NOW + timedelta(days=10)
    assert services.try_again(message, later)
    assert not services.try_again(message, later)
    again = claimed(later)
    services.mark_failed(again, BUSY, later)
    again.refresh_from_db()
    assert again.state == Message.State.QUEUED
