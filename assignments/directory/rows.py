"""What the directory reads of the database: in five queries, however many organisations."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.utils.translation import gettext as _

from assignments.choices import OrganisationKind
from assignments.directory.listing import Listed
from assignments.models import AssignmentPage, District, OrganisationPage, Topic

OPEN = "open"


@dataclass(frozen=True)
class Rows:
    """All organisations that residents may see.

    `labels` are the values of each facet with their names, in order; `open_count` is the number
    of assignments that each organisation has now.
    """

    listed: list[Listed]
    open_count: dict[int, int]
    labels: dict[str, dict[str, str]]


def load(now: datetime) -> Rows:
    """At `now`, with names in the active language."""
    open_count = dict(
        AssignmentPage.objects.findable(now)
        .order_by()
        .values_list("organisation")
        .annotate(count=Count("pk"))
    )
    topics = defaultdict(set)
    for organisation, slug in OrganisationPage.topics.through.objects.values_list(
        "organisationpage_id", "topic__slug"
    ):
        topics[organisation].add(slug)
    listed = [
        Listed(
            pk=pk,
            title=title,
            summary=summary,
            values={
                OPEN: frozenset({"1"} if pk in open_count else ()),
                "topic": frozenset(topics[pk]),
                "district": frozenset({district} if district else ()),
                "kind": frozenset({kind}),
            },
        )
        for pk, title, summary, kind, district in OrganisationPage.objects.visible()
        .order_by()
        .values_list("pk", "title", "summary", "kind", "district__slug")
    ]
    return Rows(listed, open_count, _labels())


def _labels() -> dict[str, dict[str, str]]:
    return {
        OPEN: {"1": _("Looking for someone right now")},
        "topic": {topic.slug: topic.name for topic in Topic.objects.all()},
        "district": {district.slug: district.name for district in District.objects.all()},
        "kind": {kind.value: str(kind.label) for kind in OrganisationKind},
    }
