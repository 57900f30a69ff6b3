"""Addresses beside the pages: `localised` has those that differ by language, `urlpatterns` the rest."""

from django.contrib.sitemaps import views
from django.urls import path

import assignments.converters  # noqa: F401 the converter of ids
from assignments.feeds import CallFeed
from assignments.file_views import assignment_calendar, robots
from assignments.logins.password import choose_password
from assignments.sitemaps import SITEMAPS

urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path(
        "sitemap.xml",
        views.index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap-section"},
        name="sitemap",
    ),
    path(
        "sitemap-<slug:section>.xml", views.sitemap, {"sitemaps": SITEMAPS}, name="sitemap-section"
    ),
]

localised = [
    path("valj-losenord/<str:uid>/<str:token>/", choose_password, name="choose-password"),
    path("utlysningar/atom/", CallFeed(), name="call-feed"),
    path("kalender/<row:pk>.ics", assignment_calendar, name="assignment-calendar"),
]
