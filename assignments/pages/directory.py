"""The directory: organisations by name, with filters by topic, district and kind."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assignments.choices import OrganisationKind
from assignments.directory.criteria import DirectoryCriteria, read
from assignments.directory.listing import counts, matching
from assignments.directory.rows import OPEN, load
from assignments.models import OrganisationIndexPage, OrganisationPage
from assignments.pages.crumbs import heading
from assignments.paging import PagedRows, paged
from assignments.scenes import drawn_topic

PAGE_SIZE = 24  # organisations
# A facet with more values than this shows those with the most organisations and folds the rest.
UNFOLDED = 6


@dataclass(frozen=True)
class FacetOption:
    """One value of a facet. `count` is what one would get by choosing it."""

    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True)
class FacetView:
    """A facet: the values that stand open, and those that are folded away."""

    name: str
    label: str
    options: tuple[FacetOption, ...]
    shown: tuple[FacetOption, ...]
    folded: tuple[FacetOption, ...]


@dataclass(frozen=True)
class Chosen:
    """A chosen value, and the query without it."""

    label: str
    query: str


@dataclass(frozen=True)
class OrganisationEntry:
    """An organisation in the list."""

    title: str
    url: str
    kind: str
    district: str
    summary: str
    lang: str
    """The language of the summary, when it is not the interface's; else empty."""
    topic: str
    open_now: int


FACETS: Mapping[str, str | Promise] = {
    OPEN: _("Need people"),
    "topic": _("Topic"),
    "district": _("District"),
    "kind": _("Who"),
}


def context(page: OrganisationIndexPage, query: QueryDict, now: datetime) -> dict[str, Any]:
    """What pages/organisation_index.html reads."""
    rows = load(now)
    criteria, problems = read(query, rows.labels)
    found = counts(rows.listed, criteria, FACETS)
    overall = counts(rows.listed, DirectoryCriteria(), FACETS)
    paging = paged(matching(rows.listed, criteria), PAGE_SIZE, query)
    return {
        "now": now,
        "heading": heading(page),
        "q": criteria.q,
        "problems": problems,
        "facets": [
            _facet(name, rows.labels[name], criteria, found[name], overall[name]) for name in FACETS
        ],
        "chosen": _chosen(criteria, rows.labels),
        "clear": DirectoryCriteria(q=criteria.q).query_string(),
        "entries": _entries(paging, rows.open_count),
        "paging": paging,
        "listed": len(rows.listed),
    }


def _facet(
    name: str,
    labels: Mapping[str, str],
    criteria: DirectoryCriteria,
    found: Counter[str],
    overall: Counter[str],
) -> FacetView:
    """Which values stand open hangs on all organisations: it does not change while one filters."""
    chosen = criteria.chosen[name]
    options = [
        FacetOption(value, label, found[value], value in chosen) for value, label in labels.items()
    ]
    # One folded value alone would take as much room as the line that unfolds it.
    if len(options) > UNFOLDED + 1:
        # Of equals the first: in whatever order organisations are read, the page is the same.
        most = set(sorted(labels, key=lambda value: -overall[value])[:UNFOLDED])
    else:
        most = set(labels)
    return FacetView(
        name=name,
        label=str(FACETS[name]),
        options=tuple(options),
        shown=tuple(each for each in options if each.selected or each.value in most),
        folded=tuple(each for each in options if not each.selected and each.value not in most),
    )


def _chosen(criteria: DirectoryCriteria, labels: Mapping[str, Mapping[str, str]]) -> list[Chosen]:
    return [
        Chosen(labels[name][value], criteria.query_string(toggle=(name, value)))
        for name, values in criteria.chosen.items()
        for value in sorted(values)
    ]


def _entries(paging: PagedRows, open_count: Mapping[int, int]) -> Sequence[OrganisationEntry]:
    language = get_language() or "sv"
    ids = [row.pk for row in paging.rows]
    pages = {
        page.pk: page
        for page in OrganisationPage.objects.filter(pk__in=ids)
        .select_related("district")
        .prefetch_related("topics")
    }
    return [
        OrganisationEntry(
            title=page.title,
            url=page.get_url() or "",
            kind=str(OrganisationKind(page.kind).label),
            district=page.district.name if page.district else "",
            summary=page.summary,
            lang="" if page.text_language == language else page.text_language,
            topic=drawn_topic(page.topic_list),
            open_now=open_count.get(page.pk, 0),
        )
        for page in (pages[pk] for pk in ids)
    ]
