"""One tantivy index in one directory, with its vocabulary: written to, searched, listed."""

import time
from collections.abc import Sequence
from pathlib import Path

import tantivy
from tantivy import Index, IndexWriter, Query

from search.documents import SearchDocument
from search.engines.base import EngineAnswer, EngineQuery
from search.engines.tantivy_document import SCHEMA, to_document
from search.engines.tantivy_hits import hits_of
from search.engines.tantivy_query import match_of
from search.vocabulary import Vocabulary

_WRITER_MEMORY = 60_000_000  # bytes


class TantivyIndex:
    """The index in `path`; it is made there unless there is one."""

    def __init__(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._committed = (0, 0)
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
        self.count(documents, gone)

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

    def count(self, documents: Sequence[SearchDocument], gone: Sequence[int]) -> None:
        """Let the vocabulary follow."""
        self.vocabulary.apply([(document.id, document.all_terms) for document in documents], gone)

    def fingerprints(self) -> dict[int, str]:
        searcher = self._searcher()
        found = searcher.search(Query.all_query(), max(searcher.num_docs, 1)).hits
        stored = (searcher.doc(address) for _, address in found)
        return {int(doc["key"][0]): str(doc["fingerprint"][0]) for doc in stored}

    def search(self, query: EngineQuery) -> EngineAnswer:
        searcher = self._searcher()
        match = match_of(query)
        total, hits = hits_of(searcher, query, match)
        return EngineAnswer(total, tuple(hits), _counts(searcher, query, match))

    def _searcher(self) -> tantivy.Searcher:
        """What any process has committed: a commit puts another file in the place of meta.json."""
        file = (self._path / "meta.json").stat()
        committed = (file.st_ino, file.st_mtime_ns)
        if committed != self._committed:
            self._index.reload()
            self._committed = committed
        return self._index.searcher()


def commit(writer: IndexWriter) -> None:
    """Let every process see what was put in; the writer is of no use afterwards."""
    writer.commit()
    writer.wait_merging_threads()


def _counts(
    searcher: tantivy.Searcher, query: EngineQuery, match: Query
) -> dict[str, dict[str, int]]:
    """Each field counted with all filters but its own: those without one all at once."""
    filtered = {field for field, _ in query.filters}
    together = {field: size for field, size in query.counts if field not in filtered}
    counts = _aggregate(searcher, match, together) if together else {}
    for field, size in query.counts:
        if field in filtered:
            match_without = match_of(query, without=field)
            counts |= _aggregate(searcher, match_without, {field: size})
    return counts


def _aggregate(
    searcher: tantivy.Searcher, match: Query, sizes: dict[str, int]
) -> dict[str, dict[str, int]]:
    """How many matches have each value of fields, given how many values there can be."""
    # Without `size` there would be ten values.
    terms = {
        field: {"terms": {"field": field, "size": max(size, 1)}} for field, size in sizes.items()
    }
    found = searcher.aggregate(match, terms)
    return {
        field: {str(each["key"]): int(each["doc_count"]) for each in values["buckets"]}
        for field, values in found.items()
    }
