"""`manage.py import_content FILE`: import a content file of format 1."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from assignments.content.importing import import_content
from assignments.content.parsing import LISTS, parse
from assignments.content.problems import ContentError
from assignments.content.source import read_source


class Command(BaseCommand):
    help = "Import a content file. All of it is imported or, if anything is wrong, nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--force", action="store_true", help="overwrite what editors have changed"
        )
        parser.add_argument(
            "--shift-dates",
            action="store_true",
            help="at the first import, move all dates by the whole weeks since reference_date",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            content = parse(read_source(options["file"]))
            total = sum(len(getattr(content, name)) for name in LISTS)
            # disable=None: no bar where nobody watches.
            with tqdm(total=total, unit=" records", disable=None) as bar:
                report = import_content(
                    content,
                    now=timezone.now(),
                    force=options["force"],
                    shift_dates=options["shift_dates"],
                    tick=bar.update,
                )
        except ContentError as error:
            raise CommandError(
                "\n".join(["Nothing was imported.", *map(str, error.problems)])
            ) from None
        for line in report.lines():
            self.stdout.write(line)
