"""Asks a client that sends too much to wait: 429 with Retry-After."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from interests.client import network
from interests.rates import Limit, count

GetResponse = Callable[[HttpRequest], HttpResponse]

# A school is one network: a class of thirty that searches at once must not notice. Pages that
# come from the cache are not counted.
PAGES = Limit("pages", 200, timedelta(seconds=10))
# Passwords: of one network, and for one name from any network.
LOGINS = Limit("logins", 10, timedelta(minutes=5))
LOGINS_OF_NAME = Limit("logins of a name", 30, timedelta(minutes=30))


def limits_middleware(get_response: GetResponse) -> GetResponse:
    """Stands inside of the page cache, so that only what has to be made anew is counted."""

    def respond(request: HttpRequest) -> HttpResponse:
        for limit, client in limits_of(request):
            if wait := count(limit, client, timezone.now()):
                return too_many(request, int(wait.total_seconds()))
        return get_response(request)

    return respond


def limits_of(request: HttpRequest) -> Iterator[tuple[Limit, str]]:
    """Which limits a request counts towards, and whose."""
    path = request.path_info
    if path == reverse("wagtailadmin_login"):
        if request.method == "POST":
            yield LOGINS, network(request)
            yield LOGINS_OF_NAME, request.POST.get("username", "")[:150].casefold()
        return
    # The API has a limit of its own, and a load balancer asks for health.
    if not path.startswith((reverse("wagtailadmin_home"), "/api/", "/health/")):
        yield PAGES, network(request)


def too_many(request: HttpRequest, seconds: int) -> HttpResponse:
    response = render(request, "429.html", {"seconds": seconds}, status=429)
    response["Retry-After"] = str(seconds)
    response["Cache-Control"] = "no-store"
    return response
