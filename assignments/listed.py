"""Assignments and calls as lists read them: values, in as many queries for any number.

Lists have dozens, and making a page's model takes several times as long as reading its row: while
they were models, reading twenty of them was a quarter of a search page.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from functools import cache
from typing import Any, Generic, TypeVar, cast

from wagtail.models.sites import SiteRootPath

from assignments.addresses import Addressed, all_sites
from assignments.models import AssignmentPage, CallPage, Occasion, Topic
from assignments.querysets import AssignmentPageQuerySet, CallPageQuerySet


@dataclass(frozen=True)
class ListedOrganisation(Addressed):
    """What a list tells of who posted it."""

    pk: int
    title: str
    url_path: str
    answers_within: int | None
    sites: tuple[SiteRootPath, ...] = field(repr=False)


@dataclass(frozen=True)
class IndexedOrganisation(ListedOrganisation):
    """What a search index keeps of who posted it."""

    kind: str


@dataclass(frozen=True)
class ListedDistrict:
    slug: str
    name: str
    lat: float
    lon: float


@dataclass(frozen=True)
class _Listed(Addressed):
    """What is listed of assignments and of calls."""

    pk: int
    source_id: str | None
    title: str
    url_path: str
    first_published_at: datetime | None
    last_published_at: datetime | None
    summary: str
    text_language: str
    topic_list: list[Topic]
    sites: tuple[SiteRootPath, ...] = field(repr=False)

    def __str__(self) -> str:
        return self.title


@dataclass(frozen=True)
class ListedAssignment(_Listed):
    """The fields of an AssignmentPage that lists show or search, by the same names."""

    description: str
    you_get: str
    you_bring: str
    first_time: str
    tier: str
    remote: bool
    address: str
    lat: float | None
    lon: float | None
    when_text: str
    apply_by: date | None
    spots: int | None
    full: bool
    organisation: ListedOrganisation
    district: ListedDistrict | None
    occasion_list: list[Occasion]


@dataclass(frozen=True)
class IndexedAssignment(ListedAssignment):
    """The fields of an AssignmentPage that a search index keeps, by the same names."""

    organisation: IndexedOrganisation
    organisation_id: int
    languages: list[str]
    min_age: int | None
    groups_welcome: bool
    companies_welcome: bool
    step_free: bool | None
    findable_until: datetime | None


@dataclass(frozen=True)
class ListedCall(_Listed):
    """The fields of a CallPage that lists show or search, by the same names."""

    background: str
    how_it_works: str
    status: str
    opens: datetime
    closes: datetime | None


# Either will do for what both have: a page that is shown alone is a model.
Assignment = AssignmentPage | ListedAssignment
Call = CallPage | ListedCall


# What is not a column of the page's own.
_RELATED = frozenset({"organisation", "district", "topic_list", "occasion_list", "sites"})


def _columns(kind: type, prefix: str = "") -> tuple[str, ...]:
    return tuple(f"{prefix}{each.name}" for each in fields(kind) if each.name not in _RELATED)


_OF_CALLS = _columns(ListedCall)
_OF_DISTRICTS = _columns(ListedDistrict, "district__")

_A = TypeVar("_A", bound=ListedAssignment)


class _Kind(Generic[_A]):
    """What is made of a row, and the columns that it takes."""

    def __init__(self, made: type[_A], organisation: type[ListedOrganisation]) -> None:
        self.made, self.organisation = made, organisation
        self.own = _columns(made)
        self.organisations = _columns(organisation, "organisation__")


_LISTED = _Kind(ListedAssignment, ListedOrganisation)
_INDEXED = _Kind(IndexedAssignment, IndexedOrganisation)


def listed(assignments: AssignmentPageQuerySet) -> list[ListedAssignment]:
    """Those of the queryset, in its order: three queries."""
    return _read(_rows(assignments, _LISTED), _LISTED)


def indexed(assignments: AssignmentPageQuerySet) -> list[IndexedAssignment]:
    """Those of the queryset, in its order: three queries."""
    return _read(_rows(assignments, _INDEXED), _INDEXED)


def all_listed() -> AssignmentPageQuerySet:
    """The rows of all assignments, in no order, for `listed_by_id` and the questions to narrow."""
    return _all_listed().all()  # one of its own, which keeps what it reads


@cache
def _all_listed() -> AssignmentPageQuerySet:
    """To find where thirty columns stand takes longer than to read twenty rows."""
    return _rows(AssignmentPage.objects.order_by(), _LISTED)


def listed_by_id(rows: AssignmentPageQuerySet) -> dict[int, ListedAssignment]:
    """Those that are left of `all_listed`, by their ids: three queries."""
    return {each.pk: each for each in _read(rows, _LISTED)}


def listed_calls(calls: CallPageQuerySet) -> list[ListedCall]:
    """Those of the queryset, in its order: two queries."""
    rows = list(calls.values(*_OF_CALLS))
    topics, sites = _topics("calls", [row["pk"] for row in rows]), all_sites()
    return [ListedCall(**row, topic_list=topics[row["pk"]], sites=sites) for row in rows]


def _rows(assignments: AssignmentPageQuerySet, kind: _Kind[_A]) -> AssignmentPageQuerySet:
    columns = (*kind.own, *kind.organisations, *_OF_DISTRICTS)
    return cast(AssignmentPageQuerySet, assignments.values(*columns))


def _read(narrowed: AssignmentPageQuerySet, kind: _Kind[_A]) -> list[_A]:
    rows = cast(list[dict[str, Any]], list(narrowed))
    ids = [row["pk"] for row in rows]
    topics, occasions, sites = _topics("assignments", ids), _occasions(ids), all_sites()
    return [
        kind.made(
            **{name: row[name] for name in kind.own},
            organisation=kind.organisation(**_part(row, kind.organisations), sites=sites),
            district=_district(_part(row, _OF_DISTRICTS)),
            topic_list=topics[row["pk"]],
            occasion_list=occasions[row["pk"]],
            sites=sites,
        )
        for row in rows
    ]


def _part(row: Mapping[str, Any], columns: Iterable[str]) -> dict[str, Any]:
    """The columns of a related row, by their own names."""
    return {column.partition("__")[2]: row[column] for column in columns}


def _district(row: dict[str, Any]) -> ListedDistrict | None:
    return None if row["slug"] is None else ListedDistrict(**row)


def _topics(pages: str, ids: list[int]) -> Mapping[int, list[Topic]]:
    """The topics of each of the `pages` that a topic has, in the order in which topics are listed."""
    columns = [column.attname for column in Topic._meta.concrete_fields]
    rows = Topic.objects.filter(**{f"{pages}__in": ids}).values_list(pages, *columns)
    known: dict[int, Topic] = {}
    of: dict[int, list[Topic]] = defaultdict(list)
    for page, pk, *others in rows:
        if pk not in known:
            known[pk] = Topic(pk, *others)
        of[page].append(known[pk])
    return of


def _occasions(ids: list[int]) -> Mapping[int, list[Occasion]]:
    """The occasions of each assignment, in the poster's order."""
    of: dict[int, list[Occasion]] = defaultdict(list)
    for occasion in Occasion.objects.filter(assignment__in=ids):
        of[occasion.assignment_id].append(occasion)
    return of
