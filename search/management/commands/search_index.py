"""`manage.py search_index status|rebuild|check`: look after the search index."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from search import index_queue
from search.documents import visible_ids
from search.engines import engine
from search.engines.base import EngineError
from search.indexing import Difference, compare, rebuild
from search.signals import index_committed


class Command(BaseCommand):
    help = "Show the state of the search index, rebuild it, or compare it with the database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("status", help="the number of documents and what is queued")
        actions.add_parser("rebuild", help="fill a new index and swap it in; the queue goes on")
        actions.add_parser("check", help="compare index and database; exit code 1 if they differ")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            {"status": self._status, "rebuild": self._rebuild, "check": self._check}[
                options["action"]
            ]()
        except EngineError as error:
            raise CommandError(str(error)) from error

    def _status(self) -> None:
        used = engine()
        if used.ready():
            documents = f"{len(used.fingerprints())} documents"
        else:
            documents = "no index of this version: run `manage.py search_index rebuild`"
        self.stdout.write(f"{used.name}: {documents}")
        self.stdout.write(f"database: {len(visible_ids())} visible pages")
        self.stdout.write(f"queue: {index_queue.waiting(used.name)} pages")

    def _rebuild(self) -> None:
        used = engine()
        index_queue.forget_dead_builds(timezone.now())
        with self._progress() as bar:
            documents = rebuild(used, bar.update)
        index_committed.send(sender=type(used), engine=used.name)
        self.stdout.write(f"{used.name}: {documents} documents")

    def _check(self) -> None:
        used = engine()
        with self._progress() as bar:
            difference = compare(used, bar.update)
        queued = index_queue.waiting(used.name)
        self._print(difference)
        if queued:
            self.stdout.write(f"{queued} pages are queued: the worker may not have come to them")
        if difference:
            raise CommandError("The index differs from the database.", returncode=1)
        self.stdout.write(f"{used.name}: {difference.documents} documents, as in the database")

    def _progress(self) -> "tqdm[Any]":
        # Quiet where nobody watches: a log needs no bar.
        return tqdm(total=len(visible_ids()), unit="page", disable=None)

    def _print(self, difference: Difference) -> None:
        for what, pages in (
            ("missing from the index", difference.missing),
            ("in the index but not to be found", difference.extra),
            ("out of date in the index", difference.stale),
        ):
            for page in pages:
                self.stdout.write(f"page {page}: {what}")
