"""Bring an index up to the state of the database: by the queue, or as a whole."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from django.utils import timezone

from search import index_queue
from search.alerts.debuts import note
from search.documents import all_documents, documents_of, visible_ids
from search.engines.base import Build, BuildLostError, EngineError, IndexWriter, SearchEngine
from search.targets import is_shared, target_of

logger = logging.getLogger(__name__)

T = TypeVar("T")


def apply_claimed(writer: IndexWriter, target: str) -> int:
    """Apply one batch of the queue of `target`; returns the number of pages applied.

    Raises EngineError when the engine takes no changes now: the batch is then left as it was.
    """
    claimed = index_queue.claim(target, timezone.now())
    if not claimed.pages:
        return 0
    try:
        apply_pages(writer, claimed.pages)
    except EngineError:
        index_queue.release(claimed)
        raise
    except Exception:
        # One page that fails must not hold up the others: each by itself.
        logger.exception("A batch of %d pages could not be indexed", len(claimed.pages))
        return sum(_apply_alone(writer, claimed, page) for page in claimed.pages)
    index_queue.complete(claimed, claimed.pages)
    return len(claimed.pages)


def apply_pages(writer: IndexWriter, pages: Sequence[int]) -> None:
    """Index the pages as they are now; take out those that are not visible."""
    version = index_queue.next_version()
    documents = documents_of(pages)
    gone = sorted(set(pages) - {document.id for document in documents})
    writer.apply(documents, gone, version)
    # After the index has them, before the queue forgets them: so no new page is overlooked.
    note(documents, timezone.now())


def _apply_alone(writer: IndexWriter, claimed: index_queue.Claim, page: int) -> int:
    try:
        apply_pages(writer, [page])
    except EngineError:
        index_queue.release(claimed)
        raise
    except Exception:
        logger.exception("Page %d could not be indexed; it will be tried again", page)
        index_queue.put_off(claimed, page, timezone.now())
        return 0
    index_queue.complete(claimed, [page])
    return 1


def apply_all(writer: IndexWriter, target: str) -> int:
    """Apply the queue of `target` until it is empty (but for what fails)."""
    total = 0
    while applied := apply_claimed(writer, target):
        total += applied
    return total


def rebuild(engine: SearchEngine, advance: Callable[[int], object] = lambda pages: None) -> int:
    """Fill a new index from the database and swap it in; returns the number of documents.

    The queue goes on meanwhile on the index in use: what is applied there is queued for the new
    one too. Its rows are applied before the swap, so that it is not behind when it takes over, and
    once more after it, because until then changes may still have gone to the old one.
    `advance` is called with the number of pages done since the last call. Raises WriterBusyError
    when another rebuild is running, and BuildLostError when this one was taken for dead meanwhile.
    """
    if is_shared(engine.name):
        index_queue.remember_engine(engine.name)
    with engine.building() as build:
        index_queue.register_build(build.target, target_of(engine.name), timezone.now())
        try:
            documents = 0
            for version, chunk in _versioned(all_documents()):
                build.apply(chunk, [], version)
                documents += len(chunk)
                _keep(build)
                advance(len(chunk))
            apply_all(build, build.target)
            _keep(build)
            build.swap()
            with engine.writing(wait=True) as writer:
                apply_all(writer, build.target)
        finally:
            index_queue.forget_build(build.target)
    return documents


def _keep(build: Build) -> None:
    if not index_queue.renew_build(build.target, timezone.now()):
        raise BuildLostError("The new index was given up, as it took too long. Begin anew.")


def _versioned(chunks: Iterator[T]) -> Iterator[tuple[int, T]]:
    """Each chunk with a version that was taken before it was read."""
    version = index_queue.next_version()
    for chunk in chunks:
        yield version, chunk
        version = index_queue.next_version()


@dataclass(frozen=True)
class Difference:
    """How an index differs from the database: page ids."""

    missing: tuple[int, ...] = ()  # visible, but not in the index
    extra: tuple[int, ...] = ()  # in the index, but not visible
    stale: tuple[int, ...] = ()  # in both, with other content
    documents: int = field(default=0, compare=False)

    def __bool__(self) -> bool:
        return bool(self.missing or self.extra or self.stale)


def compare(
    engine: SearchEngine, advance: Callable[[int], object] = lambda pages: None
) -> Difference:
    """Compare the index with the database, page by page and by content."""
    indexed = engine.fingerprints()
    visible = visible_ids()
    stale: list[int] = []
    for chunk in all_documents():
        stale.extend(
            document.id
            for document in chunk
            if document.id in indexed and indexed[document.id] != document.fingerprint
        )
        advance(len(chunk))
    return Difference(
        missing=_sorted(visible - indexed.keys()),
        extra=_sorted(indexed.keys() - visible),
        stale=tuple(stale),
        documents=len(indexed),
    )


def _sorted(pages: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(pages))
