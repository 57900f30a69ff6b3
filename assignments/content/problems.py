"""What is wrong with a content file, in words that lead to the place."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, and where: the list, the record's id and the field."""

    message: str
    list: str = ""
    id: str = ""
    field: str = ""

    def __str__(self) -> str:
        place = " ".join(part for part in (self.list, self.id and f"“{self.id}”") if part)
        path = ", ".join(part for part in (place, self.field) if part)
        line = " ".join((f"{path}: {self.message}" if path else self.message).split())
        # The file may hold what no terminal should print.
        return "".join(character if character.isprintable() else "�" for character in line)


class ContentError(Exception):
    """The file cannot be imported. Carries every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
