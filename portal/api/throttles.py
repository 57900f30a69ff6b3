"""How often one network may call. What is saved is counted once more, in the database."""

import time
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import cache
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from interests.client import network
from portal.api.paths import PREFIXES

if TYPE_CHECKING:  # REST framework imports this module while it defines its views
    from rest_framework.views import APIView

SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}


class NetworkThrottle(BaseThrottle):
    """At most API_RATE requests of one network in a window of time.

    Counted in Django's cache. With a cache in each process's memory every process counts for
    itself, which is enough to hold off a runaway client; a shared cache counts them all together.
    """

    seconds_left = 0

    def allow_request(self, request: Request, view: "APIView") -> bool:
        if not settings.API_RATE or not request.path_info.startswith(PREFIXES):
            return True  # Wagtail's admin has views of this kind too
        allowed, seconds = parse_rate(settings.API_RATE)
        window, passed = divmod(int(time.time()), seconds)
        self.seconds_left = seconds - passed
        key = f"api:{network(request)}:{window}"
        return count(key, seconds) <= allowed

    def wait(self) -> float:
        """Seconds until the next window begins."""
        return self.seconds_left


def parse_rate(rate: str) -> tuple[int, int]:
    """`300/minute` -> (300, 60). Raises ValueError for anything else."""
    number, _, unit = rate.partition("/")
    if unit not in SECONDS or not number.isdigit():
        raise ValueError(f"A rate is a number per second, minute, hour or day, not {rate!r}.")
    return int(number), SECONDS[unit]


def count(key: str, seconds: int) -> int:
    """How many there have been, this one included. Forgotten after `seconds`."""
    if cache.add(key, 1, timeout=seconds):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # it was forgotten in between
        cache.set(key, 1, timeout=seconds)
        return 1
