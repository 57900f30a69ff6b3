"""docs/benchmarks.md, drawn from the results: ratios and goals first."""

from collections.abc import Iterable, Sequence
from typing import Any

from scripts.bench.goals import EMPTY, Result, as_share, part_name, reached

_INTRODUCTION = """\
# Benchmarks

Written by `make bench`; do not edit. Ratios hold on other machines too; requests per second and
milliseconds are of this one.
"""

_METHOD = """\
## How it is measured

- **Content**: the demonstration content and assignments invented from it by a seed (`scripts/bench/invented.py`), laid into the page tree by the bulk route that `scripts/bench/bulk.py` describes, then one rebuild of the index.
- **Server**: `manage.py serve` with two processes and `manage.py worker`, as `make run` starts them, with production's settings but for TLS. *Uncached* is `PAGE_CACHE_MB=0`: every request makes its page anew. *Cached* is the default cache, warmed. Answers are compressed as browsers ask for it.
- **Client**: eight connections, each asking one thing after the other; a new connection after 25 requests; each request from another network, so that rate limits count but do not refuse. It shares the processors with the server (and with Elasticsearch and PostgreSQL), so a machine with more cores shows more.
- **In turns**: all targets of a table are asked a little each, several times around, so that what else the machine did falls on all alike. The empty view stands behind the same middleware, the rate limit among them; it is never cached.
- **Searches**: residents' words, with and without filters, drawn by a seed (`scripts/bench/queries.py`); 300 different ones uncached, 10 cached. Assignment pages: the 300 newest, 10 cached.
- **Processor**: the time that all processes of the web server used for one request, which a busy machine changes less than the rest.
- **From inside**: one process asks the same searches as whole pages. *Engine* is the engine's answer alone, with text, filters and the counts of all facets; *finding* is that with analysis, vocabulary and ranking; *around* is the rest of the page. Elasticsearch has answered the same searches ten times before: on the virtual machine of Java, which compiles as it goes, the first thousands take up to three times as long. *Suggestions* are whole answers for 1 to 8 letters of such searches. Saved searches (`scripts/bench/watching.py`) are compared with the 50 newest pages.
- **From the editor to the resident**: pages are published and taken back while the portal and its worker run with caches, and asked for until a visitor sees it (`scripts/bench/publishing.py`).

## To repeat it

`make bench` measures each part that has no result at this commit, keeps results under `var/bench/results/`, and can be stopped and started again. `BENCH_PARTS=10000-sqlite-tantivy make bench` measures one; `scripts/bench/__main__.py` lists the switches. PostgreSQL comes from the installed programs (`scripts/postgres`), Elasticsearch from `scripts/elasticsearch`; what is missing is said and skipped.
"""

# Heading, where it is in a result.
_INSIDE = (
    ("engine p50", ("engine", "p50_ms")),
    ("engine p95", ("engine", "p95_ms")),
    ("finding p50", ("finding", "p50_ms")),
    ("finding p95", ("finding", "p95_ms")),
    ("around p50", ("around", "p50_ms")),
    ("page p50", ("page", "p50_ms")),
    ("page p95", ("page", "p95_ms")),
    ("around, processor", ("around", "processor_p50_ms")),
    ("page, processor", ("page", "processor_p50_ms")),
    ("suggestions p50", ("suggestions", "p50_ms")),
    ("suggestions p95", ("suggestions", "p95_ms")),
)
_BUILDING = (
    ("documents", ("rebuild", "documents")),
    ("rebuild, s", ("rebuild", "seconds")),
    ("documents a second", ("rebuild", "per_second")),
    ("memory of the rebuild, MB", ("rebuild", "megabytes")),
    ("one change p50, ms", ("change", "p50_ms")),
)
_VISITS = (
    ("requests a second", "per_second"),
    ("p50, ms", "p50_ms"),
    ("p95, ms", "p95_ms"),
    ("processor, ms", "processor_ms"),
    ("bytes", "bytes"),
)


def report(results: Sequence[Result]) -> str:
    """The whole document."""
    ordered = sorted(results, key=lambda result: tuple(result["part"].values()))
    parts = [
        _INTRODUCTION,
        "## Ratios and goals\n",
        _goals(ordered),
        "## Machine\n",
        _machines(ordered),
        "## The search from inside, in milliseconds\n",
        _inside(ordered, _INSIDE),
        "## Indexing\n",
        _inside(ordered, _BUILDING),
        "The embedded index takes "
        + _listed(f"{r['inside']['index_megabytes']} MB ({part_name(r)})" for r in ordered)
        + " on the disk.\n",
        "## From the editor to the resident, in seconds\n",
        _publishing(ordered),
        "## Memory, in megabytes\n",
        _memory(ordered),
        "## Requests\n",
        *(_visits(result) for result in ordered),
        _METHOD,
    ]
    return "\n".join(parts)


def _goals(results: list[Result]) -> str:
    rows = [
        (each.what, each.part, each.figure, each.goal, "yes" if each.reached else "**no**")
        for each in reached(results)
    ]
    return _table(("what", "assignments, database, engine", "measured", "goal", "reached"), rows)


def _machines(results: list[Result]) -> str:
    rows = [
        (
            part_name(result),
            result["commit"],
            *(result["machine"][name] for name in ("at", "processor", "cores", "memory_gb")),
            *(result["machine"][name] for name in ("system", "python", "load")),
        )
        for result in results
    ]
    return _table(
        ("part", "commit", "UTC", "processor", "cores", "GB", "system", "Python", "load"), rows
    )


def _inside(results: list[Result], columns: Sequence[tuple[str, tuple[str, str]]]) -> str:
    rows = [
        (
            part_name(result),
            # What was measured before this was asked has no such figure.
            *(result["inside"].get(where, {}).get(what) for _, (where, what) in columns),
        )
        for result in results
    ]
    return _table(("part", *(heading for heading, _ in columns)), rows)


def _publishing(results: list[Result]) -> str:
    rows = [
        (part_name(result), *(published[name] for name in ("times", "found", "gone")))
        for result in results
        if (published := result.get("publishing"))
    ]
    return _table(
        ("part", "pages", "published until found, at most", "taken back until gone, at most"), rows
    )


def _memory(results: list[Result]) -> str:
    """Of the processes that answer; the server's first one only looks after them."""
    rows = [
        (
            part_name(result),
            _listed(result["memory"]["web"][1:]),
            _listed(result["memory"]["worker"]),
        )
        for result in results
    ]
    return _table(("part", "web processes", "worker"), rows)


def _visits(result: Result) -> str:
    rows = []
    for run in ("uncached", "cached"):
        empty = result[run][EMPTY]["per_second"]
        for page, figures in result[run].items():
            share = as_share(empty / figures["per_second"])
            rows.append((f"{page}, {run}", share, *(figures[name] for _, name in _VISITS)))
    headings = ("what", "of the empty view", *(heading for heading, _ in _VISITS))
    return f"### {part_name(result)}\n\n{_table(headings, rows)}"


def _table(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    lines = [headings, ["---"] * len(headings), *rows]
    return "".join(f"| {' | '.join(_shown(cell) for cell in line)} |\n" for line in lines)


def _shown(cell: Any) -> str:
    return "–" if cell is None else str(cell)


def _listed(values: Iterable[Any]) -> str:
    return ", ".join(map(str, values))
