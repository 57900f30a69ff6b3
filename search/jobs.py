"""What the worker runs for search."""

import logging
from contextlib import suppress
from datetime import datetime

from search import index_queue
from search.alerts import debuts, digests
from search.alerts import services as saved_searches
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


def forget_dead_builds(now: datetime) -> None:
    """Hand what is queued for an index whose building was killed to the index in use.

    It may be the one that was built: swapped in, but not yet given what changed meanwhile.
    """
    index_queue.forget_dead_builds(now)


def match_new_pages(now: datetime) -> int:
    """Compare a batch of new pages with the saved searches; returns how many pages it was."""
    try:
        return debuts.match_new_pages(now)
    except IndexMissingError:
        return 0  # it is being built; the pages wait


def read_saved_searches(now: datetime) -> None:
    """Read the saved searches, so that new pages are compared with them in a moment."""
    with suppress(IndexMissingError):  # it is being built: they are read with the first new page
        debuts.read_ahead(now)


def send_digests(now: datetime) -> int:
    """Send what is due of a batch of saved searches; returns how many were looked at."""
    return digests.send_due(now)


def forget_saved_searches(now: datetime) -> int:
    """Delete those that have ended or were not confirmed; returns how many."""
    return saved_searches.forget(now)
