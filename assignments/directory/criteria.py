"""GET parameters of the directory -> criteria. Any input gives criteria; what is not known is left
out and told."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import QueryDict
from django.utils.translation import gettext as _

MAX_QUERY = 100  # characters
MAX_VALUES = 50  # of one parameter


@dataclass(frozen=True)
class DirectoryCriteria:
    """What is looked for: `words` of the name, and chosen values by the name of the facet."""

    q: str = ""
    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.q.casefold().split())

    def query_string(self, *, toggle: tuple[str, str] | None = None) -> str:
        """`?q=…&topic=…`, with one value of a facet added or taken away."""
        chosen = {name: set(values) for name, values in self.chosen.items()}
        if toggle:
            name, value = toggle
            chosen.setdefault(name, set()).symmetric_difference_update({value})
        query = QueryDict(mutable=True)
        if self.q:
            query["q"] = self.q
        for name, values in chosen.items():
            query.setlist(name, sorted(values))
        return f"?{query.urlencode()}"


def read(
    query: QueryDict, known: Mapping[str, Mapping[str, str]]
) -> tuple[DirectoryCriteria, list[str]]:
    """The criteria, and a sentence about each value that is not one of `known` (by facet)."""
    problems: list[str] = []
    chosen = {}
    for name, labels in known.items():
        sent = list(dict.fromkeys(query.getlist(name)))[:MAX_VALUES]
        chosen[name] = frozenset(value for value in sent if value in labels)
        problems += [
            _("“%(value)s” is not a choice here and was left out.") % {"value": printable(value)}
            for value in sent
            if value and value not in labels
        ]
    q = printable(query.get("q", ""))
    return DirectoryCriteria(q=q, chosen=chosen), problems


def printable(text: str) -> str:
    """Without control characters and surrogates, each run of space as one, at most MAX_QUERY."""
    shown = "".join(character if character.isprintable() else " " for character in text[:1000])
    return " ".join(shown.split())[:MAX_QUERY]
