"""What a search gives: all that the page and the API show, with nothing left to decide.

Every `query` here is a GET query with its question mark (`?q=hund&tier=micro`; `?` alone for no
parameters), relative to the search page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from assignments.listed import ListedAssignment, ListedCall
from assignments.paging import Paging
from search.criteria import Criteria, Reason, Sort
from search.whereabouts import Distance


class Part(NamedTuple):
    """A piece of text, and whether it is marked as what was searched for."""

    text: str
    marked: bool = False


@dataclass(frozen=True)
class Hit:
    """One page found.

    `page` is a ListedAssignment (`type` "assignment") or a ListedCall ("call"). `highlight` is a
    passage of its text with the words that were searched for marked; empty when the words are in
    none of its running text. `distance` is from what was searched near to; None without that, and
    for what has no place.
    """

    type: str
    page: ListedAssignment | ListedCall
    highlight: tuple[Part, ...] = ()
    distance: Distance | None = None


@dataclass(frozen=True)
class FacetOption:
    """One value of a facet. `count` is what one would get by choosing it; `query` toggles it."""

    value: str
    label: str
    count: int
    selected: bool
    query: str


@dataclass(frozen=True)
class FacetResult:
    """A facet with all its values, in a stable order. `kind` is "choices" or "flag".

    `shown` are those that stand open and `folded` the rest; a chosen one is always shown.
    """

    name: str
    label: str
    kind: str
    options: tuple[FacetOption, ...]
    shown: tuple[FacetOption, ...]
    folded: tuple[FacetOption, ...]

    @property
    def selected(self) -> int:
        """How many values are chosen."""
        return sum(option.selected for option in self.options)


@dataclass(frozen=True)
class ChosenFilter:
    """A chosen value; `query` is the search without it."""

    parameter: str
    value: str
    label: str
    query: str


@dataclass(frozen=True)
class SortOption:
    value: Sort
    label: str
    selected: bool
    query: str


@dataclass(frozen=True)
class Suggestion:
    """A better spelling that has results."""

    text: str
    total: int
    query: str


@dataclass(frozen=True)
class Offer:
    """A filter that `words` of the text name; `query` is the search with it in their place.

    `facet` and `label` are what the parameter and the value are called; `text` is what q then is,
    and `total` how many there are.
    """

    parameter: str
    value: str
    facet: str
    label: str
    words: str
    text: str
    total: int
    query: str


@dataclass(frozen=True)
class Relaxation:
    """A chosen value whose removal gives results; `query` is the search without it."""

    parameter: str
    value: str
    label: str
    total: int
    query: str


@dataclass(frozen=True)
class Notice:
    """Something sent that was not used, and the sentence that tells the visitor so."""

    parameter: str
    value: str
    reason: Reason
    message: str


@dataclass(frozen=True)
class Results:
    """The answer to `criteria`. `total` is exact, also where paging does not reach.

    `wordless` is true when q holds no letter or digit: there are no hits, and help is due.
    `read_as` is the text with the words that no document has as they were taken for; empty: none was.
    `first` and `last` are the places of this page's hits among all (1-based; 0 when none).
    """

    criteria: Criteria
    total: int
    page: int
    pages: int
    first: int
    last: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, FacetResult]
    chosen: tuple[ChosenFilter, ...]
    clear: str  # query without any filter
    sorts: tuple[SortOption, ...]
    paging: Paging
    engine: str
    degraded: bool = False
    read_as: str = ""
    suggestion: Suggestion | None = None
    relaxed: tuple[Relaxation, ...] = ()
    problems: tuple[Notice, ...] = ()
    understood: tuple[Offer, ...] = ()

    @property
    def wordless(self) -> bool:
        return self.criteria.wordless

    @property
    def choices(self) -> tuple[FacetResult, ...]:
        """The facets with several values, in order: a fieldset each."""
        return tuple(facet for facet in self.facets.values() if facet.kind == "choices")

    @property
    def flags(self) -> tuple[FacetResult, ...]:
        """The facets with the single value `1`, in order: one fieldset together."""
        return tuple(facet for facet in self.facets.values() if facet.kind == "flag")
