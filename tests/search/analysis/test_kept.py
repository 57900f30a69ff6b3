from collections import Counter
from collections.abc import Callable

import pytest

from search.analysis.kept import Kept


class Sums:
    """Sums of numbers that are asked for by name; one sum may have another in it."""

    def __init__(self, **numbers: int) -> None:
        self.numbers = numbers
        self.kept = Kept()
        self.reckoned: Counter[str] = Counter()

    def number(self, name: str) -> int:
        self.kept.note(name)
        return self.numbers[name]

    def inner(self) -> int:
        return self._kept("inner", lambda: self.number("one"))

    def outer(self) -> int:
        return self._kept("outer", lambda: self.inner() + self.number("two"))

    def _kept(self, name: str, reckon: Callable[[], int]) -> int:
        def counted() -> int:
            self.reckoned[name] += 1
            return reckon()

        return self.kept.value(name, counted)


def test_a_value_is_reckoned_once() -> None:
    sums = Sums(one=1, two=2)
    assert (sums.outer(), sums.outer(), sums.inner()) == (3, 3, 1)
    assert sums.reckoned == {"outer": 1, "inner": 1}


@pytest.mark.parametrize("first", ["outer", "inner"])
def test_what_depends_on_a_changed_answer_is_reckoned_anew(first: str) -> None:
    """Also by way of another value, that was reckoned within it or before."""
    sums = Sums(one=1, two=2)
    getattr(sums, first)()
    sums.outer()
    sums.numbers["one"] = 10
    sums.kept.forget({"one"})
    assert (sums.outer(), sums.inner()) == (12, 10)


def test_what_does_not_depend_on_it_stays() -> None:
    sums = Sums(one=1, two=2)
    sums.outer()
    sums.kept.forget({"two"})
    sums.outer()
    assert sums.reckoned == {"outer": 2, "inner": 1}


def test_what_failed_is_not_kept() -> None:
    sums = Sums(one=1)
    with pytest.raises(KeyError):
        sums.outer()
    sums.numbers["two"] = 2
    assert sums.outer() == 3
