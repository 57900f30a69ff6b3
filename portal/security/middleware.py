"""Sets the headers by which browsers protect residents and editors."""

from collections.abc import Callable
from enum import Enum

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

GetResponse = Callable[[HttpRequest], HttpResponse]

# Nothing of this is used by any page, so a script that got in could not use it either; but for
# the position, which the search asks for when its visitor says so.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        *("accelerometer", "browsing-topics", "camera", "display-capture", "gyroscope"),
        *("magnetometer", "microphone", "midi", "payment", "usb"),
    )
)
PERMISSIONS_POLICY += ", geolocation=(self)"


class Audience(Enum):
    """For whom a response is made."""

    RESIDENT = "resident"
    EDITOR = "editor"  # a resident's page with Wagtail's user bar, or a preview
    ADMIN = "admin"


def audience(request: HttpRequest) -> Audience:
    if request.path_info.startswith(reverse("wagtailadmin_home")):
        return Audience.ADMIN
    # A preview is made by a request of its own, to the page's path.
    if getattr(request, "is_preview", False) or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return Audience.EDITOR
    return Audience.RESIDENT


def headers_middleware(get_response: GetResponse) -> GetResponse:
    """Headers of every response, files included: so this one stands outermost."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        # Other sites' scripts may read the API; nothing else is for them to load.
        scope = "cross-origin" if request.path_info.startswith("/api/") else "same-origin"
        response.setdefault("Cross-Origin-Resource-Policy", scope)
        return response

    return respond


def policy_middleware(get_response: GetResponse) -> GetResponse:
    """Chooses the content-security policy that django-csp, around this one, writes."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        whose = audience(request)
        if whose is not Audience.RESIDENT:
            response._csp_config = (  # type: ignore[attr-defined]
                settings.ADMIN_POLICY if whose is Audience.ADMIN else settings.USERBAR_POLICY
            )
            response["X-Frame-Options"] = "SAMEORIGIN"
        return response

    return respond
