"""Several workers at once, and workers that are killed: real processes, threads and locks."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from search import index_queue
from search.engines.base import EngineQuery
from search.engines.tantivy import TantivyEngine
from search.models import IndexQueueRow

pytestmark = pytest.mark.concurrency

WORKERS = 4
PAGES = range(1, 121)


@pytest.mark.django_db(transaction=True)
def test_no_page_is_claimed_twice() -> None:
    index_queue.enqueue(PAGES)
    claimed: list[int] = []
    start = threading.Barrier(WORKERS)

    def work() -> None:
        start.wait()
        while pages := index_queue.claim("tantivy", timezone.now(), limit=7).pages:
            claimed.extend(pages)
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(WORKERS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(claimed) == list(PAGES)


@pytest.mark.django_db(transaction=True)
def test_a_touch_while_rows_are_completed_is_never_lost() -> None:
    """However the two are interleaved, a page touched after its claim stays queued."""
    for page in range(1, 11):
        index_queue.enqueue([page])
        claimed = index_queue.claim("tantivy", timezone.now())
        start = threading.Barrier(2)

        def touch(page: int = page, start: threading.Barrier = start) -> None:
            start.wait()
            index_queue.enqueue([page])
            connection.close()

        toucher = threading.Thread(target=touch)
        toucher.start()
        start.wait()
        index_queue.complete(claimed, claimed.pages)
        toucher.join()
        assert IndexQueueRow.objects.filter(page_id=page, claim__isnull=True).exists()
        IndexQueueRow.objects.all().delete()


WRITER = """
import sys
from pathlib import Path
import django
django.setup()
from search.documents import Field, SearchDocument
from search.engines.tantivy import TantivyEngine
engine = TantivyEngine(Path(sys.argv[1]))
round = 0
while True:
    round += 1
    with engine.writing() as writer:
        writer.apply(
            [
                SearchDocument(id=n, terms={Field.TITLE: ("e_:hund",)}, facets={}, published=round)
                for n in range(1, 21)
            ],
            [],
            round,
        )
    print(round, flush=True)
"""


def test_a_writer_that_is_killed_leaves_a_whole_index_and_no_lock(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path)
    with engine.building() as build:
        build.swap()
    for wait in (0.0, 0.03, 0.07):
        writer = subprocess.Popen(  # noqa: S603 our own code
            [sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, env=os.environ
        )
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(wait)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        found = engine.search(EngineQuery(now=0, limit=50))
        assert found.total == 20
        assert len({hit.published for hit in found.hits}) == 1  # one commit or another, whole
        with engine.writing() as next_writer:
            next_writer.apply([], [], 1)
        assert engine.frequencies(["e_:hund"]).of == {"e_:hund": 20}
