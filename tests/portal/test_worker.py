"""The worker: one failing job stops no other, a signal lets it finish, a kill leaves nothing stuck."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from portal.jobs import JOBS
from portal.worker import LONGEST_WAIT, Job, Turns, beat, claim_turn, last_beat, work, work_once

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def fails(now: datetime) -> None:
    raise ValueError("out of order")


def until(condition: Callable[[], bool], seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.02)
    return False


@pytest.mark.django_db
def test_a_failing_job_waits_ever_longer_and_is_logged_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    turns = Turns(Job("trial", fails, SECOND))
    waits = [turns.take(NOW) for _ in range(12)]
    assert waits[:3] == [2 * SECOND, 4 * SECOND, 8 * SECOND]
    assert waits[-1] == LONGEST_WAIT
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert "trial failed" in caplog.text
    assert "out of order" in caplog.text


@pytest.mark.django_db
def test_one_that_works_again_says_so(caplog: pytest.LogCaptureFixture) -> None:
    results = iter([False, True])

    def run(now: datetime) -> None:
        if not next(results):
            fails(now)

    turns = Turns(Job("trial", run, SECOND))
    turns.take(NOW)
    assert turns.take(NOW) == SECOND
    assert "works again after 1 failures" in caplog.text


@pytest.mark.django_db
def test_one_with_more_to_do_goes_on_at_once() -> None:
    job = Job("trial", lambda now: 7, SECOND, again=bool)
    assert Turns(job).take(NOW) == timedelta()


@pytest.mark.django_db
def test_one_worker_a_turn_does_what_is_not_shared() -> None:
    job = Job("trial", lambda now: None, SECOND, shared=False)
    assert [claim_turn(job, NOW) for _ in range(3)] == [True, False, False]
    assert claim_turn(job, NOW + SECOND)
    assert not claim_turn(job, NOW + SECOND)


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_a_turn_is_claimed_once_by_many_workers() -> None:
    job = Job("trial", lambda now: None, SECOND, shared=False)
    claims: list[bool] = []

    def claim() -> None:
        claims.append(claim_turn(job, NOW))
        connection.close()

    threads = [threading.Thread(target=claim) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(claims) == [False] * 7 + [True]


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_a_failing_or_hanging_job_stops_no_other() -> None:
    stop, let_go = threading.Event(), threading.Event()
    done: list[datetime] = []
    jobs = [
        Job("fails", fails, timedelta(milliseconds=10)),
        Job("hangs", lambda now: let_go.wait(20), timedelta(milliseconds=10)),
        Job("works", done.append, timedelta(milliseconds=10)),
    ]
    worker = threading.Thread(target=work, args=(jobs, stop))
    worker.start()
    assert until(lambda: len(done) > 5)
    assert last_beat() is not None
    stop.set()
    time.sleep(0.1)
    assert worker.is_alive()  # it finishes what is at hand
    let_go.set()
    worker.join(10)
    assert not worker.is_alive()


@pytest.mark.django_db
def test_the_beat_is_one_row() -> None:
    assert last_beat() is None
    beat(NOW)
    beat(NOW + SECOND)
    assert last_beat() == NOW + SECOND


@pytest.mark.django_db
def test_once_does_every_job_and_tells_of_failures() -> None:
    done: list[str] = []

    def job(name: str) -> Job:
        return Job(name, lambda now: done.append(name), SECOND)

    work_once([job(name) for name in "abc"])
    assert done == ["a", "b", "c"]
    with pytest.raises(ValueError, match="out of order"):
        work_once([Job("trial", fails, SECOND)])


def test_the_table_names_each_job_once() -> None:
    assert len({job.name for job in JOBS}) == len(JOBS)
    # What a visitor waits for is looked at twice a second or more.
    often = {job.name for job in JOBS if job.every <= timedelta(seconds=0.5)}
    assert often == {"search index of tantivy", "mail"}


@pytest.mark.concurrency
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_process_in_peace(tmp_path: Path, number: signal.Signals) -> None:
    environment = {
        **os.environ,
        "VAR_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'worker.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "portal.settings.development",
    }
    command = [sys.executable, "manage.py", "worker"]
    log = tmp_path / "worker.log"
    log.touch()
    root = Path(__file__).resolve().parent.parent.parent
    process: subprocess.Popen[Any] = subprocess.Popen(  # noqa: S603 - our own command
        command, cwd=root, env=environment, stderr=log.open("w")
    )
    # Its jobs fail, since there are no tables, and it goes on.
    assert until(lambda: "scheduled pages failed" in log.read_text(), seconds=60)
    assert process.poll() is None
    process.send_signal(number)
    assert process.wait(timeout=60) == 0
    assert log.read_text().count("mail failed") == 1
