"""The report of where there is nothing to do: topics, districts and tiers without supply."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from assignments.models import AssignmentPage
from search.facets import BY_NAME, REMOTE, labels
from search.reports.access import ACTION, POLICY
from search.taxonomy import Taxonomy

_NAMED = 8  # of what a topic or district lacks: more are told by their number

# By the name of the facet: the field of an assignment.
_FIELDS = {"topic": "topics__slug", "district": "district__slug", "tier": "tier"}
# What is looked at together with each.
_CROSSED = {"topic": "district", "district": "topic"}


@dataclass(frozen=True)
class Supply:
    """A value of a facet, how many open assignments it has, and what it has none of.

    `lacking` names the districts of a topic, or the topics of a district, that have none.
    """

    facet: str
    label: str
    open: int
    lacking: str


def supplies(now: datetime, language: str) -> list[Supply]:
    """Every topic, district and tier, those with the fewest open assignments first.

    Open is what residents may find at `now` and still has a place. Four queries beside the names.
    """
    open_now = AssignmentPage.objects.findable(now).filter(full=False).order_by()
    names = labels(Taxonomy.load(), language)
    numbers = {
        facet: dict(
            open_now.exclude(**{field: None})
            .values_list(field)
            .annotate(number=Count("pk", distinct=True))
        )
        for facet, field in _FIELDS.items()
    }
    pairs = set(open_now.values_list(_FIELDS["topic"], _FIELDS["district"]).distinct())
    found = [
        Supply(
            str(BY_NAME[facet].label),
            label,
            numbers[facet].get(value, 0),
            _lacking(facet, value, numbers, pairs, names),
        )
        for facet in _FIELDS
        for value, label in names[facet].items()
        # From home is no district: it has no place to be short of.
        if value != REMOTE
    ]
    return sorted(found, key=lambda supply: supply.open)


def _lacking(
    facet: str,
    value: str,
    numbers: Mapping[str, Mapping[str, int]],
    pairs: Iterable[tuple[str | None, str | None]],
    names: Mapping[str, Mapping[str, str]],
) -> str:
    """What a value has none of, of that which is there at all; empty when it has nothing itself."""
    crossed = _CROSSED.get(facet)
    if crossed is None or not numbers[facet].get(value):
        return ""
    together: dict[str | None, set[str | None]] = defaultdict(set)
    for topic, district in pairs:
        one, other = (topic, district) if facet == "topic" else (district, topic)
        together[one].add(other)
    missing = [
        names[crossed][key]
        for key in numbers[crossed]
        if key not in together[value] and key in names[crossed]
    ]
    shown = ", ".join(sorted(missing)[:_NAMED])
    return f"{shown} … ({len(missing)})" if len(missing) > _NAMED else shown


class SupplyView(ReportView):
    """Where residents look and find nothing."""

    page_title = _("Where assignments are missing")
    header_icon = "folder-open-inverse"
    index_url_name = "supply_report"
    index_results_url_name = "supply_report_results"
    permission_policy = POLICY
    any_permission_required = [ACTION]
    paginate_by = 100
    export_headings = {
        "facet": _("Category"),
        "label": _("Name"),
        "open": _("Open assignments"),
        "lacking": _("None of these there"),
    }
    list_export = ["facet", "label", "open", "lacking"]
    columns = [
        Column("facet", label=_("Category")),
        Column("label", label=_("Name")),
        Column("open", label=_("Open assignments")),
        Column("lacking", label=_("None of these there")),
    ]

    def get_queryset(self) -> list[Supply]:
        return supplies(timezone.now(), get_language() or "sv")

    def get_filename(self) -> str:
        return f"supply-{date.today():%Y-%m-%d}"  # noqa: DTZ011 a name of a file
