"""The report of what was searched for without results."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from search.models import MissedSearch, SearchPage
from search.reports.access import ACTION, POLICY


def _add_to_thesaurus(row: dict[str, Any]) -> str:
    return f"{reverse('thesaurus:add')}?{urlencode({'swedish': row['words']})}"


class MissedSearchesView(ReportView):
    """Words, how often they were missed and when last; only those that were so several times."""

    page_title = _("Searches without results")
    header_icon = "search"
    index_url_name = "missed_searches_report"
    index_results_url_name = "missed_searches_report_results"
    permission_policy = POLICY
    any_permission_required = [ACTION]
    export_headings = {"words": _("Words"), "total": _("Searches"), "last": _("Last")}
    list_export = ["words", "total", "last"]

    @cached_property
    def columns(self) -> list[Column]:
        page = SearchPage.objects.live().first()
        search = page.get_url() if page else ""
        return [
            Column("words", label=_("Words")),
            Column("total", label=_("Searches")),
            Column("last", label=_("Last")),
            TitleColumn(
                "again",
                label=_("Now"),
                accessor=lambda row: _("Search again"),
                get_url=lambda row: f"{search}?{urlencode({'q': row['words']})}",
            ),
            TitleColumn(
                "thesaurus",
                label=_("Thesaurus"),
                accessor=lambda row: _("Add to the thesaurus"),
                get_url=_add_to_thesaurus,
            ),
        ]

    def get_queryset(self) -> Any:
        return MissedSearch.objects.by_words()

    def get_filename(self) -> str:
        return f"missed-searches-{date.today():%Y-%m-%d}"  # noqa: DTZ011 a name of a file
