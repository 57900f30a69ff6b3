from django.urls import path

from search.api import SearchView

urlpatterns = [path("api/v1/search/", SearchView.as_view(), name="search-api")]
