"""What a server process does before its first visitor comes."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
WARM = """
import gc, django
django.setup()
from portal.warming import warm_up
warm_up()
print(gc.get_freeze_count())
"""


def test_what_stays_for_good_is_not_looked_through_for_garbage_and_no_database_is_needed(
    tmp_path: Path,
) -> None:
    done = subprocess.run(  # noqa: S603 our own code
        [sys.executable, "-c", WARM],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "portal.settings.test",
            "DATABASE_URL": f"sqlite:///{tmp_path / 'missing.sqlite3'}",
            "VAR_DIR": str(tmp_path),
        },
        check=True,
        capture_output=True,
        text=True,
    )
    assert int(done.stdout.splitlines()[-1]) > 50_000
