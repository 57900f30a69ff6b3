"""A client that sends too much is asked to wait, by all processes together."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from portal.limits.arrivals import forget_past, wait
from portal.limits.limit import Limit

LIMIT = Limit("trial", burst=3, interval=2.0)


def test_a_burst_may_pass_and_then_one_each_interval() -> None:
    assert [wait(LIMIT, "a", 100.0) for _ in range(3)] == [0, 0, 0]
    assert wait(LIMIT, "a", 100.0) == pytest.approx(2.0)
    assert wait(LIMIT, "a", 101.5) == pytest.approx(0.5)
    assert wait(LIMIT, "a", 102.0) == 0
    assert wait(LIMIT, "a", 102.0) == pytest.approx(2.0)


def test_a_refused_request_does_not_lengthen_the_wait() -> None:
    for _ in range(20):
        wait(LIMIT, "a", 100.0)
    assert wait(LIMIT, "a", 100.0) == pytest.approx(2.0)


def test_clients_and_limits_are_counted_apart() -> None:
    for _ in range(4):
        wait(LIMIT, "a", 100.0)
    assert wait(LIMIT, "b", 100.0) == 0
    assert wait(Limit("other", burst=1, interval=9), "a", 100.0) == 0


def test_those_with_nothing_to_wait_for_are_forgotten() -> None:
    wait(LIMIT, "a", 100.0)
    wait(LIMIT, "b", 200.0)
    assert forget_past(150.0) == 1
    assert forget_past(150.0) == 0


def test_the_file_may_be_taken_away(settings: "pytest.FixtureRequest") -> None:
    assert wait(LIMIT, "a", 100.0) == 0
    Path(settings.RATES_FILE).unlink()  # type: ignore[attr-defined]
    assert [wait(LIMIT, "a", 100.0) for _ in range(3)] == [0, 0, 0]


ONE_PROCESS = """
import sys, django
from django.conf import settings
settings.configure(SECRET_KEY="the same", RATES_FILE=sys.argv[1])
from portal.limits.arrivals import wait
from portal.limits.limit import Limit
limit = Limit("trial", burst=50, interval=1000)
print(sum(wait(limit, "a") == 0 for _ in range(40)))
"""


@pytest.mark.concurrency
def test_processes_count_together(tmp_path: Path) -> None:
    """Two processes at once let through exactly the burst."""
    command = [sys.executable, "-c", ONE_PROCESS, str(tmp_path / "shared.sqlite3")]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own code
        for _ in range(2)
    ]
    passed = [int(process.communicate(timeout=60)[0]) for process in running]
    assert sum(passed) == 50


def test_counting_costs_next_to_nothing() -> None:
    started = time.perf_counter()
    for _ in range(200):
        wait(LIMIT, "a")
    assert (time.perf_counter() - started) / 200 < 0.005
