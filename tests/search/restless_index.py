"""A portal in turmoil, for tests/search/test_faults.py.

    python -m tests.search.restless_index SEED SECONDS

Two processes publish, change, unpublish and delete pages as web processes do. Workers that apply
the queue, and rebuilds of each index in use, are killed -9 after a moment, in the middle of
whatever they are doing, and begun anew. ELASTICSEARCH_URL and ELASTICSEARCH_INDEX say whether that
engine is in use, too; VAR_DIR is the machine's directory.
"""

import os
import random
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

# On the wall: what a killed worker held comes free soon enough for a test.
LEASE = timedelta(seconds=2)
PUBLISHERS = 2
SHORTEST_LIFE, LONGEST_LIFE = 0.2, 2.5


@dataclass
class Restless:
    """Something that is killed and begun anew; `process` is 0 before its first life."""

    do: Callable[[], None]
    process: int = 0
    dies: float = 0.0

    def live_on(self, life: float) -> None:
        """Begin anew what has ended; kill what has lived long enough."""
        if self.process and time.monotonic() >= self.dies:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
            self.process = 0
        if not self.process:
            self.process, self.dies = fork(self.do), time.monotonic() + life

    def kill(self) -> None:
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)


def fork(do: Callable[[], None]) -> int:
    """A process that does it and ends; its id."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            do()
            code = 0
        except BaseException:
            # The process ends without what Python would have done at its end.
            traceback.print_exc()
            raise
        finally:
            os._exit(code)
    return pid


def publish(number: int, seed: int, until: float) -> None:
    """Change pages at random, as editors do in one web process."""
    from django.db import connection

    from assignments.models import AssignmentPage, OrganisationPage, Topic
    from tests.factories import AssignmentFactory

    chance = random.Random(f"{seed} {number}")
    organisations = list(OrganisationPage.objects.order_by("pk"))
    # The tree is changed by one process in each place; what all change are the pages of the last.
    own, shared = organisations[number], organisations[-1]

    def page_of(organisation: OrganisationPage) -> AssignmentPage | None:
        pages = list(AssignmentPage.objects.filter(organisation=organisation))
        return chance.choice(pages) if pages else None

    def change(organisation: OrganisationPage) -> None:
        if page := page_of(organisation):
            page.title = f"{page.title.partition(' ')[0]} {chance.randrange(1000)}"
            page.save_revision().publish()

    def unpublish(organisation: OrganisationPage) -> None:
        if page := page_of(organisation):
            page.unpublish()

    def add(organisation: OrganisationPage) -> None:
        topic = Topic.objects.order_by("?").first()
        title = f"Nytt {chance.randrange(1000)}"
        AssignmentFactory(parent=own, title=title, topics=[topic], district=None, remote=True)

    def delete(organisation: OrganisationPage) -> None:
        if page := page_of(own):
            page.delete()

    def pause(organisation: OrganisationPage) -> None:
        own.refresh_from_db()
        own.paused = not own.paused
        own.save()

    def rename_topic(organisation: OrganisationPage) -> None:
        topic = Topic.objects.order_by("?").first()
        assert topic is not None
        topic.name_sv = f"Ämne {chance.randrange(1000)}"
        topic.save()

    actions = [change] * 8 + [unpublish] * 5 + [add] * 3 + [delete, pause, rename_topic]
    while time.monotonic() < until:
        chance.choice(actions)(chance.choice([own, shared]))
        time.sleep(chance.uniform(0, 0.05))
    connection.close()


def work() -> None:
    """Apply the queue of each engine as the worker does, until killed."""
    from portal.jobs import JOBS
    from portal.worker import work as work_on

    jobs = [job for job in JOBS if job.name.startswith("search index")]
    work_on(jobs, threading.Event())


def rebuild_over_and_over(engine: str) -> None:
    """Rebuild an index again and again, until killed."""
    from django.utils import timezone

    from search import index_queue
    from search.engines import named
    from search.engines.base import EngineError
    from search.indexing import rebuild

    while True:
        try:
            index_queue.forget_dead_builds(timezone.now())
            rebuild(named(engine))
        except EngineError:  # Elasticsearch is away: so would the command end
            time.sleep(0.2)


def main(seed: int, seconds: float) -> int:
    """Turmoil for so long. Returns how many publishers failed."""
    import django
    from django.conf import settings

    django.setup()
    settings.ELASTICSEARCH_URL = os.environ.get("ELASTICSEARCH_URL", "")
    from search import analysis, index_queue
    from search.engines import names_in_use

    index_queue.LEASE = LEASE
    analysis.warm_up()
    chance = random.Random(seed)
    until = time.monotonic() + seconds
    publishers = [
        fork(lambda number=number: publish(number, seed, until))  # type: ignore[misc]
        for number in range(PUBLISHERS)
    ]
    restless = [Restless(work)] + [
        Restless(lambda name=name: rebuild_over_and_over(name))  # type: ignore[misc]
        for name in names_in_use()
    ]
    while time.monotonic() < until:
        for each in restless:
            each.live_on(chance.uniform(SHORTEST_LIFE, LONGEST_LIFE))
        time.sleep(0.02)
    failed = sum(os.waitpid(publisher, 0)[1] != 0 for publisher in publishers)
    for each in restless:
        each.kill()
    return failed


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), float(sys.argv[2])))
