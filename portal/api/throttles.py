"""How often one network may call. Showing interest is counted once more, with the form's."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from interests.client import network
from interests.rates import Limit, count
from portal.api.paths import PREFIXES

if TYPE_CHECKING:  # REST framework imports this module while it defines its views
    from rest_framework.views import APIView

WINDOWS = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
}


class NetworkThrottle(BaseThrottle):
    """At most API_RATE requests of one network, all at once or spread out."""

    pause: timedelta | None = None

    def allow_request(self, request: Request, view: "APIView") -> bool:
        # Wagtail's admin has views of REST framework too.
        if not settings.API_RATE or not request.path_info.startswith(PREFIXES):
            return True
        self.pause = count(limit_of(settings.API_RATE), network(request), timezone.now())
        return self.pause is None

    def wait(self) -> float | None:
        """Whole seconds until the next request may pass."""
        return self.pause.total_seconds() if self.pause else None


def limit_of(rate: str) -> Limit:
    """`300/minute`: 300 at once, and then one each fifth of a second."""
    number, _, unit = rate.partition("/")
    return Limit("api", int(number), WINDOWS[unit])
