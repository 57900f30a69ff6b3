"""One tantivy index in one directory, with its vocabulary: written to, searched, listed."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import tantivy
from tantivy import Index, IndexWriter, Query

from search.documents import SearchDocument
from search.engines.base import EngineAnswer, EngineQuery
from search.engines.tantivy_counts import Counting
from search.engines.tantivy_document import SCHEMA, to_document
from search.engines.tantivy_hits import hits_of
from search.engines.tantivy_query import match_of
from search.vocabulary import Counted, Vocabulary

_WRITER_MEMORY = 60_000_000  # bytes


class TantivyIndex:
    """The index in `path`; it is made there unless there is one."""

    def __init__(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self._meta = path / "meta.json"
        self._known: _Committed | None = None
        self._index = Index(SCHEMA, path=str(path), reuse=True)
        self.vocabulary = Vocabulary(path / "vocabulary.sqlite3")

    def apply(self, documents: Sequence[SearchDocument], gone: Sequence[int], version: int) -> None:
        """Put documents in place of what they replace, take those gone out, and commit.

        Whoever writes holds the lock while it reads the database too, so that writes come in the
        order of their versions.
        """
        writer = self.writer()
        self.put(writer, documents, gone)
        commit(writer)
        self.vocabulary.apply(counted(documents), gone)

    def writer(self) -> IndexWriter:
        """Raises ValueError while there is another one, in whatever process."""
        return self._index.writer(_WRITER_MEMORY, 1)

    def put(
        self, writer: IndexWriter, documents: Sequence[SearchDocument], gone: Sequence[int]
    ) -> None:
        """The same, neither committed nor counted: few large commits make few segments, fast ones."""
        now = int(time.time())
        for page in (*gone, *(document.id for document in documents)):
            writer.delete_documents_by_term("key", str(page))
        for document in documents:
            writer.add_document(to_document(document, now))

    def fingerprints(self) -> dict[int, str]:
        searcher = self.searcher()
        found = searcher.search(Query.all_query(), max(searcher.num_docs, 1)).hits
        stored = (searcher.doc(address) for _, address in found)
        return {int(doc["key"][0]): str(doc["fingerprint"][0]) for doc in stored}

    def search(self, query: EngineQuery) -> EngineAnswer:
        committed = self._committed()
        match = match_of(query)
        total, hits = hits_of(committed.searcher, query, match)
        return EngineAnswer(total, tuple(hits), committed.counting.counts(query, match))

    def searcher(self) -> tantivy.Searcher:
        """What searches in the last commit of any process."""
        return self._committed().searcher

    def _committed(self) -> "_Committed":
        """What any process has committed: a commit puts another file in the place of meta.json."""
        known, commit = self._known, identity(self._meta)
        if known is None or known.commit != commit:
            self._index.reload()
            searcher = self._index.searcher()
            known = self._known = _Committed(commit, searcher, Counting(searcher))
        return known


@dataclass(frozen=True)
class _Committed:
    """One commit, by the file that it has put in place, and what searches and counts in it."""

    commit: tuple[int, int]
    searcher: tantivy.Searcher
    counting: Counting


def counted(documents: Iterable[SearchDocument]) -> list[Counted]:
    """Documents as the vocabulary counts them."""
    return [(document.id, document.all_terms) for document in documents]


def commit(writer: IndexWriter) -> None:
    """Let every process see what was put in; the writer is of no use afterwards."""
    writer.commit()
    writer.wait_merging_threads()


def identity(file: Path) -> tuple[int, int]:
    """What tells a file from another that is put in its place. Raises FileNotFoundError."""
    found = file.stat()
    return found.st_ino, found.st_mtime_ns
