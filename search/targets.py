"""Whom a change of a page is queued for: each index that is kept up to date.

Elasticsearch is one for all machines; the embedded engine has one on each. Where there are several
machines, SEARCH_MACHINES names them all and SEARCH_MACHINE this one, so that a change waits for
those that are away until they are back.
"""

from django.conf import settings

from search.engines import names_in_use
from search.engines.tantivy import TantivyEngine


def target_of(engine: str) -> str:
    """Under which name changes are queued for the index that this machine keeps with an engine."""
    return _embedded(settings.SEARCH_MACHINE) if engine == TantivyEngine.name else engine


def is_shared(engine: str) -> bool:
    """Whether all machines search in one index of this engine."""
    return engine != TantivyEngine.name


def all_targets() -> tuple[str, ...]:
    machines = settings.SEARCH_MACHINES or [""]
    return (*map(_embedded, machines), *filter(is_shared, names_in_use()))


def _embedded(machine: str) -> str:
    return f"{TantivyEngine.name}@{machine}" if machine else TantivyEngine.name
