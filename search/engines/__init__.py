"""The engines in use. Each keeps its index up to date by its own rows in the queue."""

from functools import cache
from pathlib import Path

from django.conf import settings

from search.engines.base import SearchEngine, Searcher
from search.engines.elastic import ElasticEngine
from search.engines.resilient import ResilientEngine
from search.engines.tantivy import TantivyEngine

# All that there are, by their names.
ENGINES: tuple[str, ...] = (TantivyEngine.name, ElasticEngine.name)


def engine() -> Searcher:
    """What answers searches: the embedded engine, or Elasticsearch with that one behind it."""
    if settings.ELASTICSEARCH_URL:
        return _resilient(_elastic(*_elastic_place()), embedded())
    return embedded()


def embedded() -> TantivyEngine:
    """The engine of this machine alone."""
    return _tantivy(_directory())


def names_in_use() -> tuple[str, ...]:
    """The engines whose indexes are kept up to date, the embedded one first."""
    return ENGINES if settings.ELASTICSEARCH_URL else (TantivyEngine.name,)


def named(name: str) -> SearchEngine:
    """The engine in use of that name. Raises KeyError for one that is not in use."""
    if name == TantivyEngine.name:
        return embedded()
    if name not in names_in_use():
        raise KeyError(name)
    return _elastic(*_elastic_place())


def _directory() -> Path:
    return Path(settings.VAR_DIR) / "search"


def _elastic_place() -> tuple[str, str, Path, float]:
    seconds = settings.ELASTICSEARCH_MILLISECONDS / 1000
    return settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX, _directory(), seconds


@cache
def _tantivy(root: Path) -> TantivyEngine:
    return TantivyEngine(root)


@cache
def _elastic(url: str, name: str, locks: Path, seconds: float) -> ElasticEngine:
    return ElasticEngine(url, name, locks, seconds=seconds)


@cache
def _resilient(primary: ElasticEngine, stand_in: TantivyEngine) -> ResilientEngine:
    return ResilientEngine(primary, stand_in)
