"""Answers anonymous GET and HEAD requests from the cache, with an ETag on every page.

Browsers keep pages too, but ask each time (`no-cache`): what is withdrawn is gone at once, and
what is unchanged costs an empty 304. The nonce of the content-security policy is new in each
response; the ETag is of the page without it. A 304 carries no policy: the browser goes on with
the one that came with the body it has, whose nonce is the one in that body.
"""

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.encoding import escape_uri_path
from django.utils.translation import get_language

from portal.cache import generation
from portal.cache.lifetime import keep_until
from portal.cache.store import CachedPage, Key, Store

GetResponse = Callable[[HttpRequest], HttpResponse]

READING = frozenset({"GET", "HEAD"})
KEPT_STATUSES = frozenset({200, 404, 410})
# Those who have them make them anew: the admin, the API and its schema, files.
UNCACHED = ("/admin/", "/api/", "/documents/", "/health/", "/media/", "/static/")
LONGEST_ADDRESS = 1_000  # characters, query included
PUBLIC = "no-cache"
PRIVATE = "private, no-store"
# Set anew for each response, by middlewares around this one.
_NOT_KEPT = frozenset({"content-length", "content-security-policy", "etag"})


def cache_middleware(get_response: GetResponse) -> GetResponse:
    """Keeps pages for this process, unless PAGE_CACHE_BYTES is 0; then it only sets headers."""
    store = Store(settings.PAGE_CACHE_BYTES)

    def respond(request: HttpRequest) -> HttpResponse:
        if request.method not in READING:
            return answer(request)
        with generation.remembered():
            return answer(request)

    def answer(request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(UNCACHED) or getattr(request, "is_dummy", False):
            return get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            response = get_response(request)
            response.setdefault("Cache-Control", PRIVATE)
            return response
        if request.method in READING:
            response = _anonymous(request, get_response, store)
        else:
            response = get_response(request)
        # Redirects too: what moved may move back.
        response.setdefault("Cache-Control", "no-store")
        return response

    return respond


def _anonymous(request: HttpRequest, get_response: GetResponse, store: Store) -> HttpResponse:
    if not settings.PAGE_CACHE_BYTES:
        response = get_response(request)
        if _may_be_kept(response):
            response = _finished(request, response, _etag(response.content, _nonce(request)))
        return response
    now = timezone.now()
    # Read before the page is made: what changes meanwhile makes it old, never too new.
    valid = generation.of_request()
    key = key_of(request)
    page = store.get(key)
    if page is not None and page.fresh(valid, now):
        return _finished(request, *_from_cache(request, page))
    response = get_response(request)
    if not _may_be_kept(response):
        return response
    # HEAD is answered like GET; the server leaves the body out.
    page = _page(response, _nonce(request), valid, keep_until(now))
    if len(key.path) + len(key.query) <= LONGEST_ADDRESS and request.method == "GET":
        store.put(key, page)
    return _finished(request, response, page.headers["ETag"])


def key_of(request: HttpRequest) -> Key:
    origin = f"{request.scheme}://{request.get_host()}"
    language = get_language() or settings.LANGUAGE_CODE
    return Key(origin, language, escape_uri_path(request.path), request.META["QUERY_STRING"])


def _may_be_kept(response: HttpResponse) -> bool:
    """Only whole pages that say nothing against it, and are the same for all."""
    return (
        response.status_code in KEPT_STATUSES
        and not response.streaming
        and not response.cookies
        and "Cache-Control" not in response
        and "cookie" not in response.get("Vary", "").lower()
    )


def _page(
    response: HttpResponse, nonce: bytes, valid: generation.Generation, until: datetime
) -> CachedPage:
    placeholder = secrets.token_hex(16).encode()
    headers = {name: value for name, value in response.items() if name.lower() not in _NOT_KEPT}
    headers["ETag"] = _etag(response.content, nonce)
    body = response.content.replace(nonce, placeholder) if nonce else response.content
    return CachedPage(valid, until, response.status_code, headers, body, placeholder)


def _from_cache(request: HttpRequest, page: CachedPage) -> tuple[HttpResponse, str]:
    body = page.body
    if page.placeholder in body:
        nonce: str = str(request.csp_nonce)  # type: ignore[attr-defined]
        body = body.replace(page.placeholder, nonce.encode())
    response = HttpResponse(body, status=page.status)
    for name, value in page.headers.items():
        response[name] = value
    # Set inside of the cache otherwise; without it the server would send the page in chunks.
    response["Content-Length"] = str(len(body))
    return response, page.headers["ETag"]


def _nonce(request: HttpRequest) -> bytes:
    """The nonce that the page was made with; empty when it has none."""
    return str(getattr(request, "_csp_nonce", None) or "").encode()


def _etag(content: bytes, nonce: bytes) -> str:
    """Weak: the same page has another nonce, and other bytes, each time."""
    same = content.replace(nonce, b"") if nonce else content
    return f'W/"{hashlib.blake2b(same, digest_size=16).hexdigest()}"'


def _finished(request: HttpRequest, response: HttpResponse, etag: str) -> HttpResponse:
    """The response with its ETag, or an empty 304 where the browser has the same page already."""
    response["ETag"] = etag
    response["Cache-Control"] = PUBLIC
    if response.status_code != 200:
        return response
    conditional = get_conditional_response(request, etag=etag, response=response)
    if conditional is None or conditional.status_code != 304:
        return response
    not_modified: HttpResponse = conditional
    not_modified._csp_exempt = True  # type: ignore[attr-defined]
    return not_modified
