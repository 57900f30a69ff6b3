"""Where pages are kept: in this process, at most so many bytes, the longest unused go first."""

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from portal.cache.generation import Generation

# A page takes more memory than its body: its key, headers and this bookkeeping.
OVERHEAD = 1_000


@dataclass(frozen=True)
class Key:
    """What a page depends on besides its generation."""

    origin: str  # scheme and host
    language: str
    path: str  # percent-encoded, so that no path looks like another one with a query
    query: str  # as it was sent


@dataclass(frozen=True)
class CachedPage:
    """A response without its nonce: where that stood is `placeholder`, in bytes."""

    generation: Generation
    keep_until: datetime
    status: int
    headers: Mapping[str, str]
    body: bytes
    placeholder: bytes

    def fresh(self, generation: Generation, now: datetime) -> bool:
        return self.generation == generation and now < self.keep_until

    @property
    def size(self) -> int:
        return len(self.body) + OVERHEAD


class Shelf:
    """Pages of at most `capacity` bytes in all. Threads may share it."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.size = 0
        self._pages: OrderedDict[Key, CachedPage] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: Key) -> CachedPage | None:
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def put(self, key: Key, page: CachedPage) -> None:
        """Keep it in place of the one before. One that would take a quarter of all is not kept."""
        with self._lock:
            self._drop(key)
            if page.size * 4 > self.capacity:
                return
            self._pages[key] = page
            self.size += page.size
            while self.size > self.capacity:
                self._drop(next(iter(self._pages)))

    def remove(self, key: Key) -> None:
        with self._lock:
            self._drop(key)

    def _drop(self, key: Key) -> None:
        page = self._pages.pop(key, None)
        if page is not None:
            self.size -= page.size


class Store:
    """Two shelves, so that addresses which anyone can make up do not push out the real ones."""

    def __init__(self, capacity: int) -> None:
        self.pages = Shelf(capacity // 2)
        self.made_up = Shelf(capacity // 2)

    def get(self, key: Key) -> CachedPage | None:
        return self.pages.get(key) or self.made_up.get(key)

    def put(self, key: Key, page: CachedPage) -> None:
        real = page.status == 200 and not key.query
        kept, other = (self.pages, self.made_up) if real else (self.made_up, self.pages)
        other.remove(key)
        kept.put(key, page)
