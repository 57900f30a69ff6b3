"""Elasticsearch, for those who outgrow one machine; all machines share its index.

On one machine one process writes at a time, by a lock on a file. Among machines the version of each
write decides: one that read the database before another never takes its place. docs/decisions/0007
tells why it is as it is.
"""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import Search

from search.engines.base import (
    EngineAnswer,
    EngineError,
    EngineQuery,
    Frequencies,
    IndexMissingError,
    IndexWriter,
)
from search.engines.elastic_build import ElasticBuild, Names
from search.engines.elastic_client import engine_errors, reading_client, writing_client
from search.engines.elastic_query import (
    FURTHEST,
    Body,
    answer_of,
    frequencies_of,
    frequencies_search,
    search_of,
    terms_of,
    terms_search,
)
from search.engines.elastic_writing import ElasticWriter
from search.engines.lock import exclusive

# Seconds for which a generation is taken to be the last one, unless this process commits.
_GENERATION_SECONDS = 1.0


class ElasticEngine:
    """The indexes named after `name` on the server at `url`.

    `locks` is this machine's directory; `seconds` is how long a searcher waits for one answer;
    `settings` are for new indexes.
    """

    name = "elasticsearch"

    def __init__(
        self, url: str, name: str, locks: Path, *, seconds: float, **settings: Any
    ) -> None:
        self._reads = reading_client(url, seconds)
        self._writes = writing_client(url)
        self._names = Names(f"{name}-pages")
        self._write_lock = locks / f"{self.name}.writer.lock"
        self._build_lock = locks / f"{self.name}.build.lock"
        self._settings = settings
        self._generation = ("", 0.0)

    def search(self, query: EngineQuery) -> EngineAnswer:
        return answer_of(self._ask(search_of(query)), query)

    def frequencies(self, terms: Iterable[str]) -> Frequencies:
        return frequencies_of(self._ask(frequencies_search(list(dict.fromkeys(terms))).to_dict()))

    def terms(self, prefix: str) -> Iterator[tuple[str, int]]:
        yield from terms_of(self._ask(terms_search(prefix, FURTHEST).to_dict()))

    def fingerprints(self) -> dict[int, str]:
        found: dict[int, str] = {}
        search = Search().sort("page").extra(size=FURTHEST, _source=False, stored_fields="_none_")
        search = search.extra(docvalue_fields=["fingerprint"])
        while True:
            hits = self._ask(search.to_dict(), self._writes)["hits"]["hits"]
            found |= {int(hit["sort"][0]): str(hit["fields"]["fingerprint"][0]) for hit in hits}
            if len(hits) < FURTHEST:
                return found
            search = search.extra(search_after=hits[-1]["sort"])

    def generation(self) -> str:
        """That of other processes' commits may be a second old: asking costs as much as searching."""
        known, at = self._generation
        if time.monotonic() - at >= _GENERATION_SECONDS:
            known = self._read_generation()
            self._generation = (known, time.monotonic())
        return known

    def ready(self) -> bool:
        with engine_errors():
            return bool(self._writes.indices.exists_alias(name=self._names.alias))

    @contextmanager
    def writing(self, *, wait: bool = False) -> Iterator[IndexWriter]:
        with exclusive(self._write_lock, wait=wait):
            if not self.ready():
                raise IndexMissingError("Elasticsearch has no search index of this version.")
            try:
                yield ElasticWriter(self._writes, self._names.alias, refresh=True)
            finally:
                self._generation = ("", 0.0)

    @contextmanager
    def building(self) -> Iterator[ElasticBuild]:
        with exclusive(self._build_lock, wait=False):
            build = ElasticBuild(self._writes, self._names, self._write_lock, self._settings)
            try:
                yield build
            finally:
                build.drop_unused()
                self._generation = ("", 0.0)

    def _ask(self, asked: dict[str, Any], client: Elasticsearch | None = None) -> Body:
        with engine_errors():
            body: Body = (
                (client or self._reads)
                .search(index=self._names.alias, body=asked, allow_partial_search_results=False)
                .body
            )
        return body

    def _read_generation(self) -> str:
        with engine_errors():
            found = self._reads.indices.stats(
                index=self._names.alias,
                metric="refresh",
                level="shards",
                filter_path="indices.*.shards.*.seq_no.max_seq_no,"
                "indices.*.shards.*.refresh.external_total",
            ).body
        if not isinstance(found, dict):
            raise EngineError("Elasticsearch's answer about its indexes cannot be read")
        return str(found.get("indices", ""))
