"""The worker: does what pages leave for later, each job in a thread of its own.

So a mail server that hangs holds up no search index. Whatever a job takes up it holds by a lease
in the database: a worker that is killed leaves nothing stuck, and several workers share the work.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, close_old_connections, connections
from django.utils import timezone

from portal.models import JobTurn, WorkerBeat

logger = logging.getLogger(__name__)

BEAT = timedelta(seconds=10)
LONGEST_WAIT = timedelta(minutes=5)  # between tries of a job that fails, unless it says else


@dataclass(frozen=True)
class Job:
    """Something done again and again.

    `shared`: every worker does it at every turn, since its work is claimed by lease. Otherwise
    one worker a turn does it for all. `again` says from what a turn returned whether there is
    more to do at once.
    """

    name: str
    run: Callable[[datetime], object]
    every: timedelta
    shared: bool = True
    again: Callable[[object], bool] = lambda result: False
    longest_wait: timedelta = LONGEST_WAIT


class Turns:
    """When a job of this worker runs next: seconds to wait, longer after each failure in a row."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.failures = 0

    def take(self, now: datetime) -> timedelta:
        """Run the job once. Returns how long to wait for the next turn. Never raises."""
        close_old_connections()
        try:
            if not self.job.shared and not claim_turn(self.job, now):
                return self.job.every
            result = self.job.run(now)
        except Exception:
            self.failures += 1
            if self.failures == 1:
                logger.exception("%s failed; it is tried again, ever more seldom", self.job.name)
            return self._wait_after_failure()
        finally:
            close_old_connections()
        if self.failures:
            logger.warning("%s works again after %d failures", self.job.name, self.failures)
        self.failures = 0
        return timedelta() if self.job.again(result) else self.job.every

    def _wait_after_failure(self) -> timedelta:
        doubled: timedelta = max(self.job.every, timedelta(seconds=1)) * (
            1 << min(self.failures, 16)
        )
        return max(min(doubled, self.job.longest_wait), self.job.every)


def claim_turn(job: Job, now: datetime) -> bool:
    """Whether this worker does the job this time: the first that moves its turn on."""
    due = now + job.every
    if JobTurn.objects.filter(name=job.name, due__lte=now).update(due=due):
        return True
    if JobTurn.objects.filter(name=job.name).exists():
        return False
    with suppress(IntegrityError):  # another worker made the row just now, and does it
        JobTurn.objects.create(name=job.name, due=due)
        return True
    return False


def work(jobs: Sequence[Job], stop: threading.Event) -> None:
    """Do the jobs until `stop` is set; then finish those at hand and return."""
    threads = [
        threading.Thread(target=_repeat, args=(Turns(job), stop), name=job.name) for job in jobs
    ]
    for thread in threads:
        thread.start()
    beats = Turns(Job("heartbeat", beat, BEAT))
    while not stop.is_set():
        # A thread that died would go unnoticed if this one went on saying that all is well.
        if not all(thread.is_alive() for thread in threads):
            logger.critical("A job's thread has died: the worker stops")
            stop.set()
            break
        stop.wait(beats.take(timezone.now()).total_seconds())
    for thread in threads:
        thread.join()
    connections.close_all()


def _repeat(turns: Turns, stop: threading.Event) -> None:
    try:
        while not stop.is_set():
            started = time.monotonic()
            wait = turns.take(timezone.now()).total_seconds()
            if wait:
                stop.wait(max(0.0, wait - (time.monotonic() - started)))
    finally:
        connections.close_all()


def work_once(jobs: Sequence[Job]) -> None:
    """Do each job once, in order, whoever's turn it is. Raises what a job raises."""
    for job in jobs:
        while job.again(job.run(timezone.now())):
            pass


def beat(now: datetime) -> None:
    """Say that a worker is alive."""
    WorkerBeat.objects.update_or_create(pk=1, defaults={"at": now})


def last_beat() -> datetime | None:
    """When some worker was last alive, or None when none ever was."""
    return WorkerBeat.objects.values_list("at", flat=True).first()
