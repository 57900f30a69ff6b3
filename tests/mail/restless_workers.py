"""Workers that are killed -9 at random, for tests/mail/test_faults.py.

    python -m tests.mail.restless_workers SEED SPEED STARTED

Forks workers that deliver as `manage.py worker` does, kills each after a moment, in the middle of
whatever it is doing, and forks the next. Time runs SPEED times as fast as on the wall, counted
from STARTED (seconds of the epoch), so that back-off from seconds to hours fits a test.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

WORKERS = 2
# On the wall; longer than the longest send with the test's time-outs, as mail/schedule.py says.
LEASE_SECONDS = 3
SHORTEST_LIFE, LONGEST_LIFE = 0.1, 1.5


def fast_clock(started: float, speed: float) -> Callable[[], datetime]:
    """Time that runs `speed` times as fast since `started`."""
    return lambda: (
        datetime.fromtimestamp(started, UTC) + timedelta(seconds=(time.time() - started) * speed)
    )


def work(clock: Callable[[], datetime], lease: timedelta) -> None:
    """Deliver until killed."""
    from mail.delivery import deliver
    from mail.services import free_expired

    while True:
        free_expired(clock())
        if not deliver(clock, lease=lease):
            time.sleep(0.02)


def fork(clock: Callable[[], datetime], lease: timedelta) -> int:
    """Start one worker; its process id."""
    pid = os.fork()
    if pid == 0:
        work(clock, lease)
    return pid


def main(seed: int, speed: float, started: float) -> None:
    """Fork and kill until this process itself is told to stop."""
    import django
    from django.conf import settings

    django.setup()
    settings.EMAIL_TIMEOUT, settings.EMAIL_DEADLINE = 0.5, 1
    chance = random.Random(seed)
    clock, lease = fast_clock(started, speed), timedelta(seconds=LEASE_SECONDS * speed)
    deaths: dict[int, float] = {}

    def stop(*args: object) -> None:
        for pid in deaths:
            os.kill(pid, signal.SIGKILL)
        sys.exit(0)

    signal.signal(signal.SIGTERM, stop)
    while True:
        while len(deaths) < WORKERS:
            life = chance.uniform(SHORTEST_LIFE, LONGEST_LIFE)
            deaths[fork(clock, lease)] = time.monotonic() + life
        for pid, death in list(deaths.items()):
            if time.monotonic() >= death:
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
                del deaths[pid]
        time.sleep(0.02)


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3]))
