"""`make bench`: measure what has not been measured yet at this commit, and write the report.

BENCH_SIZES=1000,10000,100000   numbers of assignments
BENCH_DATABASES=sqlite,postgres   at each size; without it PostgreSQL at 10,000 alone
BENCH_PARTS=10000-sqlite-tantivy,…   these alone
BENCH_SECONDS=1 BENCH_ROUNDS=3 BENCH_SEARCHES=300   how long
BENCH_AGAIN=1   also what has been measured
BENCH_BESIDE=NAME=URL   another site's page, asked in turns with ours
BENCH_REPORT=docs/benchmarks.md   where the report goes
"""

import json
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from portal.trial import ROOT
from scripts.bench.load import AnswerError, Target
from scripts.bench.machine import commit, machine
from scripts.bench.measuring import WrongEngineError, measured
from scripts.bench.parts import Part, chosen_parts, effort
from scripts.bench.report import report
from scripts.bench.servers import elasticsearch, postgres
from scripts.bench.site import Site, SiteError

VAR = Path(os.environ.get("VAR_DIR", ROOT / "var")) / "bench"
RESULTS = VAR / "results"


def say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def beside() -> list[Target]:
    """Other sites to be asked in turns with ours: `NAME=URL`, parted by spaces."""
    made = []
    for each in os.environ.get("BENCH_BESIDE", "").split():
        name, _, url = each.partition("=")
        parts = urlsplit(url)
        made.append(
            Target(name.replace("_", " "), f"{parts.scheme}://{parts.netloc}", [parts.path])
        )
    return made


def is_measured(part: Part) -> bool:
    path = RESULTS / f"{part.name}.json"
    if os.environ.get("BENCH_AGAIN") or not path.exists():
        return False
    return bool(json.loads(path.read_text())["commit"] == commit())


@contextmanager
def needed_servers(part: Part) -> Iterator[tuple[str, str] | None]:
    """Addresses of the database and of Elasticsearch, or None where one is missing."""
    with ExitStack() as own:
        database = search = ""
        if part.database == "postgres":
            database = own.enter_context(postgres(VAR / f"{part.documents}-postgres"))
            if not database:
                yield None
                return
        if part.engine == "elasticsearch":
            search = own.enter_context(elasticsearch(VAR))
            if not search:
                yield None
                return
        yield database, search


def measure_part(part: Part) -> None:
    with needed_servers(part) as servers:
        if servers is None:
            return
        figures = measured(part, Site.of(part, VAR, *servers), effort(), beside())
    figures |= {"commit": commit(), "machine": machine(), "part": vars(part)}
    (RESULTS / f"{part.name}.json").write_text(json.dumps(figures, indent=1))


def main() -> None:
    # Told to stop, it ends what it has started, as at Ctrl-C.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    RESULTS.mkdir(parents=True, exist_ok=True)
    failed = 0
    for part in chosen_parts():
        if is_measured(part):
            say(f"{part.name}: measured before at this commit")
            continue
        say(f"{part.name}: …")
        try:
            measure_part(part)
        except (AnswerError, SiteError, WrongEngineError) as error:
            say(f"{part.name} could not be measured: {error}")
            failed += 1
    path = Path(os.environ.get("BENCH_REPORT", ROOT / "docs/benchmarks.md"))
    path.write_text(
        report([json.loads(each.read_text()) for each in sorted(RESULTS.glob("*.json"))])
    )
    say(f"written: {path}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
