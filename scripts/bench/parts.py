"""What is measured: each part is a number of assignments on a database with an engine."""

import os
from dataclasses import dataclass

DATABASES = ("sqlite", "postgres")
ENGINES = ("tantivy", "elasticsearch")
# From so many on, only what searches is measured.
SEARCH_ONLY = 50_000


@dataclass(frozen=True)
class Part:
    documents: int
    database: str
    engine: str

    @property
    def name(self) -> str:
        return f"{self.documents}-{self.database}-{self.engine}"

    @property
    def search_only(self) -> bool:
        return self.documents >= SEARCH_ONLY


@dataclass(frozen=True)
class Effort:
    """How long is asked: `rounds` of `seconds` for each target, and so many different searches."""

    rounds: int
    seconds: float
    searches: int


def chosen_parts() -> list[Part]:
    """Those of BENCH_PARTS (`10000-sqlite-tantivy,…`), else of BENCH_SIZES with every engine."""
    named = os.environ.get("BENCH_PARTS", "")
    if named:
        return [_part(name.strip()) for name in named.split(",")]
    sizes = [int(size) for size in os.environ.get("BENCH_SIZES", "1000,10000,100000").split(",")]
    return [
        Part(size, database, engine)
        for size in sizes
        for database in (DATABASES if size < SEARCH_ONLY else DATABASES[:1])
        for engine in ENGINES
    ]


def effort() -> Effort:
    """BENCH_ROUNDS, BENCH_SECONDS and BENCH_SEARCHES."""
    return Effort(
        rounds=int(os.environ.get("BENCH_ROUNDS", "3")),
        seconds=float(os.environ.get("BENCH_SECONDS", "1.5")),
        searches=int(os.environ.get("BENCH_SEARCHES", "300")),
    )


def _part(name: str) -> Part:
    size, database, engine = name.split("-")
    if database not in DATABASES or engine not in ENGINES:
        raise SystemExit(f"{name} is no part: SIZE-{'|'.join(DATABASES)}-{'|'.join(ENGINES)}")
    return Part(int(size), database, engine)
