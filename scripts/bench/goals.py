"""What the portal must reach, and whether it did."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Result = dict[str, Any]
EMPTY = "empty view"


@dataclass(frozen=True)
class Reached:
    """One figure beside its goal, both as they are written."""

    what: str
    part: str
    figure: str
    goal: str
    reached: bool


@dataclass(frozen=True)
class Share:
    """A page's requests per second as a share of the empty view's in the same run: 1/`most`."""

    what: str
    run: str
    page: str
    most: float

    def of(self, result: Result) -> Iterator[Reached]:
        run = result[self.run]
        if self.page in run:
            ratio = run[EMPTY]["per_second"] / run[self.page]["per_second"]
            yield Reached(
                self.what,
                part_name(result),
                as_share(ratio),
                f"at least 1/{self.most:g}",
                ratio <= self.most,
            )


@dataclass(frozen=True)
class EngineTime:
    """The engine's p95 with words and all facets, in milliseconds, at so many documents."""

    engine: str
    documents: int
    most: float

    def of(self, result: Result) -> Iterator[Reached]:
        part = result["part"]
        if (part["engine"], part["documents"]) == (self.engine, self.documents):
            p95 = result["inside"]["engine"]["p95_ms"]
            yield Reached(
                "engine, p95",
                part_name(result),
                f"{p95:.1f} ms",
                f"at most {self.most:g} ms",
                p95 <= self.most,
            )


@dataclass(frozen=True)
class Inside:
    """A figure of the one quiet process, at so many documents with the embedded engine."""

    what: str
    where: str
    figure: str
    documents: int
    most: float
    unit: str

    def of(self, result: Result) -> Iterator[Reached]:
        part = result["part"]
        figures = result["inside"].get(self.where)
        if figures and (part["engine"], part["documents"]) == ("tantivy", self.documents):
            measured = figures[self.figure]
            yield Reached(
                self.what,
                part_name(result),
                f"{measured:.1f} {self.unit}",
                f"at most {self.most:g} {self.unit}",
                measured <= self.most,
            )


@dataclass(frozen=True)
class Beside:
    """The search page's requests per second against those of another site, asked in turns."""

    least: float
    ours: tuple[str, ...] = (
        EMPTY,
        "static file of a search page's bytes",
        *("search page", "search API", "assignment page", "start page"),
    )

    def of(self, result: Result) -> Iterator[Reached]:
        run = result["uncached"]
        for name in run.keys() - set(self.ours):
            times = run["search page"]["per_second"] / run[name]["per_second"]
            yield Reached(
                f"search page uncached, against: {name}",
                part_name(result),
                f"{times:.1f} times",
                f"at least {self.least:g} times",
                times >= self.least,
            )


GOALS: tuple[Share | EngineTime | Inside | Beside, ...] = (
    Share("search page, uncached", "uncached", "search page", 30),
    Share("assignment page, uncached", "uncached", "assignment page", 25),
    Share("search page, cached", "cached", "search page", 2),
    Share("assignment page, cached", "cached", "assignment page", 2),
    Share("start page, cached", "cached", "start page", 2),
    Beside(3),
    EngineTime("tantivy", 10_000, 10),
    EngineTime("elasticsearch", 10_000, 25),
    EngineTime("tantivy", 100_000, 25),
    Inside("suggestions, p95", "suggestions", "p95_ms", 10_000, 30, "ms"),
    Inside(
        "5,000 saved searches against 50 new pages, processor",
        "saved_searches",
        "processor_seconds",
        10_000,
        2,
        "s",
    ),
)
# More than the measurement itself varies.
_NO_MORE = 1.1


def reached(results: list[Result]) -> list[Reached]:
    """All goals that these results say something about."""
    of_parts = [each for goal in GOALS for result in results for each in goal.of(result)]
    return of_parts + list(_page_does_not_grow(results))


def _page_does_not_grow(results: list[Result]) -> Iterator[Reached]:
    """The page around the search, in processor time: the largest content against the smallest."""
    measured: Callable[[Result], float] = lambda result: result["inside"]["around"][
        "processor_p50_ms"
    ]
    for database, engine in (("sqlite", "tantivy"), ("sqlite", "elasticsearch")):
        of_kind = [
            result
            for result in results
            if (result["part"]["database"], result["part"]["engine"]) == (database, engine)
        ]
        if len(of_kind) > 1:
            small, large = of_kind[0], of_kind[-1]
            ratio = measured(large) / measured(small)
            sizes = f"{large['part']['documents']} against {small['part']['documents']}"
            yield Reached(
                f"page around the search, {sizes}",
                f"{database}, {engine}",
                f"{ratio:.2f}",
                f"at most {_NO_MORE:g}",
                ratio <= _NO_MORE,
            )


def as_share(times: float) -> str:
    """How many times less it is, as a share."""
    return f"1/{times:.1f}" if times >= 1 else f"{1 / times:.1f} times"


def part_name(result: Result) -> str:
    part = result["part"]
    return f"{part['documents']}, {part['database']}, {part['engine']}"
