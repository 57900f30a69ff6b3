"""What is searched for: GET parameters <-> Criteria, both ways and total.

Any input gives a Criteria; what could not be used of it is a list of problems beside it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Self
from urllib.parse import urlencode

from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from search.facets import BY_NAME, FACETS, labels
from search.place_and_time import (
    ANY_DAY,
    PARAMETERS,
    Days,
    Near,
    pairs,
    read_days,
    read_near,
    without,
)
from search.problems import MAX_QUERY_LENGTH, Problem, Reason, clean_text, whole_text
from search.taxonomy import Taxonomy

__all__ = [
    "MAX_PAGE",
    "MAX_QUERY_LENGTH",
    "MAX_VALUES",
    "Criteria",
    "Days",
    "Filters",
    "Near",
    "Parsed",
    "Problem",
    "Reason",
    "Sort",
    "clean_text",
]

MAX_VALUES = 100  # of one parameter; more are not read
MAX_PAGE = 1000  # paging reaches the first 1,000 hits, whatever the size of a page


class Sort(TextChoices):
    RELEVANCE = "relevance", _("Best match")
    NEWEST = "newest", _("Newest")
    SOONEST = "soonest", _("Starts soonest")
    NEAREST = "nearest", _("Nearest")  # only beside a position


# One parameter's chosen values: distinct, sorted. Parameters stand in the order of FACETS.
Filters = tuple[tuple[str, tuple[str, ...]], ...]
_ORDER = {facet.name: place for place, facet in enumerate(FACETS)}


@dataclass(frozen=True)
class Criteria:
    """What is searched for. Values of one parameter are OR; parameters are AND."""

    q: str = ""
    filters: Filters = ()
    days: Days = ANY_DAY
    near: Near | None = None
    sort: Sort = Sort.RELEVANCE
    page: int = 1

    @classmethod
    def from_query(cls, query: QueryDict, taxonomy: Taxonomy) -> "Parsed":
        """Read GET parameters. Any input gives criteria; what was not used is in the problems."""
        return _parse(query, taxonomy)

    @classmethod
    def of(
        cls,
        q: str = "",
        *,
        days: Days = ANY_DAY,
        near: Near | None = None,
        sort: Sort = Sort.RELEVANCE,
        page: int = 1,
        **filters: Iterable[str],
    ) -> Self:
        """Criteria from values known to be right: `Criteria.of("hund", tier=["micro"])`."""
        return cls(clean_text(q), _canonical(filters), days, near, sort, page)

    def values(self, parameter: str) -> tuple[str, ...]:
        """The chosen values of a parameter."""
        return dict(self.filters).get(parameter, ())

    def chosen(self) -> list[tuple[str, str]]:
        """Every chosen value with its parameter; the radius belongs to what is near."""
        values = [(parameter, value) for parameter, values in self.filters for value in values]
        bounds = pairs(self.days, self.near)
        return values + [(name, value) for name, value in bounds if name != "radius"]

    @property
    def wordless(self) -> bool:
        """Whether q was given but holds no letter or digit: nothing can be meant by it."""
        return bool(self.q) and not any(character.isalnum() for character in self.q)

    def with_value(self, parameter: str, value: str) -> Self:
        """With one value more chosen, from page 1."""
        return self._with_values(parameter, {*self.values(parameter), value})

    def without_value(self, parameter: str, value: str) -> Self:
        """With one value less chosen, from page 1."""
        if parameter in PARAMETERS:
            days, near = without(self.days, self.near, parameter)
            return replace(self, days=days, near=near, page=1)._sortable()
        return self._with_values(parameter, set(self.values(parameter)) - {value})

    def with_only(self, parameter: str, value: str) -> Self:
        """With one value alone of a parameter, from page 1."""
        return self._with_values(parameter, {value})

    def toggled(self, parameter: str, value: str) -> Self:
        chosen = value in self.values(parameter)
        return (self.without_value if chosen else self.with_value)(parameter, value)

    def without_filters(self) -> Self:
        return replace(self, filters=(), days=ANY_DAY, near=None, page=1)._sortable()

    def with_text(self, q: str) -> Self:
        return replace(self, q=clean_text(q), page=1)

    def near_to(self, near: Near) -> Self:
        return replace(self, near=near, page=1)

    def sorted_by(self, sort: Sort) -> Self:
        return replace(self, sort=sort, page=1)

    def on_page(self, page: int) -> Self:
        return replace(self, page=page)

    def query_string(self) -> str:
        """The GET parameters, in one fixed order and without defaults; `` when there are none."""
        page = _pair("page", str(self.page)) if self.page > 1 else ""
        return _joined(self._text, _listed(self.filters), self._rest, page)

    def toggled_queries(self, parameter: str, values: Iterable[str]) -> list[str]:
        """The query string of `toggled` for each of the values; a page shows a hundred of them."""
        place = _ORDER[parameter]
        before = _listed(each for each in self.filters if _ORDER[each[0]] < place)
        after = _listed(each for each in self.filters if _ORDER[each[0]] > place)
        head, tail = _joined(self._text, before), _joined(after, self._rest)
        chosen = frozenset(self.values(parameter))
        return [
            _joined(head, *(_pair(parameter, each) for each in sorted(chosen ^ {value})), tail)
            for value in values
        ]

    @cached_property
    def _text(self) -> str:
        return _encoded([("q", self.q)]) if self.q else ""

    @cached_property
    def _rest(self) -> str:
        """What of the query string stands between the filters and the page."""
        said = pairs(self.days, self.near)
        if self.sort is not Sort.RELEVANCE:
            said.append(("sort", self.sort.value))
        return _encoded(said)

    def _with_values(self, parameter: str, values: Iterable[str]) -> Self:
        return replace(self, filters=_canonical({**dict(self.filters), parameter: values}), page=1)

    def _sortable(self) -> Self:
        """In an order that there is without a position."""
        if self.near is None and self.sort is Sort.NEAREST:
            return replace(self, sort=Sort.RELEVANCE)
        return self


@dataclass(frozen=True)
class Parsed:
    """Criteria, and what of the input could not be used for them."""

    criteria: Criteria
    problems: tuple[Problem, ...] = ()


def _listed(filters: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    return _joined(*(_pair(parameter, value) for parameter, values in filters for value in values))


def _encoded(said: Iterable[tuple[str, str]]) -> str:
    return urlencode(list(said), safe=",")


@lru_cache(maxsize=2048)
def _pair(parameter: str, value: str) -> str:
    return _encoded([(parameter, value)])


def _joined(*parts: str) -> str:
    return "&".join(filter(None, parts))


def _canonical(filters: Mapping[str, Iterable[str]]) -> Filters:
    chosen = ((facet.name, set(filters[facet.name])) for facet in FACETS if facet.name in filters)
    return tuple((name, tuple(sorted(values))) for name, values in chosen if values)


def _parse(query: QueryDict, taxonomy: Taxonomy) -> Parsed:
    problems: list[Problem] = []
    filters: dict[str, list[str]] = {}
    for parameter, sent in query.lists():
        if parameter in BY_NAME:
            filters[parameter] = _parse_values(parameter, sent, taxonomy, problems)
        elif parameter not in {"q", "sort", "page", *PARAMETERS}:
            problems.append(
                Problem.of(parameter, sent[-1] if sent else "", Reason.UNKNOWN_PARAMETER)
            )
    near = read_near(query, problems)
    criteria = Criteria(
        q=_parse_text(query.get("q", ""), problems),
        filters=_canonical(filters),
        days=read_days(query, problems),
        near=near,
        sort=_parse_sort(query.get("sort", ""), near, problems),
        page=_parse_page(query.get("page", ""), problems),
    )
    return Parsed(criteria, tuple(problems))


def _parse_values(
    parameter: str, sent: list[str], taxonomy: Taxonomy, problems: list[Problem]
) -> list[str]:
    if len(sent) > MAX_VALUES:
        problems.append(Problem.of(parameter, sent[MAX_VALUES], Reason.TOO_MANY))
    values = [value for value in dict.fromkeys(sent[:MAX_VALUES]) if value]
    allowed = labels(taxonomy, "sv")[parameter]
    problems.extend(
        Problem.of(parameter, value, Reason.UNKNOWN_VALUE)
        for value in values
        if value not in allowed
    )
    return [value for value in values if value in allowed]


def _parse_text(sent: str, problems: list[Problem]) -> str:
    if len(whole_text(sent)) > MAX_QUERY_LENGTH:
        problems.append(Problem.of("q", clean_text(sent), Reason.CUT))
    return clean_text(sent)


def _parse_sort(sent: str, near: Near | None, problems: list[Problem]) -> Sort:
    if not sent:
        return Sort.RELEVANCE
    if sent not in Sort.values:
        problems.append(Problem.of("sort", sent, Reason.UNKNOWN_VALUE))
        return Sort.RELEVANCE
    if sent == Sort.NEAREST and near is None:
        problems.append(Problem.of("sort", sent, Reason.NEEDS_NEAR))
        return Sort.RELEVANCE
    return Sort(sent)


def _parse_page(sent: str, problems: list[Problem]) -> int:
    if not sent:
        return 1
    # ASCII digits only: int() also takes signs, spaces, underscores and other scripts' digits.
    if not (sent.isascii() and sent.isdigit()):
        problems.append(Problem.of("page", sent, Reason.NOT_A_NUMBER))
        return 1
    # Its length first: int() refuses thousands of digits.
    number = int(sent) if len(sent) <= 6 else MAX_PAGE + 1
    if not 1 <= number <= MAX_PAGE:
        problems.append(Problem.of("page", sent, Reason.OUT_OF_RANGE))
        return 1
    return number
