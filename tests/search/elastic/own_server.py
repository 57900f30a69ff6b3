"""An Elasticsearch of a test's own, whose process may be paused, killed and started again."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from portal.trial import free_port

ROOT = Path(__file__).resolve().parents[3]


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
            "ELASTICSEARCH_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1",
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


@contextmanager
def own_server() -> Iterator[Server]:
    """Skips where it would run in a container, which is no process of ours."""
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
