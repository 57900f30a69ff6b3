"""Which generation of pages may be shown: a new one with each change that is committed.

Every changing transaction inserts a row, so none waits for another, and an import of an hour
holds nobody up. The generation is the number of rows and the last id together: PostgreSQL commits
out of order, so a row with a lower id may appear later, and then the number tells.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db import connection, transaction

from portal.models import CacheChange

Generation = tuple[int, int]


class _Memory:
    """What one request remembers."""

    generation: Generation | None = None


_remembered: ContextVar[_Memory | None] = ContextVar("generation of the request", default=None)

# So few that counting them costs nothing.
KEPT = 500

_NEWEST = f"SELECT COUNT(*), MAX(id) FROM {CacheChange._meta.db_table}"  # noqa: S608 our table


def current() -> Generation:
    """The generation of what is committed now: one query.

    Every request asks this, and to build it from expressions takes ten times as long as to ask.
    """
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST)
        count, last = cursor.fetchone()
    return count, last or 0


@contextmanager
def remembered() -> Iterator[None]:
    """Within it, `of_request` asks the database once."""
    token = _remembered.set(_Memory())
    try:
        yield
    finally:
        _remembered.reset(token)


def of_request() -> Generation:
    """The generation when the request that is being answered first asked for it, else `current`."""
    memory = _remembered.get()
    if memory is None:
        return current()
    if memory.generation is None:
        memory.generation = current()
    return memory.generation


def raise_generation() -> None:
    """Begin a new generation when the caller's transaction is committed; once a transaction."""
    # Django forgets what waits for the commit when a savepoint is rolled back, as the database
    # forgets the row: so whether ours still waits says whether the row still stands.
    if any(waiting[1] is _committed for waiting in connection.run_on_commit):
        return
    CacheChange.objects.create()
    transaction.on_commit(_committed)


def forget_old(now: datetime) -> int:
    """Delete rows when there are many. Returns how many were deleted.

    A new row comes first, so that no generation is ever the same as one before.
    """
    if CacheChange.objects.count() <= KEPT:
        return 0
    with transaction.atomic():
        newest = CacheChange.objects.create()
        deleted, _by_model = CacheChange.objects.filter(pk__lt=newest.pk).delete()
    return deleted


def _committed() -> None:
    """Stands among what waits for the commit, and has nothing to do then."""
