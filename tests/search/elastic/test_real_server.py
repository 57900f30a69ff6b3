"""A server of our own that is paused, killed and started again, while pages are published."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from portal.trial import free_port
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

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]

ROOT = Path(__file__).resolve().parent.parent.parent.parent
BACK_SECONDS = 60  # until it is asked again: the longest wait of the breaker, and its own start


@dataclass(frozen=True)
class Server:
    """Elasticsearch on a port of its own, whose process we may do anything to."""

    port: int
    var: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        return int((self.var / f"elasticsearch/pid-{self.port}").read_text())

    def run(self, action: str) -> None:
        environment = {
            **os.environ,
            "VAR_DIR": str(self.var),
            "ELASTICSEARCH_PORT": str(self.port),
            "ELASTICSEARCH_HEAP": "256m",
            "ELASTICSEARCH_URL": "",
        }
        subprocess.run(  # noqa: S603 - our own script
            [ROOT / "scripts/elasticsearch", action], env=environment, check=True, timeout=180
        )

    def kill(self) -> None:
        pid = self.pid
        os.kill(pid, signal.SIGKILL)
        while Path(f"/proc/{pid}").exists():
            time.sleep(0.1)


@pytest.fixture
def server(elasticsearch_url: str) -> Iterator[Server]:
    if _docker_runs():
        pytest.skip("A server in a container is no process that we may pause or kill.")
    var = Path(tempfile.mkdtemp(prefix="portal-elasticsearch-"))
    var.chmod(0o755)  # the server runs as a user of its own
    made = Server(free_port(), var)
    try:
        made.run("start")
        yield made
    finally:
        made.run("stop")
        shutil.rmtree(var)


def _docker_runs() -> bool:
    docker = shutil.which("docker")
    if docker is None:
        return False
    asked = subprocess.run([docker, "info"], capture_output=True, check=False)  # noqa: S603
    return asked.returncode == 0


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
    started = time.monotonic()
    found = find()
    first = time.monotonic() - started
    started = time.monotonic()
    again = find()
    second = time.monotonic() - started
    assert found.degraded
    assert again.degraded
    assert first - second <= 0.4
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
