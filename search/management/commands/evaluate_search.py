"""`manage.py evaluate_search JUDGMENTS.json`: how good the results are, by judgments."""

from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from search.engines import ENGINES, engine
from search.evaluation import (
    Answered,
    Figures,
    JudgmentsError,
    by_kind,
    figures,
    read_judgments,
)
from search.judging import answers

_HEADINGS = ("queries", "success@1", "success@5", "nDCG@10", "zero hits", "nonsense quiet")


class Command(BaseCommand):
    help = (
        "Ask the index in use the queries of a file of judgments and say how good the results are,"
        " overall and by kind. A third of the queries, by a fixed rule, is reported apart and its"
        " failing ones are not named, so that nobody tunes on them."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("judgments", type=Path, metavar="JUDGMENTS.json")
        parser.add_argument("--engine", choices=ENGINES, help="instead of the one in use")
        parser.add_argument(
            "--name-held-out", action="store_true", help="name the failing ones of that third too"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        used = engine()
        if options["engine"] not in (None, used.name):
            raise CommandError(f"The engine in use is {used.name}.")
        try:
            judged = read_judgments(options["judgments"].read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, JudgmentsError) as error:
            raise CommandError(str(error)) from error
        found = answers(judged, timezone.now())
        self.stdout.write(f"{used.name}: {len(found)} queries")
        self._heading()
        self._line("all", figures(found))
        for kind, of_kind in by_kind(found).items():
            self._line(f"  {kind}", of_kind)
        held_out = [each for each in found if each.judged.held_out]
        tuned_on = [each for each in found if not each.judged.held_out]
        self._line("two thirds", figures(tuned_on))
        self._line("third held out", figures(held_out))
        self._failing(found if options["name_held_out"] else tuned_on)

    def _heading(self) -> None:
        self.stdout.write("".join(f"{text:>15}" for text in ("", *_HEADINGS)))

    def _line(self, name: str, values: Figures) -> None:
        shares = (
            values.success_at_1,
            values.success_at_5,
            values.ndcg_at_10,
            values.zero_hits,
            values.nonsense_quiet,
        )
        cells = [str(values.queries), *("-" if each is None else f"{each:.3f}" for each in shares)]
        self.stdout.write(f"{name:<15}" + "".join(f"{cell:>15}" for cell in cells))

    def _failing(self, found: Iterable[Answered]) -> None:
        for each in found:
            if each.failed:
                first = ", ".join(_first(each.ids)) or "nothing"
                self.stdout.write(
                    f"{each.judged.id} {each.judged.kind} “{each.judged.q}”:"
                    f" {each.total} results, first {first}"
                )


def _first(ids: Sequence[str]) -> Sequence[str]:
    return [each or "(without a source id)" for each in ids[:5]]
