"""`manage.py search_index status|rebuild|check|forget [--engine NAME]`: look after indexes."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from search import index_queue
from search.documents import visible_ids
from search.engines import ENGINES, named, names_in_use
from search.engines.base import EngineError, SearchEngine
from search.indexing import Difference, compare, rebuild
from search.signals import index_committed
from search.targets import target_of


class DifferenceError(Exception):
    """An index is not as the database."""


class Command(BaseCommand):
    help = "Show the state of a search index, rebuild it, or compare it with the database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        for action, does in (
            ("status", "the number of documents and what is queued"),
            ("rebuild", "fill a new index and swap it in; the queue goes on"),
            ("check", "compare index and database; exit code 1 if they differ"),
        ):
            actions.add_parser(action, help=does).add_argument(
                "--engine", choices=names_in_use(), help="this one alone, not all that are in use"
            )

        forget = actions.add_parser("forget", help="queue no more for an engine that is given up")
        forget.add_argument("--engine", choices=ENGINES, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        if options["action"] == "forget":
            self._forget(options["engine"])
            return
        act = {"status": self._status, "rebuild": self._rebuild, "check": self._check}
        failed = []
        if options["action"] == "status":
            self.stdout.write(f"database: {len(visible_ids())} visible pages")
            self._status_of_unused()
        for name in [options["engine"]] if options["engine"] else names_in_use():
            try:
                act[options["action"]](named(name))
            except (EngineError, DifferenceError) as error:
                failed.append(f"{name}: {error}")
        if failed:
            raise CommandError("\n".join(failed), returncode=1)

    def _status(self, used: SearchEngine) -> None:
        self.stdout.write(f"{used.name}: {index_queue.waiting(target_of(used.name))} pages queued")
        if used.ready():
            self.stdout.write(f"{used.name}: {len(used.fingerprints())} documents")
        else:
            self.stdout.write(
                f"{used.name}: no index of this version: run `manage.py search_index rebuild`"
            )

    def _status_of_unused(self) -> None:
        for name in index_queue.shared_engines():
            if name not in names_in_use():
                self.stdout.write(
                    f"{name}: not in use here; {index_queue.waiting(name)} pages queued until it is"
                    f" (given up? `manage.py search_index forget --engine {name}`)"
                )

    def _forget(self, name: str) -> None:
        if name in names_in_use():
            raise CommandError(f"{name} is in use.")
        self.stdout.write(f"{name}: {index_queue.forget_engine(name)} queued pages forgotten")

    def _rebuild(self, used: SearchEngine) -> None:
        index_queue.forget_dead_builds(timezone.now())
        with self._progress() as bar:
            documents = rebuild(used, bar.update)
        index_committed.send(sender=type(used), engine=used.name)
        self.stdout.write(f"{used.name}: {documents} documents")

    def _check(self, used: SearchEngine) -> None:
        with self._progress() as bar:
            difference = compare(used, bar.update)
        queued = index_queue.waiting(target_of(used.name))
        self._print(used, difference)
        if queued:
            self.stdout.write(
                f"{used.name}: {queued} pages are queued: the worker may not have come to them"
            )
        if difference:
            raise DifferenceError("The index differs from the database.")
        self.stdout.write(f"{used.name}: {difference.documents} documents, as in the database")

    def _progress(self) -> "tqdm[Any]":
        # Quiet where nobody watches: a log needs no bar.
        return tqdm(total=len(visible_ids()), unit="page", disable=None)

    def _print(self, used: SearchEngine, difference: Difference) -> None:
        for what, pages in (
            ("missing from the index", difference.missing),
            ("in the index but not to be found", difference.extra),
            ("out of date in the index", difference.stale),
        ):
            for page in pages:
                self.stdout.write(f"{used.name}: page {page}: {what}")
