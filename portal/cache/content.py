"""What many pages share, kept by each server process until anything that is public changes."""

from time import time
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

from portal.cache import generation

# By the location of each cache: what is kept by its key, of which generation, until when.
_kept: dict[str, dict[str, tuple[generation.Generation, float | None, Any]]] = {}


class ContentCache(BaseCache):
    """`get_or_set(key, make)` gives what `make` made in this generation of pages.

    It gives the object itself, so whoever changes what is given takes a copy: Django's own cache
    of a process unpickles one for each, which takes as long as to read it. The generation is read
    before `make` reads the content, so what is kept is never older than it says. Apps reach it as
    `caches["content"]`.
    """

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._kept = _kept.setdefault(location, {})

    def get_or_set(
        self, key: str, default: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> Any:
        asked = generation.of_request()
        of, until, value = self._kept.get(key, (None, None, None))
        if of == asked and (until is None or until > time()):
            return value
        value = default()
        if len(self._kept) >= self._max_entries:
            self._kept.clear()
        self._kept[key] = (asked, self.get_backend_timeout(timeout), value)
        return value

    def clear(self) -> None:
        self._kept.clear()
