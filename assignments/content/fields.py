"""Takes the fields of one object, one by one, and collects what is wrong with them."""

from collections.abc import Collection, Iterator
from typing import Any, TypeVar

from assignments.content.moments import InvalidError
from assignments.content.problems import Problem
from assignments.content.values import Read

T = TypeVar("T")


class Fields:
    """The fields of one JSON object at a known place in the file.

    A field that is missing or wrong becomes a Problem and a stand-in value, so that one pass
    finds everything that is wrong. What is read from an object with problems is never used.
    """

    def __init__(
        self, source: object, problems: list[Problem], list_name: str, key: str, path: str = ""
    ) -> None:
        self.problems = problems
        self.list = list_name
        self.key = key
        self.path = path
        self.taken: set[str] = set()
        self.whole = isinstance(source, dict)
        self.source: dict[str, Any] = source if isinstance(source, dict) else {}
        if not self.whole:
            self.problem("", "is not an object")

    def __contains__(self, name: str) -> bool:
        return name in self.source

    def need(self, name: str, read: Read[T], stand_in: T) -> T:
        """The value of a required field."""
        if name not in self.source:
            if self.whole:
                self.problem(name, "is missing")
            return stand_in
        return self.may(name, read, stand_in)

    def may(self, name: str, read: Read[T], default: T) -> T:
        """The value of a field that may be left out."""
        self.taken.add(name)
        if name not in self.source:
            return default
        try:
            return read(self.source[name])
        except InvalidError as error:
            self.problem(name, str(error))
            return default

    def reference(self, name: str, keys: Collection[str]) -> str | None:
        """The id of a record in another list, or None when it is left out."""
        self.taken.add(name)
        value = self.source.get(name)
        if name in self.source and not (isinstance(value, str) and value in keys):
            self.problem(name, f"there is no {_shown_key(value)} in the file")
            return None
        return value

    def children(self, name: str) -> "Iterator[Fields]":
        """The objects of a list inside this one."""
        self.taken.add(name)
        value = self.source.get(name, [])
        if not isinstance(value, list):
            self.problem(name, "is not a list")
            return
        for index, child in enumerate(value, start=1):
            yield Fields(child, self.problems, self.list, self.key, f"{self.path}{name} {index}, ")

    def moved_to(self, list_name: str, path: str) -> "Fields":
        """These same fields, as those of a record of a list."""
        self.list, self.path = list_name, path
        return self

    def problem(self, name: str, message: str) -> None:
        field = f"{self.path}{name}" if name else self.path.rstrip(", ")
        self.problems.append(Problem(message, self.list, self.key, field))

    def done(self) -> None:
        """Every field that nobody took is unknown."""
        for name in self.source.keys() - self.taken:
            self.problem(name[:60], "is not a field of the format")


def _shown_key(value: object) -> str:
    return f"“{value[:60]}”" if isinstance(value, str) else "such id"
