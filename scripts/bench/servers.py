"""PostgreSQL and Elasticsearch for a run, by the scripts beside this one; what is not there is said."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.trial import ROOT, free_port


@contextmanager
def server(script: str, var: Path, **environment: str) -> Iterator[str]:
    """The address of a server of our own for as long as it is needed; empty where there is none."""
    var.mkdir(parents=True, exist_ok=True)
    env = {**os.environ, "VAR_DIR": str(var), **environment}
    log = var / f"{script}.log"
    with log.open("a") as errors:
        started = subprocess.run(  # noqa: S603 our own script
            [ROOT / "scripts" / script, "start"],
            env=env,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            check=False,
        )
    if started.returncode:
        sys.stderr.write(f"{script} does not start; what needs it is skipped: see {log}\n")
        yield ""
        return
    try:
        yield started.stdout.strip()
    finally:
        subprocess.run([ROOT / "scripts" / script, "stop"], env=env, check=True)  # noqa: S603 our own


@contextmanager
def elasticsearch(var: Path) -> Iterator[str]:
    """That of ELASTICSEARCH_URL, if it answers; else one of our own, with empty data."""
    port = str(free_port())
    with server("elasticsearch", var, ELASTICSEARCH_PORT=port, ELASTICSEARCH_HEAP="1g") as url:
        yield url
    shutil.rmtree(var / "elasticsearch" / f"data-{port}", ignore_errors=True)


@contextmanager
def postgres(var: Path) -> Iterator[str]:
    """One for each size of content, so that it stays for the next run."""
    with server("postgres", var, POSTGRES_PORT=str(_port(var))) as url:
        yield url


def _port(var: Path) -> int:
    """The port of before, by which the directory is named."""
    for path in var.glob("postgres-*"):
        return int(path.name.rpartition("-")[2])
    return free_port()
