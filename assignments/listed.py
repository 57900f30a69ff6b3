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

from django.core.cache import caches
from wagtail.models.sites import SiteRootPath

from assignments.addresses import Addressed, all_sites
from assignments.findable import not_past
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


# The kinds of pages that have topics.
_Pages = type[AssignmentPage] | type[CallPage]

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


def findable_rows(now: datetime) -> AssignmentPageQuerySet:
    """The rows of what residents may find at `now`, in no order, for `listed_by_id`.

    To be narrowed first.
    """
    return _visible_rows().filter(not_past(now))


@cache
def _visible_rows() -> AssignmentPageQuerySet:
    """To find where thirty columns stand takes longer than to read twenty rows."""
    return _rows(AssignmentPage.objects.visible().order_by(), _LISTED)


def listed_by_id(rows: AssignmentPageQuerySet) -> dict[int, ListedAssignment]:
    """Those that are left of `findable_rows`, by their ids: three queries."""
    return {each.pk: each for each in _read(rows, _LISTED)}


def listed_calls(calls: CallPageQuerySet) -> list[ListedCall]:
    """Those of the queryset, in its order: two queries."""
    rows = list(calls.values(*_OF_CALLS))
    topics, sites = _topics(CallPage, [row["pk"] for row in rows]), all_sites()
    return [ListedCall(**row, topic_list=topics[row["pk"]], sites=sites) for row in rows]


def _rows(assignments: AssignmentPageQuerySet, kind: _Kind[_A]) -> AssignmentPageQuerySet:
    columns = (*kind.own, *kind.organisations, *_OF_DISTRICTS)
    return cast(AssignmentPageQuerySet, assignments.values(*columns))


def _read(narrowed: AssignmentPageQuerySet, kind: _Kind[_A]) -> list[_A]:
    rows = cast(list[dict[str, Any]], list(narrowed))
    ids = [row["pk"] for row in rows]
    topics, occasions, sites = _topics(AssignmentPage, ids), _occasions(ids), all_sites()
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


def _topics(kind: _Pages, ids: list[int]) -> Mapping[int, list[Topic]]:
    """The topics of each page of that kind, in the order in which topics are listed."""
    column = f"{kind._meta.model_name}_id"
    pairs = kind.topics.through.objects.order_by().values_list(column, "topic_id")
    of: dict[int, set[int]] = defaultdict(set)
    for page, topic in pairs.filter(**{f"{column}__in": ids}):
        of[page].add(topic)
    topics: Any = caches["content"].get_or_set("topics", _all_topics)
    return defaultdict(
        list,
        {page: [topic for topic in topics if topic.pk in theirs] for page, theirs in of.items()},
    )


def _all_topics() -> list[Topic]:
    return list(Topic.objects.all())


def _occasions(ids: list[int]) -> Mapping[int, list[Occasion]]:
    """The occasions of each assignment, in the poster's order."""
    of: dict[int, list[Occasion]] = defaultdict(list)
    found = Occasion.objects.order_by().filter(assignment__in=ids)
    for occasion in sorted(found, key=lambda each: (each.sort_order or 0, each.pk)):
        of[occasion.assignment_id].append(occasion)
    return of
