"""The site that a request is for, read once a generation: Wagtail asks for it with each page."""

import pickle
from collections.abc import Callable
from typing import Any

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
    """One of its own for each request, which leaves its traces on it and on its start page."""
    key = f"site-of-{request.get_host()}"
    kept: Any = caches["content"].get_or_set(key, lambda: pickle.dumps(_read(request)))
    site: Site | None = pickle.loads(kept)  # noqa: S301 made here, and never left this process
    return site


def _read(request: HttpRequest) -> Site | None:
    site: Site | None = Site._find_for_request(request)
    if site is not None:
        site.root_page = site.root_page.specific
    return site
