"""The terms of an index, with the number of documents that have each.

Kept beside the index in a file of its own (SQLite), because what engines say about frequencies
depends on when they last merged their segments, while the weights computed from these must be the
same for the same content, and the same on every engine. Each document's terms are kept with it, so
that replacing it takes exactly its own away. Applying a change twice is the same as once: after a
process was killed between the index's commit and this one's, the queue applies it again.
"""

import sqlite3
import threading
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS terms (term TEXT PRIMARY KEY, documents INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS documents (id INTEGER PRIMARY KEY, terms BLOB NOT NULL);
"""


# Not a term of any text: every document has it, so that its number is the number of documents.
_EVERY = ""

_MOST_GATHERED = 500_000  # terms whose numbers a rebuild keeps in memory: some 60 MB
_MOST_KNOWN = 100_000  # frequencies kept in memory, a thread: some 10 MB


# A document's id, and its distinct terms.
Counted = tuple[int, tuple[str, ...]]


class Vocabulary:
    """The vocabulary in one file. Reading sees the last commit of any process."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()

    def size(self) -> int:
        """The number of documents."""
        return self.frequencies([_EVERY]).get(_EVERY, 0)

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """The number of documents that have each of `terms`; those that none has are left out."""
        known = self._known()
        wanted = dict.fromkeys(terms)
        if unknown := [term for term in wanted if term not in known]:
            known |= dict.fromkeys(unknown, 0)
            marks = ",".join("?" * len(unknown))
            known |= self._connection().execute(
                f"SELECT term, documents FROM terms WHERE term IN ({marks})",  # noqa: S608 only marks
                unknown,
            )
        return {term: known[term] for term in wanted if known[term]}

    def starting_with(self, prefix: str) -> Iterator[tuple[str, int]]:
        """The terms that start with `prefix`, with their numbers of documents, in order."""
        rows = self._connection().execute(
            "SELECT term, documents FROM terms WHERE term >= ? AND term < ? ORDER BY term",
            (prefix, f"{prefix}\U0010ffff"),
        )
        yield from rows

    def apply(self, documents: Sequence[Counted], gone: Sequence[int]) -> None:
        """Put documents in place of what they replace; take those gone out."""
        with self._transaction() as connection:
            _add(connection, _replace(connection, documents, gone))

    def filling(self) -> "Filling":
        """To put very many documents in, before anything is read."""
        return Filling(self._transaction)

    def _known(self) -> dict[str, int]:
        """The frequencies that this thread has looked up since the last commit of any process."""
        # The pragma tells of the commits of other connections only.
        version = self._connection().execute("PRAGMA data_version").fetchone()
        if version != self._local.version or len(self._local.known) > _MOST_KNOWN:
            self._local.version, self._local.known = version, {}
        known: dict[str, int] = self._local.known
        return known

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        connection = self._connection()
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
        self._local.known = {}

    def _connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self._path, timeout=20, isolation_level=None)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.executescript(_SCHEMA)
            self._local.connection = connection
            self._local.version, self._local.known = (), {}
        return connection


class Filling:
    """A vocabulary while it is filled: its numbers are written when they are many, or at the end.

    Most terms of one batch of documents are in the next one too, and writing their numbers anew took
    a fifth of a rebuild.
    """

    def __init__(
        self, transaction: Callable[[], AbstractContextManager[sqlite3.Connection]]
    ) -> None:
        self._transaction = transaction
        self._change: Counter[str] = Counter()

    def apply(self, documents: Sequence[Counted], gone: Sequence[int]) -> None:
        """As Vocabulary.apply; the numbers follow with `finish`."""
        with self._transaction() as connection:
            self._change.update(_replace(connection, documents, gone))
        if len(self._change) > _MOST_GATHERED:
            self.finish()

    def finish(self) -> None:
        """Write the numbers."""
        with self._transaction() as connection:
            _add(connection, self._change)
        self._change.clear()


def _replace(
    connection: sqlite3.Connection, documents: Sequence[Counted], gone: Sequence[int]
) -> Counter[str]:
    """Put documents in and take others out; what that changes in the numbers of terms."""
    change: Counter[str] = Counter()
    for page in {*gone, *(page for page, _ in documents)}:
        change.subtract(_terms_of(connection, page))
    for _page, terms in documents:
        change.update([_EVERY, *terms])
    connection.executemany("DELETE FROM documents WHERE id = ?", [(page,) for page in gone])
    connection.executemany(
        "INSERT INTO documents VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET terms = excluded.terms",
        [(page, zlib.compress("\n".join(terms).encode(), 1)) for page, terms in documents],
    )
    return change


def _add(connection: sqlite3.Connection, change: Mapping[str, int]) -> None:
    """Change the numbers of terms."""
    connection.executemany(
        "INSERT INTO terms VALUES (?, ?)"
        " ON CONFLICT (term) DO UPDATE SET documents = documents + excluded.documents",
        [(term, number) for term, number in change.items() if number],
    )
    connection.executemany(
        "DELETE FROM terms WHERE term = ? AND documents <= 0",
        [(term,) for term, number in change.items() if number < 0],
    )


def _terms_of(connection: sqlite3.Connection, page: int) -> list[str]:
    """The terms with which a document was counted; none when it is not there."""
    row = connection.execute("SELECT terms FROM documents WHERE id = ?", (page,)).fetchone()
    if row is None:
        return []
    text = zlib.decompress(row[0]).decode()
    return [_EVERY, *text.split("\n")] if text else [_EVERY]
