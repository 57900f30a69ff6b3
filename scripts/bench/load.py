"""The client: a few connections that ask one thing after the other and wait for each answer.

It is no faster than it must be, and runs on the same machine: its share of the processors is in
every figure. Several targets are asked in turns, a little each, so that whatever else the machine
does meanwhile falls on all of them alike.
"""

import random
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

CONNECTIONS = 8
# Then a new connection: each stays with one process of the server.
PER_CONNECTION = 25
TIMEOUT = 30
NETWORKS = 50_000
# New connections until each of two processes has most likely had one.
TRIES_PER_CACHE = 6
_ACCEPT = (("Accept-Encoding", "gzip, br"),)
_CHUNK = 1 << 18
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


class AnswerError(Exception):
    """An answer that is not the one asked for; nothing can be concluded from such a run."""


@dataclass(frozen=True)
class Target:
    """Something to ask for: `paths` in random order, each expected to be answered with `status`.

    Before each turn of one that is `kept`, every path is asked so often that all processes of the
    server have it in their caches.
    """

    name: str
    url: str
    paths: Sequence[str]
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    kept: bool = False


@dataclass(frozen=True)
class Answer:
    head: bytes
    body: bytes

    @property
    def status(self) -> int:
        return int(self.head[9:12])

    @property
    def headers(self) -> dict[str, str]:
        lines = self.head.decode("latin-1").split("\r\n")[1:-1]
        return {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}


@dataclass
class Tally:
    """What one target took: milliseconds of each answer, seconds in all, bytes received."""

    milliseconds: list[float] = field(default_factory=list)
    seconds: float = 0.0
    bytes: int = 0
    processor: float | None = None  # seconds of the server's processes; None where it is not ours

    def figures(self) -> dict[str, float | None]:
        taken = sorted(self.milliseconds)
        number = len(taken)
        return {
            "requests": number,
            "per_second": round(number / self.seconds, 1),
            "p50_ms": round(taken[number // 2], 2),
            "p95_ms": round(taken[int(number * 0.95)], 2),
            "processor_ms": self.processor and round(self.processor / number * 1000, 2),
            "bytes": round(self.bytes / number),
        }


def measure(
    targets: Sequence[Target], rounds: int, seconds: float, processor: Callable[[], float]
) -> dict[str, dict[str, float | None]]:
    """Ask each target for `seconds` in each of `rounds`, after as long a warm-up of each.

    `processor` gives the seconds of processor time that the first target's server has used so far.
    """
    for target in targets:
        _ask(target, seconds, Tally())
    tallies = {target.name: Tally() for target in targets}
    for _ in range(rounds):
        for target in targets:
            if target.kept:
                _fill_caches(target)
            tally, before = tallies[target.name], processor()
            _ask(target, seconds, tally)
            if target.url == targets[0].url:
                tally.processor = (tally.processor or 0.0) + processor() - before
    return {name: tally.figures() for name, tally in tallies.items()}


def fetch(url: str, path: str) -> "Answer":
    """One GET, uncompressed."""
    with _connection(url) as connection:
        connection.sendall(_request(url, path, (), "10.0.0.1"))
        return _answer(connection)


def _fill_caches(target: Target) -> None:
    for path in target.paths:
        for _ in range(TRIES_PER_CACHE):
            with _connection(target.url) as connection:
                connection.sendall(_request(target.url, path, _ACCEPT, "10.0.0.2"))
                _answer(connection)


def _ask(target: Target, seconds: float, tally: Tally) -> None:
    started = time.monotonic()
    until = started + seconds
    failed: list[Exception] = []

    def visit(seed: int) -> None:
        try:
            for milliseconds, size in _visits(target, until, random.Random(seed)):  # noqa: S311 no secret
                tally.milliseconds.append(milliseconds)
                tally.bytes += size
        except (AnswerError, OSError) as error:
            failed.append(error)

    visitors = [threading.Thread(target=visit, args=(seed,)) for seed in range(CONNECTIONS)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    tally.seconds += time.monotonic() - started
    if failed:
        raise AnswerError(f"{target.name}: {failed[0]}") from failed[0]


def _visits(target: Target, until: float, chance: random.Random) -> Iterator[tuple[float, int]]:
    headers = (*_ACCEPT, *target.headers)
    while time.monotonic() < until:
        with _connection(target.url) as connection:
            for _ in range(PER_CONNECTION):
                path = chance.choice(target.paths)
                network = chance.randrange(NETWORKS)
                visitor = f"10.{network >> 16}.{network >> 8 & 255}.{network & 255}"
                request = _request(target.url, path, headers, visitor)
                started = time.perf_counter()
                connection.sendall(request)
                answer = _answer(connection)
                taken = (time.perf_counter() - started) * 1000
                if answer.status != target.status:
                    raise AnswerError(f"{path} was answered with {answer.status}")
                yield taken, len(answer.head) + len(answer.body)
                if time.monotonic() >= until:
                    return


def _connection(url: str) -> socket.socket:
    parts = urlsplit(url)
    connection = socket.create_connection((parts.hostname, parts.port), timeout=TIMEOUT)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def _request(url: str, path: str, headers: Sequence[tuple[str, str]], visitor: str) -> bytes:
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: {urlsplit(url).netloc}",
        f"X-Forwarded-For: {visitor}",
        *(f"{name}: {value}" for name, value in headers),
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def _answer(connection: socket.socket) -> Answer:
    data = connection.recv(_CHUNK)
    while (end := data.find(b"\r\n\r\n")) < 0:
        data += _more(connection)
    answer = Answer(data[: end + 2], b"")
    length = 0 if answer.status == 304 else _length(answer.head)
    parts, missing = [data[end + 4 :]], length - len(data) + end + 4
    while missing > 0:
        parts.append(_more(connection))
        missing -= len(parts[-1])
    return Answer(answer.head, b"".join(parts))


def _more(connection: socket.socket) -> bytes:
    data = connection.recv(_CHUNK)
    if not data:
        raise AnswerError("the connection was closed")
    return data


def _length(head: bytes) -> int:
    found = _LENGTH.search(head)
    if found is None:
        raise AnswerError("an answer without Content-Length")
    return int(found[1])
