"""Every error of the API as application/problem+json (RFC 9457)."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from rest_framework.exceptions import (
    APIException,
    NotFound,
    ParseError,
    Throttled,
    ValidationError,
)
from rest_framework.exceptions import PermissionDenied as ApiPermissionDenied
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.settings import api_settings
from rest_framework.views import exception_handler as rest_exception_handler

from portal.api.problem_types import problem_type

CONTENT_TYPE = "application/problem+json"
MAX_DETAIL_LENGTH = 300  # characters; messages may quote what was sent
MAX_ERRORS = 50
MAX_POINTER_PARTS = 8


def exception_handler(exception: Exception, context: Mapping[str, Any]) -> Response | None:
    """The problem that answers for `exception`; None for what nobody foresaw (a 500)."""
    known = _as_api_exception(exception)
    response = rest_exception_handler(known, dict(context))
    if response is None or not isinstance(known, APIException):
        return None
    request: Request | None = context.get("request")
    response.data = _body(known, request)
    response.content_type = CONTENT_TYPE
    return response


def problem_response(status: int, code: str = "", detail: str = "") -> HttpResponse:
    """A problem from outside a REST view: an unknown address, a crash."""
    kind = problem_type(code, status)
    body = {"type": kind.uri, "title": kind.title, "status": status, "detail": detail or kind.help}
    return JsonResponse(body, status=status, content_type=CONTENT_TYPE)


@csrf_exempt
def unknown_address(request: HttpRequest, address: str) -> HttpResponse:
    """Whatever is sent to an address below /api/ where there is nothing."""
    return problem_response(404)


def _as_api_exception(exception: Exception) -> Exception:
    match exception:
        case Http404():
            return NotFound()
        case PermissionDenied():
            return ApiPermissionDenied()
        case SuspiciousOperation():
            # Django's words for a request that breaks its limits: too many parameters and so on.
            return ParseError(str(exception))
    return exception


def _body(exception: APIException, request: Request | None) -> dict[str, Any]:
    kind = problem_type(_first_code(exception), exception.status_code)
    body: dict[str, Any] = {
        "type": kind.uri,
        "title": kind.title,
        "status": exception.status_code,
    }
    if not isinstance(exception, ValidationError):
        return {**body, "detail": printable(str(exception.detail))}
    errors = list(_errors(exception.detail, request))[:MAX_ERRORS]
    detail = "; ".join(f"{_place(error)}: {error['detail']}" for error in errors)
    return {**body, "detail": printable(detail) or kind.help, "errors": errors}


def _first_code(exception: APIException) -> str:
    if isinstance(exception, ValidationError):
        return "invalid"
    if isinstance(exception, Throttled):
        return "throttled"
    code = exception.get_codes()
    return code if isinstance(code, str) else exception.default_code


def _place(error: Mapping[str, str]) -> str:
    return error.get("parameter") or error.get("pointer") or "request"


def _errors(detail: Any, request: Request | None) -> Iterator[dict[str, str]]:
    for path, message in _leaves(detail, ()):
        yield {
            **_where(path, request),
            "code": str(getattr(message, "code", None) or "invalid"),
            "detail": printable(str(message)),
        }


def _leaves(detail: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Each message with the way to it. Lists of messages add nothing to the way."""
    match detail:
        case dict():
            for key, value in detail.items():
                step = () if key == api_settings.NON_FIELD_ERRORS_KEY else (str(key),)
                yield from _leaves(value, (*path, *step))
        case list() | tuple():
            for index, value in enumerate(detail):
                nested = isinstance(value, dict | list)
                yield from _leaves(value, (*path, str(index)) if nested else path)
        case _:
            yield path, detail


def _where(path: tuple[str, ...], request: Request | None) -> dict[str, str]:
    """Where the fault is: a parameter of the query, or a place in the body (a JSON Pointer)."""
    if not path:
        return {}
    if request is None or request.method in SAFE_METHODS or path[0] in request.query_params:
        return {"parameter": printable(path[0])}
    steps = (printable(step).replace("~", "~0").replace("/", "~1") for step in path)
    return {"pointer": "#/" + "/".join(list(steps)[:MAX_POINTER_PARTS])}


def printable(text: str) -> str:
    """Text that can be sent: no lone surrogates or control characters, and not too long."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    kept = "".join(character if character.isprintable() else "\ufffd" for character in whole)
    return kept if len(kept) <= MAX_DETAIL_LENGTH else kept[: MAX_DETAIL_LENGTH - 1] + "…"
