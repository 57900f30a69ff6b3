"""Every URL of the portal. The English interface is the same tree under /en/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, include, path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from assignments import urls as assignments_urls
from home.script_texts import script_texts
from home.views import favicon
from portal import health
from portal.api.problems import unknown_address
from search import urls as search_urls


def media_urls() -> list[URLPattern]:
    """Uploaded files, where no proxy serves them."""
    if not settings.SERVE_MEDIA:
        return []
    prefix = settings.MEDIA_URL.lstrip("/")
    return [path(f"{prefix}<path:path>", serve, {"document_root": settings.MEDIA_ROOT})]


urlpatterns = [
    path("favicon.ico", favicon, name="favicon"),
    path("health/live", health.live, name="health-live"),
    path("health/ready", health.ready, name="health-ready"),
    # In the place of Wagtail's own, under its name.
    path("admin/jsi18n/", script_texts, name="wagtailadmin_javascript_catalog"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/", include("portal.api.urls")),
    path("", include("search.urls")),
    # With its slash, so that one left out is still put there.
    path("api/<path:address>/", unknown_address, name="api-unknown"),
    path("", include("assignments.urls")),
    *media_urls(),
    *i18n_patterns(
        path("", include("interests.urls")),
        path("", include(assignments_urls.localised)),
        path("", include(search_urls.localised)),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]

handler404 = "home.views.not_found"
