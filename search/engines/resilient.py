"""An engine, and another that answers in its place when it cannot.

What the first one cannot do (EngineError) the second does; a bug is no such error and stands.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from search.engines.base import (
    EngineAnswer,
    EngineError,
    EngineQuery,
    Frequencies,
    IndexMissingError,
    Searcher,
)
from search.engines.breaker import FIRST_WAIT, Breaker

T = TypeVar("T")


@dataclass(frozen=True)
class State:
    """How it goes in this process: who answers now, and what has happened since it started."""

    answers: str  # the name of an engine
    openings: int  # how often the first engine was given up
    stood_in: int  # questions that the second one answered


class ResilientEngine:
    """Answers from `primary`, or from `stand_in` while that one fails."""

    def __init__(
        self, primary: Searcher, stand_in: Searcher, *, first_wait: float = FIRST_WAIT
    ) -> None:
        self.name = primary.name
        self._primary = primary
        self._stand_in = stand_in
        self._breaker = Breaker(primary.name, self._probe, EngineError, first_wait=first_wait)
        self._stood_in = 0

    def search(self, query: EngineQuery) -> EngineAnswer:
        def question(engine: Searcher) -> EngineAnswer:
            answer = engine.search(query)
            return answer if engine is self._primary else replace(answer, stand_in=engine.name)

        return self._ask(question)

    def frequencies(self, terms: Iterable[str]) -> Frequencies:
        wanted = list(terms)
        return self._ask_near(lambda engine: engine.frequencies(wanted))

    def terms(self, prefix: str) -> Iterator[tuple[str, int]]:
        yield from self._ask_near(lambda engine: list(engine.terms(prefix)))

    def generation(self) -> str:
        """That of both: the one answers searches, the other knows the words."""
        searched = self._ask(lambda engine: f"{engine.name}:{engine.generation()}")
        return f"{searched} {self._stand_in.generation()}"

    def ready(self) -> bool:
        """Whether one of them can answer."""
        try:
            if self._breaker.allows() and self._primary.ready():
                return True
        except EngineError as error:
            self._breaker.trip(error)
        return self._stand_in.ready()

    def state(self) -> State:
        engine = self._stand_in if self._breaker.is_open else self._primary
        return State(engine.name, self._breaker.openings, self._stood_in)

    def _ask(self, question: Callable[[Searcher], T]) -> T:
        if self._breaker.allows():
            try:
                return question(self._primary)
            except EngineError as error:
                self._breaker.trip(error)
        self._stood_in += 1
        return question(self._stand_in)

    def _ask_near(self, question: Callable[[Searcher], T]) -> T:
        """Of words and how often they are written, the one that stands in knows as much, at once.

        So a search costs one request, and weighs its words the same whoever then answers it.
        """
        try:
            return question(self._stand_in)
        except IndexMissingError:
            return self._ask(question)

    def _probe(self) -> None:
        self._primary.search(EngineQuery(now=0))
