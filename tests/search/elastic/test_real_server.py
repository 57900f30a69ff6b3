"""A server of our own that is paused, killed and started again, while pages are published."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from search.criteria import Criteria
from search.engines import embedded, engine, named
from search.engines.base import EngineError
from search.engines.resilient import ResilientEngine
from search.indexing import compare
from search.jobs import apply_queue
from search.models import IndexQueueRow
from search.results import Results
from search.services import search
from tests.factories import AssignmentFactory, ensure_tree
from tests.search.elastic.own_server import Server, own_server

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]

BACK_SECONDS = 180  # far more than the longest wait of the breaker and its own start take


@pytest.fixture
def server(elasticsearch_url: str) -> Iterator[Server]:
    with own_server() as made:
        yield made


def find() -> Results:
    return search(Criteria.of("hund"), now=timezone.now(), language="sv")


def answers() -> str:
    used = engine()
    assert isinstance(used, ResilientEngine)
    return used.state().answers


def wait_until_it_answers() -> None:
    until = time.monotonic() + BACK_SECONDS
    while answers() != "elasticsearch":
        assert time.monotonic() < until
        time.sleep(0.1)


def apply_all_of(name: str) -> None:
    until = time.monotonic() + BACK_SECONDS
    while IndexQueueRow.objects.filter(target=name).exists():
        assert time.monotonic() < until
        try:
            apply_queue(name)
        except EngineError:
            time.sleep(0.5)


def test_paused_killed_and_back(server: Server, tmp_path: Path, settings: Settings) -> None:
    settings.VAR_DIR = tmp_path
    settings.ELASTICSEARCH_URL = server.url
    settings.ELASTICSEARCH_MILLISECONDS = 5_000
    ensure_tree()
    AssignmentFactory(title="Rasta en hund")
    for name in ("tantivy", "elasticsearch"):
        apply_queue(name)  # builds the indexes
        apply_all_of(name)
    found = find()
    assert (found.engine, found.total) == ("elasticsearch", 1)
    settings.ELASTICSEARCH_MILLISECONDS = 300
    for _ in range(20):  # until its first searches are behind it
        find()
    wait_until_it_answers()

    os.kill(server.pid, signal.SIGSTOP)
    assert find().degraded
    assert find().degraded
    AssignmentFactory(title="Promenera med en hund")
    apply_all_of("tantivy")
    assert find().total == 2
    os.kill(server.pid, signal.SIGCONT)
    wait_until_it_answers()

    server.kill()
    found = find()
    assert (found.degraded, found.total) == (True, 2)
    AssignmentFactory(title="Bada en hund")
    apply_all_of("tantivy")
    with pytest.raises(EngineError):
        apply_queue("elasticsearch")
    assert find().total == 3

    server.run("start")
    apply_all_of("elasticsearch")
    # Just started it is slow, and may be given up once more.
    until = time.monotonic() + BACK_SECONDS
    while (found := find()).degraded:
        assert time.monotonic() < until
        time.sleep(0.1)
    assert (found.engine, found.total) == ("elasticsearch", 3)
    assert not compare(embedded())
    assert not compare(named("elasticsearch"))
