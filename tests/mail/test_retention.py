"""The outbox forgets people: what was sent long ago says neither to whom nor what."""

from datetime import UTC, datetime, timedelta

import pytest

from mail.failures import Failure, Fault
from mail.jobs import empty_old
from mail.models import Message
from mail.retention import KEPT
from mail.services import claim, mark_failed, mark_sent, try_again
from tests.factories.mail import queued

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
LONG_AGO = NOW - KEPT

pytestmark = pytest.mark.django_db


def sent(at: datetime, to: str = "siv@example.org") -> Message:
    queued(to, at)
    message = claim(at)
    assert message is not None
    mark_sent(message, at)
    return message


def given_up(at: datetime) -> Message:
    queued("yusuf@example.org", at - timedelta(hours=72))
    message = claim(at)
    assert message is not None
    mark_failed(message, Failure(Fault.REFUSED, "550", "550 yusuf@example.org is unknown"), at)
    return message


def test_what_was_finished_long_ago_is_emptied_and_counted() -> None:
    old = [sent(LONG_AGO), given_up(LONG_AGO)]
    young = sent(LONG_AGO + timedelta(minutes=1), "rut@example.org")
    assert empty_old(NOW) == 2
    assert empty_old(NOW) == 0
    for message in Message.objects.filter(pk__in=[message.pk for message in old]):
        assert (message.to, message.text, message.last_error) == ("", "", "")
        assert message.kind == "trial"
        assert message.attempts == 1
        assert message.masked_to == ""
    young.refresh_from_db()
    assert young.to == "rut@example.org"


def test_what_still_waits_keeps_its_recipient() -> None:
    message = queued(now=LONG_AGO)
    assert empty_old(NOW) == 0
    message.refresh_from_db()
    assert message.to


def test_an_emptied_mail_is_never_tried_again() -> None:
    message = given_up(LONG_AGO)
    empty_old(NOW)
    assert not try_again(message, NOW)
    assert claim(NOW) is None
