"""A whole portal on a free port, with the demonstration content: server, worker, files of its own.

For whatever looks at the portal from outside: tests in a browser, pictures, measurements.
"""

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
START_SECONDS = 120


@dataclass(frozen=True)
class Trial:
    """A portal that runs: where it is, and where it keeps its files."""

    url: str
    var: Path
    environment: dict[str, str]
    elsewhere: str
    """An origin of another web server, free to be listened on, whose pages may use the API."""

    def manage(self, *command: str) -> str:
        """What a management command prints. Raises CalledProcessError when it fails."""
        done = subprocess.run(  # noqa: S603 - our own commands
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout

    def start(self, *command: str) -> "subprocess.Popen[bytes]":
        """A management command that goes on running, with its output in a file under `var`."""
        with (self.var / f"{command[0]}.log").open("ab") as log:
            return subprocess.Popen(  # noqa: S603 - our own commands
                [sys.executable, "manage.py", *command],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
            )


@contextmanager
def trial_portal(var: Path) -> Iterator[Trial]:
    """Prepare it under `var`, run it, and end it. Raises RuntimeError if it does not start."""
    port = free_port()
    elsewhere = f"http://127.0.0.1:{free_port()}"
    trial = Trial(
        url=f"http://localhost:{port}",
        var=var,
        environment={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "portal.settings.trial",
            "SECRET_KEY": secrets.token_urlsafe(60),
            "DATABASE_URL": f"sqlite:///{var / 'portal.sqlite3'}",
            "VAR_DIR": str(var),
            "PORT": str(port),
            "BASE_URL": f"http://localhost:{port}",
            "WEB_PROCESSES": "2",
            "API_WRITE_ORIGINS": elsewhere,
        },
        elsewhere=elsewhere,
    )
    # The demonstration has known passwords, which only development makes.
    trial.manage("prepare_demo", "--settings", "portal.settings.development")
    trial.manage("collectstatic", "--noinput", "--verbosity", "0")
    processes = [trial.start("serve"), trial.start("worker")]
    try:
        _wait_until_ready(trial)
        yield trial
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=30)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_ready(trial: Trial) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{trial.url}/health/ready", timeout=5):  # noqa: S310
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    logs = "\n".join(log.read_text() for log in sorted(trial.var.glob("*.log")))
    raise RuntimeError(f"The portal is not ready after {START_SECONDS} s:\n{logs}")
