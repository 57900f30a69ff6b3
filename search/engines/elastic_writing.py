"""Writing to one index of Elasticsearch, in bulk, each document with a version of ours.

Elasticsearch keeps the write of the highest version and refuses the others, whenever they come. A
version is taken before the database is read, so that a refused write is one that knew less.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from search.documents import SearchDocument
from search.engines.base import EngineError, IndexMissingError
from search.engines.elastic_client import engine_errors
from search.engines.elastic_document import page_source

_BATCH = 1000
_BATCH_BYTES = 20_000_000
_CONFLICT = 409  # a write of a higher version was here, or this one, before it was tried again

Action = dict[str, Any]


class DocumentRefusedError(Exception):
    """Elasticsearch takes no such document: the document or the mapping is wrong."""


class ElasticWriter:
    """Writes to `index`; searches see what is applied at once if it is to `refresh`."""

    def __init__(self, client: Elasticsearch, index: str, *, refresh: bool) -> None:
        self._client = client
        self._index = index
        self._refresh = refresh

    def apply(self, documents: Sequence[SearchDocument], gone: Sequence[int], version: int) -> None:
        self.send(self.actions(documents, gone, version))

    def send(self, actions: Iterable[Action]) -> None:
        with engine_errors():
            for fine, item in streaming_bulk(
                self._client,
                actions,
                chunk_size=_BATCH,
                max_chunk_bytes=_BATCH_BYTES,
                raise_on_error=False,
                refresh=self._refresh,
            ):
                if not fine:
                    _judge(*item.values())

    def actions(
        self, documents: Sequence[SearchDocument], gone: Sequence[int], version: int
    ) -> Iterator[Action]:
        """What is to be sent: made when it is asked for."""
        versioned = {"_index": self._index, "version": version, "version_type": "external"}
        for page in gone:
            yield {"_op_type": "delete", "_id": str(page), **versioned}
        for document in documents:
            written = {"_id": str(document.id), "_source": page_source(document)}
            yield {"_op_type": "index", **written, **versioned}


def _judge(result: dict[str, Any]) -> None:
    """What a write that did not go through means."""
    status, error = int(result["status"]), result.get("error")
    if status == _CONFLICT or not error:  # deleting what is not there is no error
        return
    if error["type"] == "index_not_found_exception":
        raise IndexMissingError("The search index of Elasticsearch is gone.")
    if status == 429 or status >= 500:
        raise EngineError(f"Elasticsearch could not write: {error['type']}")
    raise DocumentRefusedError(f"page {result['_id']}: {error['type']}: {error['reason']}")
