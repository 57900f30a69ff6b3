"""What search adds to the admin."""

from django.urls import URLPattern, path, reverse
from wagtail import hooks

from search.reports.access import ReportItem
from search.reports.missed import MissedSearchesView
from search.reports.ranking import RankingView
from search.reports.supply import SupplyView
from search.reports.watched import WatchedSearchesView
from search.thesaurus.viewsets import ThesaurusViewSet


@hooks.register("register_admin_viewset")
def register_thesaurus() -> ThesaurusViewSet:
    return ThesaurusViewSet()


@hooks.register("register_admin_urls")
def register_reports() -> list[URLPattern]:
    listings = (
        ("missed-searches", MissedSearchesView),
        ("supply", SupplyView),
        ("watched-searches", WatchedSearchesView),
    )
    return [
        *(
            path(
                f"reports/{slug}/{'results/' * results_only}",
                view.as_view(results_only=results_only),
                name=view.index_results_url_name if results_only else view.index_url_name,
            )
            for slug, view in listings
            for results_only in (False, True)
        ),
        path("reports/ranking/", RankingView.as_view(), name="ranking_report"),
    ]


@hooks.register("register_reports_menu_item")
def missed_searches() -> ReportItem:
    url = reverse(MissedSearchesView.index_url_name)
    return ReportItem(MissedSearchesView.page_title, url, icon_name="search", order=100)


@hooks.register("register_reports_menu_item")
def supply() -> ReportItem:
    url = reverse(SupplyView.index_url_name)
    return ReportItem(SupplyView.page_title, url, icon_name="folder-open-inverse", order=110)


@hooks.register("register_reports_menu_item")
def ranking() -> ReportItem:
    return ReportItem(
        RankingView.page_title, reverse("ranking_report"), icon_name="order-down", order=120
    )


@hooks.register("register_reports_menu_item")
def watched_searches() -> ReportItem:
    url = reverse(WatchedSearchesView.index_url_name)
    return ReportItem(WatchedSearchesView.page_title, url, icon_name="mail", order=115)
