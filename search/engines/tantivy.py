"""The embedded engine: tantivy, in files under var/search/. Each machine keeps its own.

    var/search/writer.lock       held by whoever writes to the index in use, or swaps it
    var/search/build.lock        held by whoever fills a new one
    var/search/current           the name of the directory of the index in use
    var/search/<version>-<id>/   one index with its vocabulary

A new index is filled in a directory of its own; swapping it in is one atomic rename of `current`.
"""

import shutil
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from search import analysis
from search.documents import SearchDocument
from search.engines.base import (
    EngineAnswer,
    EngineQuery,
    Frequencies,
    IndexMissingError,
    IndexWriter,
)
from search.engines.lock import exclusive
from search.engines.tantivy_index import TantivyIndex, commit, counted, identity

# Raised when documents or the schema change: an index of another version is rebuilt.
SCHEMA_VERSION = 6
VERSION = f"{SCHEMA_VERSION}.{analysis.VERSION}"


class TantivyEngine:
    """The embedded engine over the directory `root`."""

    name = "tantivy"

    def __init__(self, root: Path) -> None:
        self._root = root
        self._pointer = _Pointer(root)
        self._open: tuple[str, TantivyIndex] | None = None

    def search(self, query: EngineQuery) -> EngineAnswer:
        return self._current().search(query)

    def frequencies(self, terms: Iterable[str]) -> Frequencies:
        vocabulary = self._current().vocabulary
        return Frequencies(vocabulary.size(), vocabulary.frequencies(terms))

    def terms(self, prefix: str) -> Iterator[tuple[str, int]]:
        return self._current().vocabulary.starting_with(prefix)

    def fingerprints(self) -> dict[int, str]:
        return self._current().fingerprints()

    def generation(self) -> str:
        """Each commit puts another file in place of the last one's."""
        name = self._pointer.name()
        try:
            inode, changed = identity(self._root / name / "meta.json")
        except FileNotFoundError:
            return f"{name}:none"
        return f"{name}:{changed}:{inode}"

    def ready(self) -> bool:
        try:
            self._current()
        except IndexMissingError:
            return False
        return True

    @contextmanager
    def writing(self, *, wait: bool = False) -> Iterator[IndexWriter]:
        with exclusive(self._root / "writer.lock", wait=wait):
            yield self._current()

    @contextmanager
    def building(self) -> Iterator["TantivyBuild"]:
        with exclusive(self._root / "build.lock", wait=False):
            build = TantivyBuild(self._root, f"{VERSION}-{uuid.uuid4().hex[:12]}")
            try:
                yield build
            finally:
                build.drop_unused()

    def _current(self) -> TantivyIndex:
        """The index in use, opened again when another process has swapped it."""
        name = self._pointer.name()
        if self._open is not None and self._open[0] == name:
            return self._open[1]
        path = self._root / name
        if not name.startswith(f"{VERSION}-") or not path.is_dir():
            raise IndexMissingError(
                "There is no search index: run `manage.py search_index rebuild`."
            )
        index = TantivyIndex(path)
        self._open = (name, index)
        return index


class TantivyBuild:
    """A new index in a directory of its own, not yet in use: it is committed when swapped in."""

    def __init__(self, root: Path, name: str) -> None:
        self._root = root
        self._name = name
        self._index = TantivyIndex(root / name)
        self._writer = self._index.writer()
        self._vocabulary = self._index.vocabulary.filling()
        # The one replaced stays until the next time, for those who have just read its name.
        self._kept = {_Pointer(root).name()}
        self.target = f"{TantivyEngine.name}:{name}"

    def apply(self, documents: Sequence[SearchDocument], gone: Sequence[int], version: int) -> None:
        self._index.put(self._writer, documents, gone)
        self._vocabulary.apply(counted(documents), gone)

    def swap(self) -> None:
        commit(self._writer)
        self._vocabulary.finish()
        with exclusive(self._root / "writer.lock", wait=True):
            pointer = self._root / f"current.{self._name}"
            pointer.write_text(self._name)
            pointer.replace(self._root / "current")
        self._kept.add(self._name)

    def drop_unused(self) -> None:
        """Remove this index unless it was swapped in, and what older or killed builds left."""
        if self._name not in self._kept:
            self._writer.wait_merging_threads()
        for path in self._root.iterdir():
            if path.is_dir() and path.name not in self._kept:
                shutil.rmtree(path)


class _Pointer:
    """Tells the index in use, and reads its file again when another stands in its place."""

    def __init__(self, root: Path) -> None:
        self._file = root / "current"
        self._known: tuple[tuple[int, int], str] | None = None

    def name(self) -> str:
        """The name of its directory; empty when there is none."""
        try:
            file = identity(self._file)
            if self._known is None or self._known[0] != file:
                self._known = (file, self._file.read_text())
        except FileNotFoundError:
            return ""
        return self._known[1]
