"""How often one network may call. What is saved is counted once more, in the database."""

import math
from typing import TYPE_CHECKING

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from interests.client import network
from portal.api.paths import PREFIXES
from portal.limits.arrivals import wait
from portal.limits.limit import Limit

if TYPE_CHECKING:  # REST framework imports this module while it defines its views
    from rest_framework.views import APIView

SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}


class NetworkThrottle(BaseThrottle):
    """At most API_RATE requests of one network, all at once or spread out."""

    seconds = 0.0

    def allow_request(self, request: Request, view: "APIView") -> bool:
        # Wagtail's admin has views of REST framework too.
        if not settings.API_RATE or not request.path_info.startswith(PREFIXES):
            return True
        self.seconds = wait(limit_of(settings.API_RATE), network(request))
        return not self.seconds

    def wait(self) -> float:
        """Whole seconds until the next request may pass."""
        return math.ceil(self.seconds)


def limit_of(rate: str) -> Limit:
    """`300/minute`: 300 at once, and then one each fifth of a second."""
    number, _, unit = rate.partition("/")
    return Limit("api", burst=int(number), interval=SECONDS[unit] / int(number))
