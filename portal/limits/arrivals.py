"""Counts clients' requests, together for all processes of a machine.

In a small SQLite file of its own: a request that only reads must not queue for the write lock of
the portal's database, nor wait for a disk. What is lost in a crash is a minute's counting. Several
machines count each for itself.
"""

import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.utils.crypto import salted_hmac

from portal.limits.limit import Limit

_TABLE = "CREATE TABLE IF NOT EXISTS arrivals (client BLOB PRIMARY KEY, even REAL) WITHOUT ROWID"
_ARRIVE = """
INSERT INTO arrivals (client, even) VALUES (:client, :now + :interval)
ON CONFLICT (client) DO UPDATE SET even = max(even, :now) + :interval
WHERE even - :now <= :tolerance
RETURNING even
"""
_local = threading.local()


def wait(limit: Limit, client: str, now: float | None = None) -> float:
    """Count one request. Returns 0 when it may pass, else the seconds until the next one may.

    `now` is in seconds of any clock that all processes share; without it, the system's.
    """
    moment = time.time() if now is None else now
    # A keyed hash: whose address it was cannot be read from the file.
    key = salted_hmac("portal.limits", f"{limit.name}:{client}", algorithm="sha256").digest()[:16]
    values = {
        "client": key,
        "now": moment,
        "interval": limit.interval,
        "tolerance": limit.tolerance,
    }
    connection = _connection(Path(settings.RATES_FILE))
    if connection.execute(_ARRIVE, values).fetchall():
        return 0.0
    row = connection.execute("SELECT even FROM arrivals WHERE client = ?", [key]).fetchone()
    return max(0.0, row[0] - moment - limit.tolerance) if row else 0.0


def forget_past(now: float) -> int:
    """Delete clients that have nothing to wait for any more. Returns how many."""
    return (
        _connection(Path(settings.RATES_FILE))
        .execute("DELETE FROM arrivals WHERE even < ?", [now])
        .rowcount
    )


def _connection(path: Path) -> sqlite3.Connection:
    """This thread's connection; a new one where the file has been taken away."""
    opened: tuple[Path, int, sqlite3.Connection] | None = getattr(_local, "opened", None)
    if opened and opened[0] == path and _inode(path) == opened[1]:
        return opened[2]
    if opened:
        opened[2].close()
    connection = sqlite3.connect(path, timeout=5, isolation_level=None)
    # The journal is SQLite's ordinary one: the step to write-ahead fails at once, whatever the
    # timeout, where several processes open a new file at the same time.
    connection.execute("PRAGMA synchronous=OFF").close()
    with closing(connection.execute(_TABLE)):
        pass
    _local.opened = (path, _inode(path), connection)
    return connection


def _inode(path: Path) -> int:
    try:
        return path.stat().st_ino
    except FileNotFoundError:
        return 0
