"""Assignments and calls as lists read them: values, in as many queries for any number.

Beside those that are told of, all topics are read once a generation of pages.

Lists have dozens, and making a page's model takes several times as long as reading its row: while
they were models, reading twenty of them was a quarter of a search page.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.core.cache import caches
from django.db import connection
from wagtail.models.sites import SiteRootPath

from assignments.addresses import Addressed, all_sites
from assignments.models import AssignmentPage, CallPage, Occasion, Topic
from assignments.prepared import Prepared, Row
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


def _columns(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind) if each.name not in _RELATED)


_OF_CALLS = _columns(ListedCall)
_OF_DISTRICTS = _columns(ListedDistrict)
_OF_OCCASIONS = tuple(field.attname for field in Occasion._meta.concrete_fields)

_A = TypeVar("_A", bound=ListedAssignment)


class _Kind(Generic[_A]):
    """What is made of a row, and the columns that it takes: its own, and those of each relation."""

    def __init__(self, made: type[_A], organisation: type[ListedOrganisation]) -> None:
        self.made, self.organisation = made, organisation
        self.own, self.organisations = _columns(made), _columns(organisation)
        self.columns = (
            *self.own,
            *(f"organisation__{column}" for column in self.organisations),
            *(f"district__{column}" for column in _OF_DISTRICTS),
        )


_PK = _columns(ListedAssignment).index("pk")
_LISTED = _Kind(ListedAssignment, ListedOrganisation)
_INDEXED = _Kind(IndexedAssignment, IndexedOrganisation)


def listed(assignments: AssignmentPageQuerySet) -> list[ListedAssignment]:
    """Those of the queryset, in its order: three queries."""
    return _read(assignments.values_list(*_LISTED.columns), _LISTED)


def indexed(assignments: AssignmentPageQuerySet) -> list[IndexedAssignment]:
    """Those of the queryset, in its order: three queries."""
    return _read(assignments.values_list(*_INDEXED.columns), _INDEXED)


def findable_listed(ids: Sequence[int], now: datetime) -> dict[int, ListedAssignment]:
    """Those of the assignments that residents may find at `now`, by their ids: three queries."""
    return {each.pk: each for each in _read(_FINDABLE.rows(ids, now), _LISTED)}


def listed_calls(calls: CallPageQuerySet) -> list[ListedCall]:
    """Those of the queryset, in its order: two queries."""
    rows = list(calls.values(*_OF_CALLS))
    topics, sites = _topics(_CALL_TOPICS, [row["pk"] for row in rows]), all_sites()
    return [ListedCall(**row, topic_list=topics[row["pk"]], sites=sites) for row in rows]


def _read(found: Iterable[Row], kind: _Kind[_A]) -> list[_A]:
    rows = list(found)
    ids = [row[_PK] for row in rows]
    topics, occasions, sites = _topics(_ASSIGNMENT_TOPICS, ids), _occasions(ids), all_sites()
    own, organisation = len(kind.own), len(kind.own) + len(kind.organisations)
    return [
        kind.made(
            **dict(zip(kind.own, row[:own], strict=True)),
            organisation=kind.organisation(
                **dict(zip(kind.organisations, row[own:organisation], strict=True)), sites=sites
            ),
            district=_district(dict(zip(_OF_DISTRICTS, row[organisation:], strict=True))),
            topic_list=topics[row[_PK]],
            occasion_list=occasions[row[_PK]],
            sites=sites,
        )
        for row in rows
    ]


def _district(row: dict[str, Any]) -> ListedDistrict | None:
    return None if row["slug"] is None else ListedDistrict(**row)


def _topics(pairs: Prepared, ids: list[int]) -> Mapping[int, list[Topic]]:
    """The topics of each page, by `pairs` of both, in the order in which topics are listed."""
    of: dict[int, set[int]] = defaultdict(set)
    for page, topic in pairs.rows(ids):
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
    for row in _OCCASIONS.rows(ids):
        occasion = Occasion.from_db(connection.alias, _OF_OCCASIONS, row)
        of[occasion.assignment_id].append(occasion)
    return of


def _topic_pairs(kind: type[AssignmentPage] | type[CallPage]) -> Prepared:
    """The id of each page and each of its topics."""
    page, pairs = f"{kind._meta.model_name}_id", kind.topics.through.objects
    return Prepared(
        lambda ids: pairs.order_by().filter(**{f"{page}__in": ids}).values_list(page, "topic_id")
    )


_FINDABLE = Prepared(
    lambda ids, now: (
        AssignmentPage.objects.findable(now)
        .filter(pk__in=ids)
        .order_by()
        .values_list(*_LISTED.columns)
    )
)
_OCCASIONS = Prepared(
    lambda ids: Occasion.objects.filter(assignment__in=ids).values_list(*_OF_OCCASIONS)
)
_ASSIGNMENT_TOPICS, _CALL_TOPICS = _topic_pairs(AssignmentPage), _topic_pairs(CallPage)
