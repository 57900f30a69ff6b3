"""A backup, restored on an empty machine, is the same portal."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from interests.entry import Entry
from interests.models import Interest
from interests.services import register_interest
from search.engines import embedded
from search.indexing import rebuild
from tests.factories import AssignmentFactory, CallFactory

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).resolve().parents[2]
SEARCH = "/api/v1/search/?q=hund&page_size=50"
# Both in few processes: the start of one takes longer than what it does.
RESTORE = """
from django.core.management import call_command
call_command("migrate", check_unapplied=True)
call_command("search_index", "rebuild")
call_command("search_index", "check")
"""
RESTORED = f"""
import json, sys
from django.test import Client
from interests.models import Interest
answer = Client().get({SEARCH!r}).json()
sys.stdout.write(json.dumps([answer, sorted(Interest.objects.values_list("email", flat=True))]))
"""


@pytest.fixture(autouse=True)
def _sqlite() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has pg_dump: docs/operations.md.")


def restored(database: Path, var: Path, code: str) -> str:
    """What this code prints on another machine, whose files are under `var`."""
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{database}",
        "VAR_DIR": str(var),
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
    }
    done = subprocess.run(  # noqa: S603 our own commands
        [sys.executable, "manage.py", "shell", "--no-imports", "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_pages_interests_and_search_results_are_the_same(tmp_path: Path) -> None:
    page = AssignmentFactory(title="Rasta en hund")
    AssignmentFactory(title="Promenera med hundar", live=False)
    CallFactory(title="En hund i varje by")
    entry = Entry(name="Siv Karlsson", email="siv@exempel.se")
    register_interest(page.pk, entry, nonce="1", language="sv", now=timezone.now())
    rebuild(embedded())
    before: dict[str, Any] = Client().get(SEARCH).json()

    backup, var = tmp_path / "backup.sqlite3", tmp_path / "empty"
    call_command("back_up_sqlite", backup)
    AssignmentFactory(title="En hund som kom efteråt")
    assert "as in the database" in restored(backup, var, RESTORE)
    after, interested = json.loads(restored(backup, var, RESTORED))

    assert before["total"] == 2
    assert after == before
    assert interested == sorted(Interest.objects.values_list("email", flat=True)) != []


def test_an_older_backup_is_not_overwritten(tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite3"
    backup.write_text("older")
    with pytest.raises(CommandError, match="exists"):
        call_command("back_up_sqlite", backup)
    assert backup.read_text() == "older"
