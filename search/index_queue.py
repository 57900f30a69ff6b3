"""Pages whose documents are stale: saved in the transaction that made them so, applied later.

Rows are claimed by lease and never by an increasing number: PostgreSQL commits out of order.
"""

import time
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Greatest
from django.utils import timezone

from search.models import IndexBuild, IndexClock, IndexQueueRow, SharedIndex
from search.targets import all_targets

LEASE = timedelta(seconds=30)  # longer than a batch takes
BUILD_LEASES = 3  # that long a build may take between two signs of life
BATCH = 500
LONGEST_WAIT = timedelta(minutes=10)  # between tries of a page that fails
_UPSERT = 100  # rows in one statement: old SQLite takes 999 values, a row has nine


@dataclass(frozen=True)
class Claim:
    """Rows that one worker holds for a while: the pages, all for one target.

    `builds` are those that were being filled when it took them.
    """

    token: uuid.UUID
    target: str
    pages: tuple[int, ...]
    builds: frozenset[str] = frozenset()


def enqueue(pages: Iterable[int]) -> None:
    """Say, in the caller's transaction, that the documents of these pages are stale."""
    _upsert({*all_targets(), *shared_engines()}, pages)


def claim(target: str, now: datetime, *, limit: int = BATCH) -> Claim:
    """Take up to `limit` rows that nobody holds, the oldest first, for as long as the lease."""
    free = Q(claimed_until__isnull=True) | Q(claimed_until__lte=now)
    rows = IndexQueueRow.objects.filter(free, target=target)
    token = uuid.uuid4()
    with transaction.atomic():
        chosen = rows.order_by("queued_at", "pk")
        if connection.features.has_select_for_update_skip_locked:
            chosen = chosen.select_for_update(skip_locked=True)
        ids = list(chosen.values_list("pk", flat=True)[:limit])
        # The condition again: where rows cannot be locked, another may have taken them.
        rows.filter(pk__in=ids).update(
            claim=token,
            claimed_version=F("version"),
            claimed_until=now + LEASE,
            attempts=F("attempts") + 1,
        )
    held = IndexQueueRow.objects.filter(claim=token).order_by("queued_at", "pk")
    builds = frozenset(_builds(target).values_list("target", flat=True))
    return Claim(token, target, tuple(held.values_list("page_id", flat=True)), builds)


def complete(claimed: Claim, pages: Iterable[int]) -> None:
    """These pages are applied: delete their rows, but for those touched since they were claimed.

    A build that is being filled gets them too: it may have read them before they changed. Where
    one has taken over since they were claimed, as on another machine, nobody knows to which index
    they went: they stay, and are applied again.
    """
    rows = IndexQueueRow.objects.filter(claim=claimed.token, page_id__in=list(pages))
    with transaction.atomic():
        # Locked first, since a delete that has listeners reads the rows before it deletes them:
        # a touch between the two would be lost.
        list(rows.select_for_update().order_by("pk").values_list("pk", flat=True))
        # Locked, so that none is forgotten before it has these pages.
        builds = set(_builds(claimed.target).select_for_update().values_list("target", flat=True))
        if builds:
            _upsert(builds, rows.values_list("page_id", flat=True))
        if claimed.builds <= builds:
            rows.filter(version=F("claimed_version")).delete()
        rows.update(claim=None, claimed_version=None, claimed_until=None, attempts=0)


def release(claimed: Claim) -> None:
    """Nothing could be applied, and for no fault of the pages: they may be taken at once."""
    IndexQueueRow.objects.filter(claim=claimed.token).update(
        claim=None, claimed_version=None, claimed_until=None, attempts=F("attempts") - 1
    )


def put_off(claimed: Claim, page: int, now: datetime) -> None:
    """This page failed: try again later, after a wait that doubles up to LONGEST_WAIT."""
    row = IndexQueueRow.objects.filter(claim=claimed.token, page_id=page).first()
    if row is not None:
        wait = min(timedelta(seconds=2 ** min(row.attempts, 16)), LONGEST_WAIT)
        IndexQueueRow.objects.filter(pk=row.pk, claim=claimed.token).update(
            claim=None, claimed_version=None, claimed_until=now + wait
        )


def next_version() -> int:
    """A number higher than any given before, to whichever process.

    Documents read after it was given are as new as those of any lower one. It goes by the clock
    and never backwards, so that it is also higher than all of before a backup was restored.
    """
    now = time.time_ns() // 1000
    with transaction.atomic():
        IndexClock.objects.get_or_create(pk=1)
        # The row stays locked until the end of the transaction: one after the other.
        IndexClock.objects.filter(pk=1).update(version=Greatest(F("version") + 1, now))
        return IndexClock.objects.values_list("version", flat=True).get(pk=1)


def shared_engines() -> list[str]:
    """The engines that all machines share and that have been used here, now or once."""
    return list(SharedIndex.objects.order_by("engine").values_list("engine", flat=True))


def remember_engine(engine: str) -> None:
    """From now on changes are queued for this engine, whoever makes them."""
    SharedIndex.objects.get_or_create(engine=engine)


def forget_engine(engine: str) -> int:
    """It is given up. Returns how many pages were queued for it."""
    with transaction.atomic():
        SharedIndex.objects.filter(engine=engine).delete()
        rows, _by_model = IndexQueueRow.objects.filter(target=engine).delete()
    return rows


def waiting(target: str) -> int:
    """How many rows there are for a target."""
    return IndexQueueRow.objects.filter(target=target).count()


def register_build(target: str, followed: str, now: datetime) -> None:
    """From now on, changes applied to the target `followed` are queued for `target` too."""
    IndexBuild.objects.create(
        target=target, engine=followed, alive_until=now + BUILD_LEASES * LEASE
    )


def renew_build(target: str, now: datetime) -> bool:
    """It is still being filled. False: it was taken for dead, and has missed changes since."""
    alive = IndexBuild.objects.filter(target=target)
    return bool(alive.update(alive_until=now + BUILD_LEASES * LEASE))


def forget_build(target: str) -> None:
    """It has taken over, or was given up. What is still queued for it goes to the index in use."""
    with transaction.atomic():
        rows = IndexQueueRow.objects.filter(target=target)
        build = IndexBuild.objects.select_for_update().filter(target=target).first()
        if build is not None:
            _upsert([build.engine], rows.values_list("page_id", flat=True))
            build.delete()
        rows.delete()


def forget_dead_builds(now: datetime) -> None:
    """Those whose process was killed."""
    for build in IndexBuild.objects.filter(alive_until__lte=now):
        forget_build(build.target)


def _builds(target: str) -> QuerySet[IndexBuild]:
    return IndexBuild.objects.filter(engine=target)


def _upsert(targets: Iterable[str], pages: Iterable[int]) -> None:
    now = timezone.now()
    distinct = sorted(set(pages))  # one order for all, so that no two transactions deadlock
    rows = [
        IndexQueueRow(page_id=page, target=target, version=uuid.uuid4(), queued_at=now)
        for target in targets
        for page in distinct
    ]
    IndexQueueRow.objects.bulk_create(
        rows,
        batch_size=_UPSERT,
        update_conflicts=True,
        unique_fields=["target", "page_id"],
        update_fields=["version"],
    )
