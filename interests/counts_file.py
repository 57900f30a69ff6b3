"""A small SQLite file beside the database, for counts that processes of one machine share.

A request that only reads must not queue for the write lock of the portal's database, nor wait for a
disk. What is lost in a crash is some counting.
"""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path


class CountsFile:
    """Opens such a file. `table` is the statement that makes its table where there is none.

    `patience` is how many seconds to wait for another process that writes.
    """

    def __init__(self, table: str, *, patience: float) -> None:
        self._table = table
        self._patience = patience
        self._local = threading.local()

    def connection(self, path: Path) -> sqlite3.Connection:
        """This thread's connection; a new one where the file has been taken away.

        Raises sqlite3.OperationalError when the file cannot be opened or written.
        """
        opened: tuple[Path, int, sqlite3.Connection] | None = getattr(self._local, "opened", None)
        if opened and opened[0] == path and _inode(path) == opened[1]:
            return opened[2]
        if opened:
            opened[2].close()
        connection = sqlite3.connect(path, timeout=self._patience, isolation_level=None)
        # The journal is SQLite's ordinary one: the step to write-ahead fails at once, whatever the
        # timeout, where several processes open a new file at the same time.
        connection.execute("PRAGMA synchronous=OFF").close()
        with closing(connection.execute(self._table)):
            pass
        self._local.opened = (path, _inode(path), connection)
        return connection


def _inode(path: Path) -> int:
    try:
        return path.stat().st_ino
    except FileNotFoundError:
        return 0
