"""Accepted interests all arrive, whatever the mail server and the workers go through.

FAULTS_INTERESTS=500 runs it at full size (some minutes); the suite takes fewer.
"""

import os
import random
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from interests.entry import Entry
from interests.services import register_interest
from mail.models import Message
from tests.databases import database_url
from tests.factories import AssignmentFactory, ContactFactory
from tests.mail.restless_workers import fast_clock
from tests.mail.servers import Inbox, mail_server

INTERESTS = int(os.environ.get("FAULTS_INTERESTS", "60"))
SEED = 20261124
SPEED = 600
PATIENCE = 60 + 1.2 * INTERESTS  # seconds
POSTER = "amina@example.org"

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]


def moody(seed: int) -> Inbox:
    """A server that takes four mails of five, and else refuses, hangs or breaks off."""
    chance = random.Random(seed)
    moods = ["take"] * 80 + ["later"] * 8 + ["never"] * 4 + ["break"] * 5 + ["hang"] * 3
    return Inbox(behaviour=lambda message_id: chance.choice(moods), hang_seconds=1.5)


@contextmanager
def restless_workers(port: int, started: float) -> Iterator[None]:
    """Workers in processes of their own, which are killed and replaced all the time."""
    command = [sys.executable, "-m", "tests.mail.restless_workers", SEED, SPEED, started]
    process = subprocess.Popen(  # noqa: S603 - our own module
        [str(part) for part in command],
        cwd=Path(__file__).parents[2],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "portal.settings.test",
            "DATABASE_URL": database_url(),
            "EMAIL_URL": f"smtp://127.0.0.1:{port}",
        },
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=10)


def undelivered() -> int:
    return Message.objects.exclude(state=Message.State.SENT).count()


def test_all_accepted_interests_arrive_and_none_twice_but_with_the_same_message_id() -> None:
    page = AssignmentFactory(contacts=[ContactFactory(email=POSTER)])
    started = time.time()
    clock = fast_clock(started, SPEED)
    with mail_server(moody(SEED)) as inbox, restless_workers(inbox.port, started):
        for number in range(INTERESTS):
            register_interest(
                page.pk,
                Entry(name="Siv Karlsson", email=f"siv{number}@exempel.se"),
                nonce=f"nonce {number}",
                language="sv",
                now=clock(),
            )
        while undelivered() and time.time() - started < PATIENCE:
            time.sleep(0.2)
        lasted = time.time() - started

    assert undelivered() == 0, list(
        Message.objects.exclude(state="sent").values("pk", "state", "attempts", "last_error")
    )
    assert Message.objects.count() == 2 * INTERESTS
    arrived: dict[str, set[str]] = defaultdict(set)
    for recipient, message_id in inbox.taken:
        arrived[recipient].add(message_id)
    assert len(arrived.pop(POSTER)) == INTERESTS
    assert {recipient: len(ids) for recipient, ids in arrived.items()} == {
        f"siv{number}@exempel.se": 1 for number in range(INTERESTS)
    }
    repeated = len(inbox.taken) - 2 * INTERESTS
    attempts = sum(Message.objects.values_list("attempts", flat=True))
    sys.stdout.write(
        f"{INTERESTS} interests, {2 * INTERESTS} mails in {lasted:.0f} s, {attempts} attempts, "
        f"{repeated} repeated with the same Message-ID\n"
    )
