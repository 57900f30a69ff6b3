"""Which web pages may write: the portal's own, and those of the origins that a setting lists."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

if TYPE_CHECKING:  # REST framework imports this module while it defines its views
    from rest_framework.views import APIView


class OriginMayWrite(BasePermission):
    """Refuses a write that a browser sends for a page of an origin that is not listed.

    Clients that are no browsers send no Origin, and are held back by the rate limit alone.
    """

    message = _("Pages of this origin may not write.")

    def has_permission(self, request: Request, view: "APIView") -> bool:
        if request.method in SAFE_METHODS:
            return True
        origin = request.headers.get("Origin")
        return origin is None or may_write(origin, request.get_host())


def may_write(origin: str, host: str) -> bool:
    """Whether pages of `origin` may write to the portal that answers at `host`."""
    allowed = settings.API_WRITE_ORIGINS
    if "*" in allowed or origin in allowed:
        return True
    try:
        return urlsplit(origin).netloc == host
    except ValueError:
        return False
