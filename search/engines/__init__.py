"""The engines in use. Each keeps its index up to date by its own rows in the queue."""

from functools import cache
from pathlib import Path

from django.conf import settings

from search.engines.base import SearchEngine
from search.engines.tantivy import TantivyEngine

# Names of engines, as the queue knows them.
ENGINES: tuple[str, ...] = (TantivyEngine.name,)


def engine() -> SearchEngine:
    """The engine that answers searches, and the only one so far."""
    return _tantivy(Path(settings.VAR_DIR) / "search")


@cache
def _tantivy(root: Path) -> TantivyEngine:
    return TantivyEngine(root)
