"""What the worker runs for search."""

import logging

from django.utils import timezone

from search import index_queue
from search.engines import engine
from search.engines.base import IndexMissingError, WriterBusyError
from search.indexing import apply_claimed, rebuild
from search.signals import index_committed

logger = logging.getLogger(__name__)


def apply_queue() -> int:
    """Apply one batch of what is queued; returns the number of pages applied.

    Where there is no index of this version, one is built first. When another process is writing,
    the work is left to it.
    """
    used = engine()
    try:
        if not used.ready():
            return _first_build()
        if not index_queue.waiting(used.name):
            return 0
        index_queue.forget_dead_builds(timezone.now())
        # The rows are completed before the index is let go: no other can take its place between.
        with used.writing() as writer:
            applied = apply_claimed(writer, used.name)
    except WriterBusyError:
        return 0
    except IndexMissingError:
        logger.warning("The index in use was swapped for one of another version")
        return 0
    if applied:
        index_committed.send(sender=type(used), engine=used.name)
    return applied


def _first_build() -> int:
    used = engine()
    logger.warning("There is no search index of this version: building one")
    documents = rebuild(used)
    index_committed.send(sender=type(used), engine=used.name)
    return documents
