"""What many pages share, kept by each server process until anything that is public changes."""

from typing import Any

from django.core.cache.backends.locmem import LocMemCache

from portal.cache import generation


class ContentCache(LocMemCache):
    """`get_or_set(key, make)` gives what `make` made in this generation of pages.

    The generation is read before `make` reads the content, so what is kept is never older than it
    says. Apps reach it as `caches["content"]`.
    """

    def get_or_set(self, key: str, default: Any, *args: Any, **kwargs: Any) -> Any:
        count, last = generation.of_request()
        return super().get_or_set(f"{key}-{count}-{last}", default, *args, **kwargs)
