"""What all of the API shares: the language of its messages, and answers that are never HTML."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override

from portal.api.paths import PREFIXES
from portal.api.problems import CONTENT_TYPE, problem_response

GetResponse = Callable[[HttpRequest], HttpResponse]


def api_middleware(get_response: GetResponse) -> GetResponse:
    """Messages are English unless `lang=sv`; every error is a problem, whoever made it."""

    def respond(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(PREFIXES):
            return get_response(request)
        with override(message_language(request)):
            response = get_response(request)
        if response.status_code >= 400 and not _speaks_json(response):
            response = _replaced(response)
        response.setdefault("Cache-Control", _caching(request, response))
        return response

    return respond


def message_language(request: HttpRequest) -> str:
    """The language of messages to the one who calls."""
    try:
        asked = request.GET.get("lang")
    except SuspiciousOperation:  # too many parameters: the view will say so
        asked = None
    return asked if asked in {"sv", "en"} else "en"


def _speaks_json(response: HttpResponse) -> bool:
    return response.get("Content-Type", "").startswith((CONTENT_TYPE, "application/json"))


def _replaced(response: HttpResponse) -> HttpResponse:
    """A problem of the same status and headers. Django's page for developers is left to them."""
    if settings.DEBUG and response.status_code >= 500:
        return response
    problem = problem_response(response.status_code)
    for name in ("Allow", "Retry-After"):
        if name in response:
            problem[name] = response[name]
    return problem


def _caching(request: HttpRequest, response: HttpResponse) -> str:
    """What can be kept must be asked about again each time: what is withdrawn is gone at once."""
    return (
        "no-cache"
        if request.method in {"GET", "HEAD"} and response.status_code < 500
        else "no-store"
    )
