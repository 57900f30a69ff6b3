"""What an import did, for whoever ran it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"


@dataclass
class Report:
    """Counts of outcomes, and the records that somebody should look at."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    kept: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    weeks: int = 0

    def lines(self) -> Iterator[str]:
        """The report as lines of text."""
        yield ", ".join(f"{self.outcomes[outcome]} {outcome}" for outcome in Outcome) + "."
        if self.weeks:
            yield f"Dates are shifted by {self.weeks:+d} weeks, as at the first import."
        for name in self.kept:
            yield f"Kept: {name}. Overwrite with --force."
        for name in self.gone:
            yield f"Gone from the file, still in the portal: {name}."
