"""What is searched for: GET parameters <-> Criteria, both ways and total.

Any input gives a Criteria; what could not be used of it is a list of problems beside it.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self
from urllib.parse import urlencode

from django.db.models import TextChoices
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from search.facets import BY_NAME, FACETS, labels
from search.taxonomy import Taxonomy

MAX_QUERY_LENGTH = 200  # characters of q
MAX_VALUES = 100  # of one parameter; more are not read
MAX_PAGE = 1000  # paging reaches the first 1,000 hits, whatever the size of a page

# Understood by issues to come; until then a visitor who sends them is told so.
RESERVED = frozenset({"from", "to", "when", "near", "radius"})


class Sort(TextChoices):
    RELEVANCE = "relevance", _("Best match")
    NEWEST = "newest", _("Newest")
    SOONEST = "soonest", _("Starts soonest")


class Reason(StrEnum):
    """Why something that was sent could not be used."""

    UNKNOWN_PARAMETER = "unknown_parameter"
    UNKNOWN_VALUE = "unknown_value"
    NOT_A_NUMBER = "not_a_number"
    OUT_OF_RANGE = "out_of_range"
    TOO_MANY = "too_many"
    CUT = "cut"  # q was used, but only its beginning


@dataclass(frozen=True)
class Problem:
    """A parameter, the value that was sent, and why it could not be used."""

    parameter: str
    value: str
    reason: Reason

    @classmethod
    def of(cls, parameter: str, value: str, reason: Reason) -> Self:
        """With what was sent made fit to be shown."""
        return cls(clean_text(parameter)[:40], clean_text(value)[:80], reason)


# One parameter's chosen values: distinct, sorted. Parameters stand in the order of FACETS.
Filters = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Criteria:
    """What is searched for. Values of one parameter are OR; parameters are AND."""

    q: str = ""
    filters: Filters = ()
    sort: Sort = Sort.RELEVANCE
    page: int = 1

    @classmethod
    def from_query(cls, query: QueryDict, taxonomy: Taxonomy) -> "Parsed":
        """Read GET parameters. Any input gives criteria; what was not used is in the problems."""
        return _parse(query, taxonomy)

    @classmethod
    def of(
        cls, q: str = "", *, sort: Sort = Sort.RELEVANCE, page: int = 1, **filters: Iterable[str]
    ) -> Self:
        """Criteria from values known to be right: `Criteria.of("hund", tier=["micro"])`."""
        return cls(clean_text(q), _canonical(filters), sort, page)

    def values(self, parameter: str) -> tuple[str, ...]:
        """The chosen values of a parameter."""
        return dict(self.filters).get(parameter, ())

    def chosen(self) -> list[tuple[str, str]]:
        """Every chosen value with its parameter."""
        return [(parameter, value) for parameter, values in self.filters for value in values]

    @property
    def wordless(self) -> bool:
        """Whether q was given but holds no letter or digit: nothing can be meant by it."""
        return bool(self.q) and not any(character.isalnum() for character in self.q)

    def with_value(self, parameter: str, value: str) -> Self:
        """With one value more chosen, from page 1."""
        return self._with_values(parameter, {*self.values(parameter), value})

    def without_value(self, parameter: str, value: str) -> Self:
        """With one value less chosen, from page 1."""
        return self._with_values(parameter, set(self.values(parameter)) - {value})

    def toggled(self, parameter: str, value: str) -> Self:
        chosen = value in self.values(parameter)
        return (self.without_value if chosen else self.with_value)(parameter, value)

    def without_filters(self) -> Self:
        return replace(self, filters=(), page=1)

    def with_text(self, q: str) -> Self:
        return replace(self, q=clean_text(q), page=1)

    def sorted_by(self, sort: Sort) -> Self:
        return replace(self, sort=sort, page=1)

    def on_page(self, page: int) -> Self:
        return replace(self, page=page)

    def query_string(self) -> str:
        """The GET parameters, in one fixed order and without defaults; `` when there are none."""
        pairs = [("q", self.q)] if self.q else []
        pairs += self.chosen()
        if self.sort is not Sort.RELEVANCE:
            pairs.append(("sort", self.sort.value))
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        return urlencode(pairs)

    def _with_values(self, parameter: str, values: Iterable[str]) -> Self:
        return replace(self, filters=_canonical({**dict(self.filters), parameter: values}), page=1)


@dataclass(frozen=True)
class Parsed:
    """Criteria, and what of the input could not be used for them."""

    criteria: Criteria
    problems: tuple[Problem, ...] = ()


def clean_text(text: str) -> str:
    """Text as it is searched for: NFC, no control characters, no lone surrogates, single spaces.

    Control characters become spaces, so that they part words. At most MAX_QUERY_LENGTH characters.
    """
    return _whole_text(text)[:MAX_QUERY_LENGTH].strip()


def _whole_text(text: str) -> str:
    # No text of the limit's length is longer than this before it is cleaned, so that a
    # megabyte of input costs no more than a line.
    text = text[: 50 * MAX_QUERY_LENGTH]
    kept = (
        " " if unicodedata.category(character) == "Cc" else character
        for character in text
        if unicodedata.category(character) != "Cs"
    )
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())


def _canonical(filters: Mapping[str, Iterable[str]]) -> Filters:
    chosen = ((facet.name, tuple(sorted(set(filters.get(facet.name, ()))))) for facet in FACETS)
    return tuple((name, values) for name, values in chosen if values)


def _parse(query: QueryDict, taxonomy: Taxonomy) -> Parsed:
    problems: list[Problem] = []
    filters: dict[str, list[str]] = {}
    for parameter, sent in query.lists():
        if parameter in BY_NAME:
            filters[parameter] = _parse_values(parameter, sent, taxonomy, problems)
        elif parameter not in {"q", "sort", "page"}:
            problems.append(
                Problem.of(parameter, sent[-1] if sent else "", Reason.UNKNOWN_PARAMETER)
            )
    criteria = Criteria(
        q=_parse_text(query.get("q", ""), problems),
        filters=_canonical(filters),
        sort=_parse_sort(query.get("sort", ""), problems),
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
    if len(_whole_text(sent)) > MAX_QUERY_LENGTH:
        problems.append(Problem.of("q", clean_text(sent), Reason.CUT))
    return clean_text(sent)


def _parse_sort(sent: str, problems: list[Problem]) -> Sort:
    if not sent:
        return Sort.RELEVANCE
    try:
        return Sort(sent)
    except ValueError:
        problems.append(Problem.of("sort", sent, Reason.UNKNOWN_VALUE))
        return Sort.RELEVANCE


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
