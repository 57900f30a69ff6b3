"""What the worker runs for search."""

import logging

from django.utils import timezone

from search import index_queue
from search.engines import named
from search.engines.base import IndexMissingError, SearchEngine, WriterBusyError
from search.engines.tantivy import TantivyEngine
from search.indexing import apply_claimed, rebuild
from search.signals import index_committed
from search.targets import target_of

logger = logging.getLogger(__name__)


def apply_queue(name: str = TantivyEngine.name) -> int:
    """Apply one batch of what is queued for an engine; returns the number of pages applied.

    Where there is no index of this version, one is built first. When another process is writing,
    the work is left to it. Raises EngineError when the engine does not answer: its pages wait.
    """
    used, target = named(name), target_of(name)
    try:
        if not used.ready():
            return _first_build(used)
        if not index_queue.waiting(target):
            return 0
        index_queue.forget_dead_builds(timezone.now())
        # The rows are completed before the index is let go: no other can take its place between.
        with used.writing() as writer:
            applied = apply_claimed(writer, target)
    except WriterBusyError:
        return 0
    except IndexMissingError:
        logger.warning("The index in use was swapped for one of another version")
        return 0
    if applied:
        index_committed.send(sender=type(used), engine=used.name)
    return applied


def _first_build(used: SearchEngine) -> int:
    logger.warning("%s has no search index of this version: building one", used.name)
    documents = rebuild(used)
    index_committed.send(sender=type(used), engine=used.name)
    return documents
