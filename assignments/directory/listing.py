"""Which organisations match, in which order, and the number beside each filter. Pure.

Names are compared and sorted here rather than in the database: SQLite knows no capitals beyond
ASCII, and neither it nor PostgreSQL's default sorts å, ä and ö as Swedish does. A city has
hundreds of organisations, seldom thousands: five thousand take 0.1 s of a processor.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from assignments.directory.criteria import DirectoryCriteria

# å, ä and ö after z.
_LAST_LETTERS = str.maketrans({"å": "{a", "ä": "{b", "ö": "{c", "æ": "{b", "ø": "{c", "ü": "y"})


@dataclass(frozen=True)
class Listed:
    """An organisation as the directory looks at it. `values` are its own by facet."""

    pk: int
    title: str
    summary: str
    values: Mapping[str, frozenset[str]]

    @cached_property
    def text(self) -> str:
        return f"{self.title} {self.summary}".casefold()

    def unmet(self, criteria: DirectoryCriteria) -> list[str] | None:
        """The facets whose chosen values it has none of: values of one facet are alternatives,
        facets must all be met. None where it lacks a word, which no filter changes."""
        if not all(word in self.text for word in criteria.words):
            return None
        return [
            name
            for name, chosen in criteria.chosen.items()
            if chosen and not chosen & self.values[name]
        ]


def matching(rows: Iterable[Listed], criteria: DirectoryCriteria) -> list[Listed]:
    """Those that match, by name."""
    found = [row for row in rows if row.unmet(criteria) == []]
    return sorted(found, key=lambda row: (alphabetical(row.title), row.pk))


def counts(
    rows: Sequence[Listed], criteria: DirectoryCriteria, facets: Iterable[str]
) -> dict[str, Counter[str]]:
    """By facet and value: how many one would get by choosing it, its facet's own choices aside."""
    found = {facet: Counter[str]() for facet in facets}
    for row in rows:
        unmet = row.unmet(criteria)
        if unmet is None or len(unmet) > 1:
            continue
        # One that fails a single facet counts within that facet alone.
        for facet in unmet or found:
            found[facet].update(row.values[facet])
    return found


def alphabetical(name: str) -> str:
    """A key that sorts as Swedish does: capitals and other accents do not count."""
    letters = name.casefold().translate(_LAST_LETTERS)
    if letters.isascii():
        return letters
    plain = unicodedata.normalize("NFD", letters)
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
