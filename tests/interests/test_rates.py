"""A client that sends too much is asked to wait, by all processes together."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from pytest_django import Settings

from interests import rates
from interests.rates import Limit, count, forget_past

LIMIT = Limit("trial", 3, timedelta(seconds=6))
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


def wait(client: str, seconds: float = 0, limit: Limit = LIMIT) -> float:
    """Seconds that a request `seconds` after noon has to wait."""
    paused = count(limit, client, NOON + timedelta(seconds=seconds))
    return paused.total_seconds() if paused else 0


def test_so_many_may_pass_at_once_and_then_spread_out() -> None:
    assert [wait("a") for _ in range(3)] == [0, 0, 0]
    assert wait("a") == 2
    assert wait("a", 1) == 1
    assert wait("a", 2) == 0
    assert wait("a", 2) == 2


def test_the_wait_is_told_in_whole_seconds_and_is_long_enough() -> None:
    for _ in range(3):
        wait("a")
    told = wait("a", 0.7)
    assert told == 2
    assert wait("a", 0.7 + told) == 0


def test_a_refused_request_does_not_lengthen_the_wait() -> None:
    for _ in range(20):
        wait("a")
    assert wait("a") == 2


def test_clients_and_limits_are_counted_apart() -> None:
    for _ in range(4):
        wait("a")
    assert wait("b") == 0
    assert wait("a", limit=Limit("other", 1, timedelta(seconds=9))) == 0


def test_those_with_nothing_to_wait_for_are_forgotten() -> None:
    wait("a")
    wait("b", 100)
    assert forget_past(NOON + timedelta(seconds=50)) == 1
    assert forget_past(NOON + timedelta(seconds=50)) == 0


def test_nobody_can_read_from_the_file_who_came(settings: Settings) -> None:
    wait("192.0.2.77")
    assert b"192.0.2.77" not in Path(settings.RATES_FILE).read_bytes()


def test_the_file_may_be_taken_away(settings: Settings) -> None:
    assert wait("a") == 0
    Path(settings.RATES_FILE).unlink()
    assert [wait("a") for _ in range(3)] == [0, 0, 0]


def test_a_file_that_cannot_be_written_holds_nobody_up(
    settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings.RATES_FILE = tmp_path / "not" / "there.sqlite3"
    assert [wait("a") for _ in range(9)] == [0] * 9
    assert "cannot count" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_counting_needs_nothing_of_the_portals_database() -> None:
    """So it waits for no other's transaction, and is not undone with one's own."""
    connection.close()
    with connection.execute_wrapper(_refuse):
        assert wait("a") == 0


def _refuse(*_: object) -> None:
    pytest.fail("The rate limit asked the database")


ONE_PROCESS = """
import sys, django
from datetime import UTC, datetime, timedelta
from django.conf import settings
settings.configure(SECRET_KEY="the same", RATES_FILE=sys.argv[1])
from interests.rates import Limit, count
limit = Limit("trial", 50, timedelta(days=1))
print(sum(count(limit, "a", datetime.now(UTC)) is None for _ in range(40)))
"""


@pytest.mark.concurrency
def test_processes_count_together(tmp_path: Path) -> None:
    """Two processes at once let through exactly as many as one would."""
    command = [sys.executable, "-c", ONE_PROCESS, str(tmp_path / "shared.sqlite3")]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own code
        for _ in range(2)
    ]
    passed = [int(process.communicate(timeout=60)[0]) for process in running]
    assert sum(passed) == 50


def test_a_request_that_may_pass_costs_one_statement_and_a_client_one_row() -> None:
    """Every page that is made anew is counted: what that costs must not grow."""
    wait("a")
    file = rates._FILE.connection(Path(settings.RATES_FILE))
    asked: list[str] = []
    file.set_trace_callback(asked.append)
    for number in range(200):
        assert wait("a", 2 * number) == 0
    file.set_trace_callback(None)
    assert len(asked) == 200
    assert file.execute("SELECT count(*) FROM arrivals").fetchone() == (1,)
