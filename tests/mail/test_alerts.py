"""What the coordinator is told when mails do not arrive, and that it never goes in circles."""

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import Settings

from mail.alerts import UNDELIVERED, alert_undelivered
from mail.models import Message
from tests.factories.mail import queued

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
COORDINATOR = "samordnare@example.se"

pytestmark = pytest.mark.django_db


def coordinator() -> str:
    return COORDINATOR


def nobody() -> str:
    return ""


def broken() -> str:
    raise RuntimeError("the setting cannot be read")


@pytest.fixture(autouse=True)
def _told(settings: Settings) -> None:
    settings.MAIL_ALERT_ADDRESS = f"{__name__}.coordinator"


def given_up(to: str = "siv@example.org", now: datetime = NOW) -> Message:
    message = queued(to, now)
    Message.objects.filter(pk=message.pk).update(state="given_up", given_up_at=now)
    return message


def alerts() -> list[Message]:
    return list(Message.objects.filter(kind=UNDELIVERED.name))


def test_one_mail_tells_of_all_that_failed_and_each_is_told_of_once() -> None:
    given_up("one@example.org")
    given_up("two@example.org")
    assert alert_undelivered(NOW) == 2
    assert alert_undelivered(NOW + timedelta(hours=2)) == 0
    (alert,) = alerts()
    assert alert.to == COORDINATOR
    assert "/outgoing_mail/" in alert.text
    # Whoever reads over a shoulder learns nothing of the residents.
    assert "one@example.org" not in alert.text + alert.html + alert.subject


def test_a_refused_recipient_is_told_of_while_it_is_still_tried() -> None:
    message = queued(now=NOW)
    Message.objects.filter(pk=message.pk).update(refused=True)
    assert alert_undelivered(NOW) == 1


def test_there_is_one_alert_an_hour_at_most() -> None:
    given_up()
    alert_undelivered(NOW)
    given_up("two@example.org")
    assert alert_undelivered(NOW + timedelta(minutes=59)) == 0
    assert alert_undelivered(NOW + timedelta(minutes=61)) == 1
    assert len(alerts()) == 2


def test_an_alert_that_fails_alerts_nobody() -> None:
    given_up()
    alert_undelivered(NOW)
    Message.objects.filter(kind=UNDELIVERED.name).update(state="given_up", given_up_at=NOW)
    assert alert_undelivered(NOW + timedelta(days=1)) == 0
    assert len(alerts()) == 1


@pytest.mark.parametrize("who", ["nobody", "broken"])
def test_an_alert_that_cannot_be_written_is_not_tried_for_ever(
    settings: Settings, who: str
) -> None:
    settings.MAIL_ALERT_ADDRESS = f"{__name__}.{who}"
    message = given_up()
    assert alert_undelivered(NOW) == 1
    assert alert_undelivered(NOW + timedelta(hours=2)) == 0
    message.refresh_from_db()
    assert message.state == Message.State.GIVEN_UP
    assert not alerts()
