"""A portal to measure: its files, its content, its processes. Everything is under var/bench."""

import gzip
import json
import os
import secrets
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from portal.trial import ROOT, free_port
from scripts.bench.parts import Part
from scripts.bench.processes import megabytes, processor_seconds

SEED = 7
PROCESSES = 2
READY_SECONDS = 180
SAME_BYTES = "bench-page.html"


class SiteError(Exception):
    """The portal does not do what it must before it can be measured."""


@dataclass(frozen=True)
class Running:
    """A portal that runs."""

    url: str
    server: int
    worker: int

    def processor(self) -> float:
        """Seconds that the web server has used."""
        return processor_seconds(self.server)

    def memory(self) -> dict[str, list[float]]:
        """Megabytes of each process: the server's first one only looks after the others."""
        return {"web": megabytes(self.server), "worker": megabytes(self.worker)}


@dataclass(frozen=True)
class Site:
    """Files under `var`, and the environment of the portal's commands."""

    var: Path
    environment: dict[str, str]

    @classmethod
    def of(cls, part: Part, var: Path, database: str, elasticsearch: str) -> "Site":
        """The site of a part; parts that differ by engine alone share its content."""
        own = var / f"{part.documents}-{part.database}"
        own.mkdir(parents=True, exist_ok=True)
        port = free_port()
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "scripts.bench.settings",
            "SECRET_KEY": secrets.token_urlsafe(60),
            "DATABASE_URL": database or f"sqlite:///{own / 'portal.sqlite3'}",
            "ELASTICSEARCH_URL": elasticsearch if part.engine == "elasticsearch" else "",
            "ELASTICSEARCH_INDEX": f"bench-{part.documents}-{part.database}",
            # What is measured is how long it takes, not how soon the other engine answers.
            "ELASTICSEARCH_MILLISECONDS": "5000",
            "VAR_DIR": str(own),
            "PORT": str(port),
            "BASE_URL": f"http://127.0.0.1:{port}",
            "WEB_PROCESSES": str(PROCESSES),
            "PAGE_CACHE_MB": "0",
            "DEBUG": "false",
        }
        return cls(own, environment)

    def with_cache(self) -> "Site":
        return replace(self, environment={**self.environment, "PAGE_CACHE_MB": "32"})

    def lay_content(self, documents: int) -> None:
        """The demonstration and as many invented assignments as are missing; done once."""
        done = self.var / "content"
        self.run("manage.py", "migrate", "--verbosity", "0")
        self.run("manage.py", "collectstatic", "--noinput", "--verbosity", "0")
        if done.exists() and done.read_text() == str(documents):
            return
        demo = ROOT / "assignments/fixtures/demo.json"
        self.run("manage.py", "setup_site")
        self.run("manage.py", "import_content", str(demo), "--shift-dates")
        number = documents - len(json.loads(demo.read_text())["assignments"])
        self.run("-m", "scripts.bench.bulk", str(number), str(SEED))
        done.write_text(str(documents))

    def lay_file(self, page: bytes) -> None:
        """A static file of the bytes of a page, ready compressed as others are."""
        path = self.var / "static" / SAME_BYTES
        path.write_bytes(page)
        path.with_name(f"{SAME_BYTES}.gz").write_bytes(gzip.compress(page, 6))

    def run(self, *command: str) -> str:
        """What a command of the portal prints. Raises SiteError when it fails."""
        done = subprocess.run(  # noqa: S603 our own commands
            [sys.executable, *command],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SiteError(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
        return done.stdout

    def asking(self, engine: str, searches: int) -> dict[str, Any]:
        return self._printed("scripts.bench.asking", engine, str(searches), str(SEED))

    def publishing(self, times: int) -> dict[str, Any]:
        """Of the portal as it runs."""
        return self._printed("scripts.bench.publishing", str(times))

    def _printed(self, *command: str) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self.run("-m", *command).splitlines()[-1])
        return answer

    @contextmanager
    def running(self) -> Iterator[Running]:
        """The web server and a worker, as `make run` starts them."""
        with (self.var / "log").open("ab") as log:
            server, worker = [
                subprocess.Popen(  # noqa: S603 our own commands
                    [sys.executable, "manage.py", name],
                    cwd=ROOT,
                    env=self.environment,
                    stdout=log,
                    stderr=log,
                )
                for name in ("serve", "worker")
            ]
        try:
            url = self.environment["BASE_URL"]
            _wait_until_ready(url, self.var / "log")
            yield Running(url, server.pid, worker.pid)
        finally:
            for process in (server, worker):
                process.terminate()
            for process in (server, worker):
                process.wait(timeout=60)


def _wait_until_ready(url: str, log: Path) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{url}/health/ready", timeout=10):  # noqa: S310
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.3)
    raise SiteError(f"The portal is not ready after {READY_SECONDS} s; see {log}")
