"""A database with all migrations run: made once, then copied for every process that wants one.

Running them takes longer than all else that a test waits for. The copy is named after whatever
they depend on, so that another migration or another release of a package makes another; and
whoever takes it runs `migrate` once more, which finds nothing to do.
"""

import ast
import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from importlib.metadata import distributions
from pathlib import Path

from portal.trial import ROOT

PREFIX = "migrated-"
# What they read besides themselves: the language of the site, the apps.
SETTINGS = "portal/settings/*.py"


def copy_migrated(target: Path, folder: Path) -> None:
    """Put such a database at `target`; the one that it is copied from is kept in `folder`.

    Raises CalledProcessError when a migration fails.
    """
    copy_kept(target, folder, signature(sources(ROOT), ROOT, packages()), migrate)


def copy_kept(target: Path, folder: Path, name: str, make: Callable[[Path], None]) -> None:
    """Copy the file that is kept under this name; where it is missing, make it in others' place.

    What is broken off or fails while it is made leaves nothing that looks whole.
    """
    kept = folder / f"{PREFIX}{name}.sqlite3"
    with _one_at_a_time(folder):
        if not kept.exists():
            for outdated in folder.glob(f"{PREFIX}*.sqlite3*"):
                outdated.unlink()
            unfinished = kept.with_suffix(".sqlite3-unfinished")
            make(unfinished)
            unfinished.rename(kept)
        shutil.copyfile(kept, target)


def migrate(database: Path) -> None:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "DATABASE_URL": f"sqlite:///{database}",
    }
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "--verbosity", "0"],
        cwd=ROOT,
        env=environment,
        check=True,
    )


def signature(files: Iterable[Path], root: Path, versions: Iterable[str]) -> str:
    """Differs when a file has another name or text, or a package another version."""
    digest = blake2b(digest_size=12)
    for file in sorted(files):
        text = file.read_bytes()
        digest.update(f"{file.relative_to(root)} {len(text)}\n".encode() + text)
    digest.update("\n".join(sorted(versions)).encode())
    return digest.hexdigest()


def sources(root: Path) -> set[Path]:
    """Every migration of ours, what of ours they import, and the settings."""
    found: set[Path] = set(root.glob(SETTINGS))
    waiting = [*root.glob("*/migrations/*.py"), *found]
    while waiting:
        file = waiting.pop()
        found.add(file)
        waiting.extend(_imported(file, root) - found)
    return found


def packages() -> list[str]:
    return [f"{each.name} {each.version}" for each in distributions()]


def _imported(file: Path, root: Path) -> set[Path]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    files = (root.joinpath(*name.split(".")).with_suffix(".py") for name in names)
    return {file for file in files if file.is_file()}


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    with (folder / f"{PREFIX}lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
