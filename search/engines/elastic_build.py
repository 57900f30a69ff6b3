"""The indexes of Elasticsearch: how they are named, filled, swapped in and dropped.

    <family>-<version>         alias: the index in use
    <family>-<version>-<id>    one index
    <family>-building          alias: the indexes that are being filled

Each version of the portal has an alias of its own, so that processes of the old one go on while
those of the new one build theirs.
"""

import time
import uuid
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from elasticsearch import BadRequestError, Elasticsearch

from search.documents import SearchDocument
from search.engines.elastic_client import engine_errors, reason
from search.engines.elastic_document import VERSION, new_index
from search.engines.elastic_writing import ElasticWriter
from search.engines.lock import exclusive

# An index that has been filled for so long belongs to a process that was killed.
_ABANDONED_MS = 24 * 3600 * 1000


@dataclass(frozen=True)
class Names:
    family: str

    @property
    def alias(self) -> str:
        return f"{self.family}-{VERSION}"

    @property
    def building(self) -> str:
        return f"{self.family}-building"

    def new(self) -> str:
        return f"{self.alias}-{uuid.uuid4().hex[:12]}"


class ElasticBuild:
    """A new index, not yet in use. `lock` is held by whoever writes to the one in use.

    While the server takes one batch, the next is read and made ready: what became of a batch shows
    when the next one is applied, or at the swap. Until then nobody relies on it.
    """

    def __init__(
        self, client: Elasticsearch, names: Names, lock: Path, settings: Mapping[str, Any]
    ) -> None:
        self._client = client
        self._names = names
        self._lock = lock
        self._index = names.new()
        self._replaced: frozenset[str] = frozenset()
        self._writer = ElasticWriter(client, self._index, refresh=False)
        self._beside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="elasticsearch-build")
        self._batch: Future[None] | None = None
        self.target = f"elasticsearch:{self._index}"
        index = new_index(self._index, **settings).aliases(**{names.building: {}})
        with engine_errors():
            try:
                index.create(using=client)
            except BadRequestError as error:
                # Then the first try was heard, and only its answer was not: the name is ours alone.
                if reason(error.body) != "resource_already_exists_exception":
                    raise

    def apply(self, documents: Sequence[SearchDocument], gone: Sequence[int], version: int) -> None:
        # Made ready here: beside the reading of the next batch it would only wait its turn.
        actions = list(self._writer.actions(documents, gone, version))
        self._finish()
        self._batch = self._beside.submit(self._writer.send, actions)

    def swap(self) -> None:
        self._finish()
        with exclusive(self._lock, wait=True), engine_errors():
            self._client.indices.refresh(index=self._index)
            self._replaced = self._in_use()
            removed = [
                {"remove": {"index": index, "alias": self._names.alias}} for index in self._replaced
            ]
            self._client.indices.update_aliases(
                actions=[
                    *removed,
                    {"add": {"index": self._index, "alias": self._names.alias}},
                    {"remove": {"index": self._index, "alias": self._names.building}},
                ]
            )

    def drop_unused(self) -> None:
        """Remove this index unless it was swapped in, and what older or killed builds left.

        The one replaced stays until the next time, for searches that are at it. Those of other
        versions stay until a second one of this version replaces the first: by then no process of
        another version is left.
        """
        self._beside.shutdown()
        with engine_errors():
            indexes = self._client.indices.get(index=f"{self._names.family}-*").body
            for index, state in indexes.items():
                age = time.time() * 1000 - int(state["settings"]["index"]["creation_date"])
                if self._is_unused(index, frozenset(state["aliases"]), age):
                    self._client.indices.delete(index=index, ignore_unavailable=True)

    def _finish(self) -> None:
        """Wait for the last batch. Raises what applying it would have raised."""
        batch, self._batch = self._batch, None
        if batch is not None:
            batch.result()

    def _is_unused(self, index: str, aliases: frozenset[str], age: float) -> bool:
        if index in self._replaced:
            return False
        if self._names.building in aliases:
            return index == self._index or age > _ABANDONED_MS
        if not aliases:
            return True
        return bool(self._replaced) and self._names.alias not in aliases

    def _in_use(self) -> frozenset[str]:
        if not self._client.indices.exists_alias(name=self._names.alias):
            return frozenset()
        return frozenset(self._client.indices.get_alias(name=self._names.alias).body)
