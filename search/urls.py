"""The search for programs, its feed, its calendar and saved searches.

`localised` are included in i18n_patterns.
"""

from django.urls import path

from search.alerts.views import EndView, ManageView, ThanksView, WatchView
from search.api import SearchView
from search.calendar import search_calendar
from search.feeds import SearchFeed
from search.suggestions.api import SuggestionsView

urlpatterns = [
    path("api/v1/search/", SearchView.as_view(), name="search-api"),
    path("api/v1/suggestions/", SuggestionsView.as_view(), name="suggestions-api"),
]
localised = [
    path("uppdrag/atom/", SearchFeed(), name="search-feed"),
    path("uppdrag/kalender.ics", search_calendar, name="search-calendar"),
    path("uppdrag/bevaka/", WatchView.as_view(), name="saved-search-form"),
    path("uppdrag/bevaka/tack/", ThanksView.as_view(), name="saved-search-thanks"),
    path("uppdrag/bevaka/avsluta/<str:token>/", EndView.as_view(), name="saved-search-end"),
    path("uppdrag/bevaka/<str:token>/", ManageView.as_view(), name="saved-search"),
]
