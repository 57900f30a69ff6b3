"""The report of what is watched: searches and how many watch them, and nobody's address."""

from datetime import date
from typing import Any

from django.db.models import Count
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from search.alerts.links import search_url
from search.alerts.wording import query_words
from search.models import SavedSearch
from search.reports.access import ACTION, POLICY

# A search that only one or two watch may say who they are: a name that was typed, a place.
FEWEST = 3


class WatchedSearchesView(ReportView):
    """Searches that several watch, the most watched first."""

    page_title = _("Watched searches")
    header_icon = "mail"
    index_url_name = "watched_searches_report"
    index_results_url_name = "watched_searches_report_results"
    permission_policy = POLICY
    any_permission_required = [ACTION]
    export_headings = {"query": _("Search"), "watchers": _("Watched by")}
    list_export = ["query", "watchers"]

    @cached_property
    def columns(self) -> list[Column]:
        language, now = get_language() or "sv", timezone.now()
        return [
            TitleColumn(
                "words",
                label=_("Search"),
                accessor=lambda row: query_words(row["query"], language, now),
                get_url=lambda row: search_url(row["query"], language),
            ),
            Column("watchers", label=_("Watched by")),
        ]

    def get_page_subtitle(self) -> str:
        number = SavedSearch.objects.active().count()
        return ngettext("%(count)d in all", "%(count)d in all", number) % {"count": number}

    def get_queryset(self) -> Any:
        watched = SavedSearch.objects.active().order_by().values("query")
        several = watched.annotate(watchers=Count("pk")).filter(watchers__gte=FEWEST)
        return several.order_by("-watchers", "query")

    def get_filename(self) -> str:
        return f"watched-searches-{date.today():%Y-%m-%d}"  # noqa: DTZ011 a name of a file
