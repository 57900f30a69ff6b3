"""Whether the portal lives, and whether it can serve residents."""

import logging
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.worker import BEAT, last_beat
from search.engines import engine
from search.engines.resilient import ResilientEngine

logger = logging.getLogger(__name__)

# A beat may be late when the database is busy.
WORKER_LOST_AFTER = 6 * BEAT


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 when all parts work, else 503; the body says which do.

    With two search engines it says how they do, too: one that another stands in for is no reason
    to send visitors elsewhere.
    """
    parts = {name: check() for name, check in CHECKS.items()}
    status = 200 if all(parts.values()) else 503
    return JsonResponse({**parts, **_search_engines()}, status=status)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        logger.exception("The database does not answer")
        return False
    return True


class _Migrations:
    """Whether all migrations are applied. Once they are, they stay so for this process."""

    def __init__(self) -> None:
        self.applied = False

    def __call__(self) -> bool:
        if not self.applied:
            try:
                executor = MigrationExecutor(connection)
            except DatabaseError:
                return False
            self.applied = not executor.migration_plan(executor.loader.graph.leaf_nodes())
        return self.applied


def _index() -> bool:
    return engine().ready()


def _search_engines() -> dict[str, object]:
    used = engine()
    return {"search_engines": asdict(used.state())} if isinstance(used, ResilientEngine) else {}


def _worker() -> bool:
    try:
        seen = last_beat()
    except DatabaseError:
        return False
    lost: timedelta = WORKER_LOST_AFTER
    return seen is not None and timezone.now() - seen < lost


CHECKS: dict[str, Callable[[], bool]] = {
    "database": _database,
    "migrations": _Migrations(),
    "search": _index,
    "worker": _worker,
}
