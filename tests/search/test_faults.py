"""Whatever publishing, rebuilding, workers and Elasticsearch go through: in the end the indexes are
as the database is.

FAULTS_INDEX=20 runs it so often with each engine, and lets a real Elasticsearch be paused, killed
and started again; the suite takes one run, in which Elasticsearch is merely cut off.
FAULTS_INDEX_SECONDS is how long the turmoil lasts.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.utils import timezone
from pytest_django import Settings

from search import index_queue
from search.engines import named, names_in_use
from search.engines.base import EngineError
from search.jobs import apply_queue, forget_dead_builds
from search.models import IndexBuild
from search.targets import target_of
from tests.databases import database_url
from tests.elastic import PATIENCE, remove_indexes
from tests.factories import AssignmentFactory, OrganisationFactory
from tests.search.elastic.moody import Mood, MoodyServer
from tests.search.elastic.own_server import Server, own_server
from tests.search.restless_index import PUBLISHERS

RUNS = int(os.environ.get("FAULTS_INDEX", "0"))
SECONDS = float(os.environ.get("FAULTS_INDEX_SECONDS", "20" if RUNS else "4"))
SEEDS = range(20261124, 20261124 + max(RUNS, 1))
PAGES = 12  # of each organisation, in the beginning
CATCHING_UP = 120  # seconds, at most

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]


@contextmanager
def turmoil(seed: int) -> Iterator["subprocess.Popen[bytes]"]:
    """Publishers, restless workers and rebuilds, in processes of their own."""
    from django.conf import settings

    process = subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", "tests.search.restless_index", str(seed), str(SECONDS)],
        cwd=Path(__file__).parents[2],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "portal.settings.test",
            "DATABASE_URL": database_url(),
            "VAR_DIR": str(settings.VAR_DIR),
            "ELASTICSEARCH_URL": settings.ELASTICSEARCH_URL,
            "ELASTICSEARCH_INDEX": settings.ELASTICSEARCH_INDEX,
        },
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=60)


def lay_pages() -> None:
    for _ in range(PUBLISHERS + 1):
        organisation = OrganisationFactory()
        for _ in range(PAGES):
            AssignmentFactory(parent=organisation)


def catch_up() -> None:
    """What a worker that is left in peace does."""
    until = time.monotonic() + CATCHING_UP
    while IndexBuild.objects.exists() or any(
        index_queue.waiting(target_of(name)) for name in names_in_use()
    ):
        assert time.monotonic() < until, "the queue is not empty"
        forget_dead_builds(timezone.now())
        for name in names_in_use():
            try:
                apply_queue(name)
            except EngineError:
                time.sleep(0.5)


def come_through(seed: int, trouble: Callable[[], None] = lambda: None) -> None:
    """Turmoil, with `trouble` again and again meanwhile; then peace, and a comparison."""
    lay_pages()
    for name in names_in_use():
        apply_queue(name)  # builds the index
    with turmoil(seed) as process:
        while process.poll() is None:
            trouble()
            time.sleep(0.05)
    assert process.returncode == 0, "a publisher failed"
    catch_up()
    call_command("search_index", "check")
    assert any(named(name).fingerprints() for name in names_in_use())


@pytest.fixture(autouse=True)
def _own_index(settings: Settings, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path


@pytest.mark.parametrize("seed", SEEDS)
def test_the_embedded_index_comes_through(seed: int) -> None:
    come_through(seed)


@pytest.fixture
def elasticsearch_of_our_own(settings: Settings) -> Callable[[str], None]:
    def use(url: str) -> None:
        settings.ELASTICSEARCH_URL = url
        settings.ELASTICSEARCH_INDEX = f"test-{uuid4().hex[:12]}"
        settings.ELASTICSEARCH_MILLISECONDS = int(PATIENCE * 1000)

    return use


@pytest.mark.elasticsearch
@pytest.mark.skipif(RUNS > 0, reason="a real one is paused and killed instead")
def test_both_come_through_while_elasticsearch_is_cut_off(
    elasticsearch_url: str, elasticsearch_of_our_own: Callable[[str], None], settings: Settings
) -> None:
    chance = random.Random(SEEDS[0])
    server = MoodyServer(elasticsearch_url)
    elasticsearch_of_our_own(server.url)

    def trouble() -> None:
        server.mood = chance.choice([Mood.WELL, Mood.WELL, *Mood])
        time.sleep(chance.uniform(0.1, 0.6))
        server.mood = Mood.WELL
        time.sleep(chance.uniform(0.1, 0.3))

    try:
        come_through(SEEDS[0], trouble)
    finally:
        server.close()
        remove_indexes(elasticsearch_url, settings.ELASTICSEARCH_INDEX)


@pytest.fixture(scope="module")
def server(elasticsearch_url: str) -> Iterator[Server]:
    with own_server() as made:
        yield made


@pytest.mark.elasticsearch
@pytest.mark.skipif(RUNS == 0, reason="FAULTS_INDEX=20 runs it")
@pytest.mark.parametrize("seed", SEEDS)
def test_both_come_through_while_elasticsearch_is_paused_and_killed(
    seed: int, server: Server, elasticsearch_of_our_own: Callable[[str], None], settings: Settings
) -> None:
    chance = random.Random(seed)
    elasticsearch_of_our_own(server.url)
    killed: list[float] = []

    def trouble() -> None:
        time.sleep(chance.uniform(0.5, 2))
        os.kill(server.pid, signal.SIGSTOP)
        time.sleep(chance.uniform(0.5, 4))
        os.kill(server.pid, signal.SIGCONT)
        if not killed and chance.random() < 0.5:
            killed.append(time.monotonic())
            server.kill()
            server.run("start")

    come_through(seed, trouble)
    remove_indexes(server.url, settings.ELASTICSEARCH_INDEX)
