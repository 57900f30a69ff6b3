"""What is reckoned from answers to questions, kept for as long as the answers stay the same."""

from collections.abc import Callable, Hashable
from collections.abc import Set as AbstractSet
from typing import Any, TypeVar

T = TypeVar("T")
Question = Hashable


class Kept:
    """Values by keys, each with the questions that it was reckoned from.

    What is reckoned from another value depends on the questions of that one too.
    """

    def __init__(self) -> None:
        self._values: dict[Hashable, tuple[Any, frozenset[Question]]] = {}
        self._asked: set[Question] = set()

    def __len__(self) -> int:
        return len(self._values)

    def note(self, question: Question) -> None:
        """What is being reckoned depends on the answer to this."""
        self._asked.add(question)

    def value(self, key: Hashable, reckon: Callable[[], T]) -> T:
        """The value of that key, reckoned when it is not there."""
        kept = self._values.get(key)
        if kept is None:
            kept = self._values[key] = self._reckoned(reckon)
        value: T = kept[0]
        self._asked |= kept[1]
        return value

    def forget(self, changed: AbstractSet[Question]) -> None:
        """Let go of what depends on any of these."""
        if changed:
            self._values = {
                key: kept for key, kept in self._values.items() if changed.isdisjoint(kept[1])
            }

    def _reckoned(self, reckon: Callable[[], Any]) -> tuple[Any, frozenset[Question]]:
        outer, self._asked = self._asked, set()
        try:
            return reckon(), frozenset(self._asked)
        finally:
            self._asked = outer
