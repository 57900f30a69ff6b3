"""What all of the API shares: the language of its messages, validators, answers never in HTML."""

import hashlib
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import override

from portal.api.freshness import SECOND, LastChange
from portal.api.paths import PREFIXES, REFERENCE
from portal.api.problems import CONTENT_TYPE, problem_response

READS = {"GET", "HEAD"}

GetResponse = Callable[[HttpRequest], HttpResponse]


def api_middleware(get_response: GetResponse) -> GetResponse:
    """Messages are English unless `lang=sv`; every error is a problem, whoever made it."""
    last_change = LastChange()

    def respond(request: HttpRequest) -> HttpResponse:
        read = request.method in READS
        if not _is_for_programs(request.path_info, read=read):
            return get_response(request)
        now = timezone.now()
        changed = last_change.at(now) if read and _has_date(request) else None
        language = asked_language(request)
        with override(language or "en"):
            response = get_response(request)
        if read and response.status_code == 200:
            response = _conditional(request, response, changed, now)
        if response.status_code >= 400 and not _speaks_json(response):
            response = _replaced(response)
        spoken = "en" if response.status_code >= 400 else settings.LANGUAGE_CODE
        response["Content-Language"] = language or spoken
        # What is kept must be asked about again each time: what is withdrawn is gone at once.
        response["Cache-Control"] = "no-cache" if read else "no-store"
        return response

    return respond


def asked_language(request: HttpRequest) -> str | None:
    """The language that `lang` asks for, if it is one of ours."""
    try:
        asked = request.GET.get("lang")
    except SuspiciousOperation:  # too many parameters: the view will say so
        return None
    return asked if asked in {"sv", "en"} else None


def _is_for_programs(path: str, *, read: bool) -> bool:
    """All of the API, but for reading the page that explains it."""
    return path.startswith(REFERENCE) and not (path == REFERENCE and read)


def _has_date(request: HttpRequest) -> bool:
    """Search results also change with the index and its engine: they have an ETag alone."""
    return request.path_info.startswith(PREFIXES) and request.path_info not in (
        reverse("search-api"),
        reverse("suggestions-api"),
    )


def _conditional(
    request: HttpRequest, response: HttpResponse, changed: datetime | None, now: datetime
) -> HttpResponse:
    """The response with its validators, or 304 for those who have it already."""
    etag = f'"{hashlib.blake2b(response.content, digest_size=16).hexdigest()}"'
    response["ETag"] = etag
    stands = None
    if changed is not None:
        stands = int(changed.timestamp())
        # Before that second there is only a date that does not count.
        told = changed if changed <= now else changed - 2 * SECOND
        response["Last-Modified"] = http_date(told.timestamp())
    answer = get_conditional_response(request, etag=etag, last_modified=stands, response=response)
    return answer or response


def _speaks_json(response: HttpResponse) -> bool:
    return response.get("Content-Type", "").startswith((CONTENT_TYPE, "application/json"))


def _replaced(response: HttpResponse) -> HttpResponse:
    """A problem of the same status. Django's page for developers is left to them."""
    if settings.DEBUG and response.status_code >= 500:
        return response
    problem = problem_response(response.status_code)
    for name in ("Allow", "Retry-After"):
        if name in response:
            problem[name] = response[name]
    return problem
