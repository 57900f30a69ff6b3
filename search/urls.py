"""The search for programs, its feed and its calendar. `localised` are included in i18n_patterns."""

from django.urls import path

from search.api import SearchView
from search.calendar import search_calendar
from search.feeds import SearchFeed

urlpatterns = [path("api/v1/search/", SearchView.as_view(), name="search-api")]
localised = [
    path("uppdrag/atom/", SearchFeed(), name="search-feed"),
    path("uppdrag/kalender.ics", search_calendar, name="search-calendar"),
]
