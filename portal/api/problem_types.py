"""The problems that the API answers with (RFC 9457), as one table.

The exception handler, the description of the API and its readable page all derive from it.
"""

from dataclasses import dataclass
from http import HTTPStatus

from portal.api.paths import REFERENCE


@dataclass(frozen=True)
class ProblemType:
    """One kind of problem.

    `code` is the `default_code` of the exception that raises it, and the last part of its `type`.
    """

    code: str
    status: HTTPStatus
    title: str
    help: str

    @property
    def uri(self) -> str:
        """The `type` member: a URI reference that leads to what can be done about it."""
        return f"{REFERENCE}#{self.slug}"

    @property
    def slug(self) -> str:
        return self.code.replace("_", "-")


_TABLE = (
    ProblemType(
        "invalid",
        HTTPStatus.BAD_REQUEST,
        "Something in the request cannot be used",
        "`errors` names each parameter or field, and says what is wrong with it.",
    ),
    ProblemType(
        "parse_error",
        HTTPStatus.BAD_REQUEST,
        "The request cannot be read",
        "Send a well-formed request: JSON in UTF-8, at most 100 levels deep.",
    ),
    ProblemType(
        "idempotency_key_missing",
        HTTPStatus.BAD_REQUEST,
        "The idempotency key is missing",
        "Send `Idempotency-Key` with a value of your own: 8 to 100 letters, digits, `-` or `_`.",
    ),
    ProblemType(
        "permission_denied",
        HTTPStatus.FORBIDDEN,
        "Not allowed from there",
        "Pages of other origins may write only when the portal lists their origin.",
    ),
    ProblemType(
        "not_found",
        HTTPStatus.NOT_FOUND,
        "Not found",
        "There is nothing here that can be seen.",
    ),
    ProblemType(
        "method_not_allowed",
        HTTPStatus.METHOD_NOT_ALLOWED,
        "Method not allowed",
        "The `Allow` header lists the methods that there are.",
    ),
    ProblemType(
        "not_acceptable",
        HTTPStatus.NOT_ACCEPTABLE,
        "Not acceptable",
        "Accept `application/json`.",
    ),
    ProblemType(
        "full",
        HTTPStatus.CONFLICT,
        "The assignment is full",
        "No spots are left. Search for similar ones.",
    ),
    ProblemType(
        "withdrawn",
        HTTPStatus.CONFLICT,
        "The interest was taken back",
        "Who showed it has withdrawn it since. Use a new key to show interest once more.",
    ),
    ProblemType(
        "gone",
        HTTPStatus.GONE,
        "No longer there",
        "It has ended or was withdrawn. Remove it from what you have stored.",
    ),
    ProblemType(
        "payload_too_large",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "The body is too large",
        "A body may hold 100 kB.",
    ),
    ProblemType(
        "unsupported_media_type",
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "Unsupported media type",
        "Send `Content-Type: application/json`.",
    ),
    ProblemType(
        "idempotency_key_reused",
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "The idempotency key was used for something else",
        "Make a new key for each new request; repeat a key only with the same body.",
    ),
    ProblemType(
        "throttled",
        HTTPStatus.TOO_MANY_REQUESTS,
        "Too many requests",
        "Wait for the seconds that `Retry-After` tells.",
    ),
    ProblemType(
        "error",
        HTTPStatus.INTERNAL_SERVER_ERROR,
        "Something went wrong here",
        "The fault is ours and has been noted. Try again later.",
    ),
)

PROBLEM_TYPES: dict[str, ProblemType] = {problem.code: problem for problem in _TABLE}


def problem_type(code: str, status: int) -> ProblemType:
    """The kind for an exception's code; else the one of its status; else one made of the status."""
    if (found := PROBLEM_TYPES.get(code)) and found.status == status:
        return found
    by_status = (problem for problem in _TABLE if problem.status == status)
    return next(by_status, None) or _plain(HTTPStatus(status))


def _plain(status: HTTPStatus) -> ProblemType:
    return ProblemType(status.name.lower(), status, status.phrase, status.description)
