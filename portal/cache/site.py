"""The site that a request is for, read once a generation: Wagtail asks for it with each page."""

from collections.abc import Callable
from copy import copy

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from wagtail.models import Site

GetResponse = Callable[[HttpRequest], HttpResponse]


def site_middleware(get_response: GetResponse) -> GetResponse:
    """Leaves the site, with its start page, where `Site.find_for_request` looks before it asks."""

    def respond(request: HttpRequest) -> HttpResponse:
        # Lazy: not every view asks for the site.
        request._wagtail_site = SimpleLazyObject(lambda: _kept(request))  # type: ignore[attr-defined]
        return get_response(request)

    return respond


def _kept(request: HttpRequest) -> Site | None:
    """The request's own copy, of the start page too: to answer it leaves its traces on both."""
    key = f"site-of-{request.get_host()}"
    site: Site | None = copy(caches["content"].get_or_set(key, lambda: _read(request)))
    if site is not None:
        site.root_page = copy(site.root_page)
    return site


def _read(request: HttpRequest) -> Site | None:
    site: Site | None = Site._find_for_request(request)
    if site is not None:
        site.root_page = site.root_page.specific
    return site
