"""What is measured: each part is a number of assignments on a database with an engine."""

import os
from dataclasses import dataclass

DATABASES = ("sqlite", "postgres")
ENGINES = ("tantivy", "elasticsearch")
# From so many on, only what searches is measured.
SEARCH_ONLY = 50_000
# Numbers of assignments, with the databases that each is measured on.
USUAL = {1_000: ("sqlite",), 10_000: DATABASES, 100_000: ("sqlite",)}


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
    """Those of BENCH_PARTS, else of BENCH_SIZES and BENCH_DATABASES, else the usual ones."""
    if named := _listed("BENCH_PARTS"):
        return [_part(name) for name in named]
    sizes = [int(size) for size in _listed("BENCH_SIZES")] or list(USUAL)
    return [
        Part(size, database, engine)
        for size in sizes
        for database in _listed("BENCH_DATABASES") or USUAL.get(size, DATABASES[:1])
        for engine in ENGINES
    ]


def effort() -> Effort:
    """BENCH_ROUNDS, BENCH_SECONDS and BENCH_SEARCHES."""
    return Effort(
        rounds=int(os.environ.get("BENCH_ROUNDS", "3")),
        seconds=float(os.environ.get("BENCH_SECONDS", "1")),
        searches=int(os.environ.get("BENCH_SEARCHES", "300")),
    )


def _listed(variable: str) -> list[str]:
    return [each.strip() for each in os.environ.get(variable, "").split(",") if each.strip()]


def _part(name: str) -> Part:
    size, database, engine = name.split("-")
    if database not in DATABASES or engine not in ENGINES:
        raise SystemExit(f"{name} is no part: SIZE-{'|'.join(DATABASES)}-{'|'.join(ENGINES)}")
    return Part(int(size), database, engine)
