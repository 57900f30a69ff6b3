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
class Figure:
    """A figure of the parts with so many documents and this engine; None: with any."""

    what: str
    path: tuple[str, ...]
    most: float
    unit: str
    documents: int | None = 10_000
    engine: str | None = "tantivy"

    def of(self, result: Result) -> Iterator[Reached]:
        part = result["part"]
        measured: Any = result
        for name in self.path:
            # What was measured before this was asked has no such figure.
            measured = measured.get(name, {})
        if (
            measured != {}
            and self.documents in (None, part["documents"])
            and self.engine in (None, part["engine"])
        ):
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


_ENGINE = ("inside", "engine", "p95_ms")
GOALS: tuple[Share | Figure | Beside, ...] = (
    Share("search page, uncached", "uncached", "search page", 30),
    Share("assignment page, uncached", "uncached", "assignment page", 25),
    Share("search page, cached", "cached", "search page", 2),
    Share("assignment page, cached", "cached", "assignment page", 2),
    Share("start page, cached", "cached", "start page", 2),
    Beside(3),
    Figure("engine, p95", _ENGINE, 10, "ms"),
    Figure("engine, p95", _ENGINE, 25, "ms", engine="elasticsearch"),
    Figure("engine, p95", _ENGINE, 25, "ms", documents=100_000),
    Figure("rebuild", ("inside", "rebuild", "seconds"), 30, "s", engine=None),
    Figure("suggestions, p95", ("inside", "suggestions", "p95_ms"), 30, "ms"),
    Figure(
        "5,000 saved searches against 50 new pages, processor",
        ("inside", "saved_searches", "processor_seconds"),
        2,
        "s",
    ),
    Figure(
        "from publish to found, the longest",
        ("publishing", "found"),
        3,
        "s",
        documents=None,
        engine=None,
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
