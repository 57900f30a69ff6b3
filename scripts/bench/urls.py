"""The portal's URLs, and a view that does nothing, behind the same middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from portal.urls import handler404
from portal.urls import urlpatterns as portal_urlpatterns

__all__ = ["handler404", "urlpatterns"]

EMPTY = "bench/empty/"


def empty(request: HttpRequest) -> HttpResponse:
    # Made anew each time, also where the pages beside it are cached.
    return HttpResponse("", headers={"Cache-Control": "no-store"})


urlpatterns = [path(EMPTY, empty), *portal_urlpatterns]
