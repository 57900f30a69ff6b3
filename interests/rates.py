"""The rate limit: so many costly requests from one network in so long, counted in the database."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from interests.models import Visit


@dataclass(frozen=True)
class Limit:
    """At most `requests` within `window`."""

    name: str
    requests: int
    window: timedelta


# A library or a school is one network to us, with a class that shows interest together.
INTERESTS = Limit("interests", 30, timedelta(minutes=10))


def count(limit: Limit, network: str, now: datetime) -> timedelta | None:
    """Count one request. Returns None when it may pass, else how long to wait.

    Two that come at the very same moment may both pass as the last; the limit is for floods.
    """
    key = salted_hmac("interests.rates", f"{limit.name}:{network}", algorithm="sha256").hexdigest()
    since = now - limit.window
    counted = list(
        Visit.objects.filter(key=key, at__gt=since)
        .order_by("-at")
        .values_list("at", flat=True)[: limit.requests]
    )
    if len(counted) >= limit.requests:
        return max(counted[-1] + limit.window - now, timedelta(seconds=1))
    with transaction.atomic():
        Visit.objects.filter(at__lte=since).delete()
        Visit.objects.create(key=key, at=now)
    return None
