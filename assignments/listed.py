"""Assignments and calls as lists read them: values, in as many queries for any number.

Lists have dozens, and making a page's model takes several times as long as reading its row: while
they were models, reading twenty of them was a quarter of a search page.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any

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
class ListedDistrict:
    slug: str
    name: str
    lat: float
    lon: float


@dataclass(frozen=True)
class ListedAssignment(Addressed):
    """The fields of an AssignmentPage that lists show or search, by the same names."""

    pk: int
    source_id: str | None
    title: str
    url_path: str
    first_published_at: datetime | None
    last_published_at: datetime | None
    summary: str
    description: str
    you_get: str
    you_bring: str
    first_time: str
    text_language: str
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
    topic_list: list[Topic]
    occasion_list: list[Occasion]
    sites: tuple[SiteRootPath, ...] = field(repr=False)

    def __str__(self) -> str:
        return self.title


@dataclass(frozen=True)
class ListedCall(Addressed):
    """The fields of a CallPage that lists show or search, by the same names."""

    pk: int
    source_id: str | None
    title: str
    url_path: str
    first_published_at: datetime | None
    last_published_at: datetime | None
    summary: str
    background: str
    how_it_works: str
    text_language: str
    status: str
    opens: datetime
    closes: datetime | None
    topic_list: list[Topic]
    sites: tuple[SiteRootPath, ...] = field(repr=False)

    def __str__(self) -> str:
        return self.title


# Either will do for what both have: a page that is shown alone is a model.
Assignment = AssignmentPage | ListedAssignment
Call = CallPage | ListedCall


def _columns(kind: type, prefix: str = "", *, without: Iterable[str] = ()) -> list[str]:
    return [f"{prefix}{each.name}" for each in fields(kind) if each.name not in without]


_OWN = _columns(
    ListedAssignment,
    without=("organisation", "district", "topic_list", "occasion_list", "sites"),
)
_ORGANISATION = _columns(ListedOrganisation, "organisation__", without=("sites",))
_DISTRICT = _columns(ListedDistrict, "district__")
_DISTRICT_FROM = len(_OWN) + len(_ORGANISATION)
_OF_CALLS = _columns(ListedCall, without=("topic_list", "sites"))


def listed(assignments: AssignmentPageQuerySet) -> list[ListedAssignment]:
    """Those of the queryset, in its order: three queries."""
    rows = list(assignments.values_list(*_OWN, *_ORGANISATION, *_DISTRICT))
    ids = [row[0] for row in rows]
    topics, occasions, sites = _topics("assignments", ids), _occasions(ids), all_sites()
    return [_assignment(row, topics[row[0]], occasions[row[0]], sites) for row in rows]


def listed_by_id(assignments: AssignmentPageQuerySet) -> dict[int, ListedAssignment]:
    """Those of the queryset, by their ids."""
    return {each.pk: each for each in listed(assignments.order_by())}


def listed_calls(calls: CallPageQuerySet) -> list[ListedCall]:
    """Those of the queryset, in its order: two queries."""
    rows = list(calls.values_list(*_OF_CALLS))
    topics, sites = _topics("calls", [row[0] for row in rows]), all_sites()
    return [ListedCall(*(*row, topics[row[0]], sites)) for row in rows]


def _assignment(
    row: tuple[Any, ...],
    topics: list[Topic],
    occasions: list[Occasion],
    sites: tuple[SiteRootPath, ...],
) -> ListedAssignment:
    own, organisation = row[: len(_OWN)], row[len(_OWN) : _DISTRICT_FROM]
    district = row[_DISTRICT_FROM:]
    related = (
        ListedOrganisation(*(*organisation, sites)),
        ListedDistrict(*district) if district[0] is not None else None,
    )
    return ListedAssignment(*(*own, *related, topics, occasions, sites))


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
