"""Times the search from inside, in one quiet process, and prints JSON.

    python -m scripts.bench.asking ENGINE SEARCHES SEED

First a rebuild and some single changes; then each search as a whole page, with what it takes of
that to find (analysis, vocabulary, engine, ranking) and the engine's own share measured within the
same page: what is left is the page around the search. That is counted of full pages alone: with
more content more pages are full, which says nothing of what content costs. Then suggestions for
what is half-typed, and new pages compared with saved searches.
"""

import itertools
import json
import os
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock
from urllib.parse import urlencode

import django

django.setup()

from django.conf import settings
from django.test import Client

from scripts.bench.queries import Pairs, addresses, beginnings, searches
from scripts.bench.watching import compared
from search import services
from search.documents import visible_ids
from search.engines import engine as engine_in_use
from search.engines import named
from search.engines.base import EngineQuery, Searcher
from search.engines.elastic import ElasticEngine
from search.finding import Finding
from search.indexing import apply_pages, rebuild
from search.paging import PAGE_SIZE

CHANGES = 20
# How often a server is asked everything beforehand: on a virtual machine it compiles as it goes, for
# some thousand searches.
WARMING = 10
SEARCH_PAGE = "/uppdrag/"
SUGGESTIONS = "/api/v1/suggestions/"
CARD = b"<article "


@dataclass
class Clock:
    """Milliseconds on the wall and of the processor, between two looks."""

    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def time(self, call: Callable[[], Any]) -> Any:
        wall, processor = time.perf_counter(), time.process_time()
        try:
            return call()
        finally:
            self.add((time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000)

    def add(self, wall: float, processor: float) -> None:
        self.wall.append(wall)
        self.processor.append(processor)

    def clear(self) -> None:
        self.wall.clear()
        self.processor.clear()

    def figures(self) -> dict[str, float]:
        return {
            "number": len(self.wall),
            "p50_ms": _share(self.wall, 0.5),
            "p95_ms": _share(self.wall, 0.95),
            "processor_p50_ms": _share(self.processor, 0.5),
            "processor_p95_ms": _share(self.processor, 0.95),
        }


class Timed:
    """An engine whose searches with counts are timed; it keeps what it was asked."""

    def __init__(self, engine: Searcher, clock: Clock) -> None:
        self._engine, self._clock = engine, clock
        self.asked: list[EngineQuery] = []

    def search(self, query: EngineQuery) -> Any:
        self.asked.append(query)
        if not (query.counts and query.limit):
            return self._engine.search(query)
        return self._clock.time(lambda: self._engine.search(query))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)


class Visitors:
    """Ask one after the other, each from another network: what one asks too fast is refused."""

    def __init__(self) -> None:
        self._client = Client(headers={"host": settings.BASE_URL.partition("://")[2]})
        self._numbers = itertools.count()

    def get(self, path: str) -> Any:
        """The answer. Raises SystemExit unless it is a page."""
        number = next(self._numbers)
        network = f"10.{number // 200}.{number % 200}.1"
        response = self._client.get(path, headers={"x-forwarded-for": network})
        if response.status_code != 200:
            raise SystemExit(f"{path} was answered with {response.status_code}")
        return response


def asked(made: list[Pairs]) -> dict[str, Any]:
    """Every search as a page."""
    visitors = Visitors()
    pages, around, finding, engine, once = Clock(), Clock(), Clock(), Clock(), Clock()
    find, real = Finding.find, engine_in_use()
    timed = Timed(real, engine)

    def page(path: str) -> None:
        once.clear()
        response = pages.time(lambda: visitors.get(path))
        finding.add(sum(once.wall), sum(once.processor))
        if response.content.count(CARD) == PAGE_SIZE:
            around.add(
                pages.wall[-1] - finding.wall[-1], pages.processor[-1] - finding.processor[-1]
            )

    def found(*args: Any, **kwargs: Any) -> Any:
        # More than once where there are no hits, to say what would give some.
        return once.time(lambda: find(*args, **kwargs))

    with (
        mock.patch.object(Finding, "find", found),
        mock.patch.object(services, "engine", return_value=timed),
    ):
        paths = addresses(SEARCH_PAGE, made)
        for path in paths:  # warm
            visitors.get(path)
        if real.name == ElasticEngine.name:
            for query in timed.asked * WARMING:
                real.search(query)
        engine.clear()
        for path in paths:
            page(path)
    return {
        "page": pages.figures(),
        "around": around.figures(),
        "finding": finding.figures(),
        "engine": engine.figures(),
    }


def suggested(typed: list[str]) -> dict[str, float]:
    """What is suggested for each beginning, as a whole answer."""
    visitors, clock = Visitors(), Clock()
    paths = [f"{SUGGESTIONS}?{urlencode({'q': each})}" for each in typed]
    for path in paths:  # warm
        visitors.get(path)
    for path in paths:
        clock.time(partial(visitors.get, path))
    return clock.figures()


def changed(engine: Any) -> dict[str, float]:
    """One page after the other, as single changes come."""
    clock = Clock()
    for page in sorted(visible_ids())[:CHANGES]:
        with engine.writing() as writer:
            clock.time(partial(apply_pages, writer, [page]))
    return clock.figures()


def rebuilt(engine: Any) -> dict[str, float]:
    started, processor = time.perf_counter(), time.process_time()
    documents = rebuild(engine)
    seconds = time.perf_counter() - started
    return {
        "documents": documents,
        "seconds": round(seconds, 2),
        "processor_seconds": round(time.process_time() - processor, 2),
        "per_second": round(documents / seconds),
        "megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }


def index_megabytes() -> float:
    """What the embedded index in use takes on the disk."""
    root = Path(settings.VAR_DIR) / "search"
    used = root / (root / "current").read_text()
    return round(sum(path.stat().st_size for path in used.rglob("*") if path.is_file()) / 1e6, 1)


def _share(values: list[float], share: float) -> float:
    return round(sorted(values)[int(len(values) * share)], 2)


def main(name: str, number: int, seed: int) -> None:
    engine = named(name)
    named("tantivy").ready() or rebuild(named("tantivy"))
    answer: dict[str, Any] = {"rebuild": rebuilt(engine), "change": changed(engine)}
    answer |= asked(searches(number, seed))
    answer["suggestions"] = suggested(beginnings(number, seed))
    answer["saved_searches"] = compared(seed)
    answer["index_megabytes"] = index_megabytes()
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    os.environ.setdefault("PAGE_CACHE_MB", "0")
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
