"""Every public address that the URL patterns know: a new one is tested without being named here."""

import re
from collections.abc import Iterator, Mapping

from django.urls import URLPattern, URLResolver, get_resolver

# Who logs in is led there by Wagtail, which has tests of its own.
NOT_PUBLIC = ("admin/", "_util/", "documents/authenticate_with_password/")
# Routes of Wagtail that are regular expressions with groups, as routes with parameters.
GROUPS = {
    r"documents/(\d+)/(.*)": "documents/<int:document>/<str:filename>",
    r"((?:[\w\-]+/)*)": "<path:page>",
}
PARAMETER = re.compile(r"<(?:(?P<converter>\w+):)?(?P<name>\w+)>")
# What stands for a parameter where a test does not say it.
VALUES = {
    "address": "v9/nothing",
    "assignment_id": "1",
    "document": "1",
    "filename": "x.pdf",
    "page": "",
    "path": "x.jpg",
    "pk": "1",
    "section": "pages",
    "slug": "aldre",
    "token": "GG-4K7M-2Q.abc.def",
    "uid": "MQ",
}


def routes() -> list[str]:
    """All public routes, in the syntax of `path()`, of the Swedish tree."""
    found = (re.sub(r"[\^$]", "", route) for route in _walk(get_resolver()))
    return [GROUPS.get(route, route) for route in found if not route.startswith(NOT_PUBLIC)]


def parameters(route: str) -> list[str]:
    """The names of what is left open in a route."""
    return [match["name"] for match in PARAMETER.finditer(route)]


def filled_in(route: str, values: Mapping[str, str] = VALUES) -> str:
    """The address of a route. Raises KeyError for a parameter that VALUES does not know."""
    return "/" + PARAMETER.sub(lambda match: {**VALUES, **values}[match["name"]], route)


def _walk(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route
        elif not route.startswith(NOT_PUBLIC):
            yield from _walk(pattern, route)
