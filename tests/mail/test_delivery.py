"""Delivery to a real server on this machine, and to files."""

import logging
import re
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.mail import get_connection
from pytest_django import Settings

from mail.delivery import send
from mail.jobs import deliver_due
from mail.models import Message
from tests.factories.mail import queued
from tests.mail.servers import Inbox, free_port, mail_server, trickling_server

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings: Settings) -> Iterator[Inbox]:
    with mail_server(Inbox()) as inbox:
        settings.EMAIL_BACKEND = "mail.backends.SmtpBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", inbox.port
        settings.EMAIL_TIMEOUT, settings.EMAIL_DEADLINE = 5, 5
        yield inbox


def states() -> list[str]:
    return list(Message.objects.order_by("pk").values_list("state", flat=True))


def test_a_batch_goes_over_one_connection(server: Inbox) -> None:
    messages = [queued(f"person{n}@example.org", NOW) for n in range(5)]
    assert deliver_due(NOW) == 5
    assert server.taken == [(m.to, m.message_id) for m in messages]
    assert server.connections == 1
    assert states() == ["sent"] * 5
    assert deliver_due(NOW) == 0


@pytest.mark.parametrize("what", ["later", "never"])
def test_one_that_is_refused_holds_up_none_of_the_others(server: Inbox, what: str) -> None:
    first, second, third = (queued(f"person{n}@example.org", NOW) for n in range(3))
    server.behaviour = lambda message_id: what if message_id == second.message_id else "take"
    assert deliver_due(NOW) == 3
    assert [to for to, _id in server.taken] == [first.to, third.to]
    assert states() == ["sent", "queued", "sent"]
    second.refresh_from_db()
    assert second.refused is (what == "never")


def test_a_refused_recipient_holds_up_none_of_the_others(server: Inbox) -> None:
    server.refused_recipients = frozenset({"gone@example.org"})
    queued("gone@example.org", NOW)
    queued("here@example.org", NOW)
    assert deliver_due(NOW) == 2
    assert states() == ["queued", "sent"]
    assert Message.objects.get(to="gone@example.org").refused


def test_a_server_that_breaks_off_ends_the_batch_and_loses_nothing(server: Inbox) -> None:
    first = queued("one@example.org", NOW)
    queued("two@example.org", NOW)
    server.behaviour = lambda message_id: "break" if message_id == first.message_id else "take"
    assert deliver_due(NOW) == 1
    assert states() == ["queued", "queued"]
    assert deliver_due(NOW) == 1
    assert states() == ["queued", "sent"]


def test_a_server_that_hangs_is_left_when_the_time_is_up(server: Inbox, settings: Settings) -> None:
    settings.EMAIL_TIMEOUT = 1
    server.behaviour, server.hang_seconds = lambda message_id: "hang", 2
    queued("one@example.org", NOW)
    assert deliver_due(NOW) == 1
    assert states() == ["queued"]


def test_a_server_that_answers_a_byte_at_a_time_is_cut_off(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "mail.backends.SmtpBackend"
    settings.EMAIL_TIMEOUT, settings.EMAIL_DEADLINE = 30, 1
    queued("one@example.org", NOW)
    with trickling_server() as port:
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        started = time.monotonic()
        assert deliver_due(NOW) == 1
        assert time.monotonic() - started < 15
    assert states() == ["queued"]


def test_a_server_that_is_not_there_costs_one_attempt_a_round(
    server: Inbox, settings: Settings
) -> None:
    settings.EMAIL_PORT = free_port()
    queued("one@example.org", NOW)
    queued("two@example.org", NOW)
    assert deliver_due(NOW) == 1
    assert states() == ["queued", "queued"]


def test_the_log_names_no_address(server: Inbox, caplog: pytest.LogCaptureFixture) -> None:
    server.refused_recipients = frozenset({"gone@example.org"})
    queued("gone@example.org", NOW)
    with caplog.at_level(logging.DEBUG, logger="mail"):
        deliver_due(NOW)
    # "mail.log" is the test server's own.
    ours = [record.getMessage() for record in caplog.records if record.name != "mail.log"]
    assert any("550" in line for line in ours)
    assert not any("gone@" in line for line in ours)


def test_what_is_sent_says_what_it_is(server: Inbox) -> None:
    message = queued("siv@example.org", NOW, reply_to='"Åsa Öst" <asa@example.org>')
    with get_connection("django.core.mail.backends.locmem.EmailBackend") as connection:
        assert send(message, connection) is None
        from django.core import mail

        sent = mail.outbox[-1].message()
    assert sent["Message-ID"] == message.message_id
    assert sent["Auto-Submitted"] == "auto-generated"
    assert sent["Date"] == "Tue, 24 Nov 2026 12:00:00 +0000"
    assert "asa@example.org" in sent["Reply-To"]
    parts = [part.get_content_type() for part in sent.walk()]
    assert parts == ["multipart/alternative", "text/plain", "text/html"]


def test_without_a_server_mails_are_files_and_a_repetition_is_the_same_file(
    settings: Settings, tmp_path: Path
) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = (
        "mail.backends.FileBackend",
        tmp_path / "mail",
    )
    message = queued("siv@example.org", NOW)
    assert deliver_due(NOW) == 1
    assert send(message, get_connection()) is None
    (file,) = (tmp_path / "mail").iterdir()
    assert re.fullmatch(r"20261124T120000-[0-9a-f-]{36}\.eml", file.name)
    assert message.message_id.encode() in file.read_bytes()
