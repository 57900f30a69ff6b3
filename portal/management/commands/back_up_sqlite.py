"""`manage.py back_up_sqlite FILE`: a copy of the database while the portal goes on."""

import sqlite3
from argparse import ArgumentParser
from contextlib import closing
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection


class Command(BaseCommand):
    help = (
        "Copy the SQLite database to a new file, as it is at one moment, while it is written to."
        " PostgreSQL has pg_dump."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        if connection.vendor != "sqlite":
            raise CommandError("The database is not SQLite: use pg_dump.")
        try:
            # Nobody but its owner reads it, and an older backup stays.
            options["file"].touch(mode=0o600, exist_ok=False)
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from None
        connection.ensure_connection()
        with closing(sqlite3.connect(options["file"])) as copy:
            connection.connection.backup(copy)
            (problem,) = copy.execute("PRAGMA integrity_check").fetchone()
        if problem != "ok":
            raise CommandError(f"The copy is damaged: {problem}")
        self.stdout.write(f"{options['file']}: {options['file'].stat().st_size / 1e6:.1f} MB")
