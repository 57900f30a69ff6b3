"""The rate limits: how often a client may ask for what costs, counted by all processes together.

In a file beside the database (counts_file.py); several machines count each for itself.

The generic cell rate algorithm (ITU-T I.371): of each client only one moment is kept, the one at
which all its requests so far would have been spread out evenly. A request may pass while that
moment is not further ahead than the limit allows.
"""

import logging
import math
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils.crypto import salted_hmac

from interests.counts_file import CountsFile

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Limit:
    """`requests` at once, and then as many in each `window`, evenly spread."""

    name: str
    requests: int
    window: timedelta

    @property
    def interval(self) -> float:
        """Seconds between two requests that are evenly spread."""
        return self.window.total_seconds() / self.requests

    @property
    def tolerance(self) -> float:
        """Seconds that a client may be ahead of the even spread before it has to wait."""
        return self.interval * (self.requests - 1)


# A library or a school is one network to us, with a class that shows interest together.
INTERESTS = Limit("interests", 30, timedelta(minutes=10))

# A write takes less than a millisecond.
_FILE = CountsFile(
    "CREATE TABLE IF NOT EXISTS arrivals (client BLOB PRIMARY KEY, even REAL) WITHOUT ROWID",
    patience=2,
)
_ARRIVE = """
INSERT INTO arrivals (client, even) VALUES (:client, :now + :interval)
ON CONFLICT (client) DO UPDATE SET even = max(even, :now) + :interval
WHERE even - :now <= :tolerance
RETURNING even
"""


def count(limit: Limit, client: str, now: datetime) -> timedelta | None:
    """Count one request. Returns None when it may pass, else how long to wait, in whole seconds.

    `client` is whoever the limit is of: a network, a name. A count that cannot be kept, since the
    file cannot be written, holds nobody up.
    """
    # A keyed hash: whose address it was cannot be read from the file.
    key = salted_hmac("interests.rates", f"{limit.name}:{client}", algorithm="sha256").digest()[:16]
    try:
        seconds = _wait(limit, key, now.timestamp())
    except sqlite3.OperationalError:
        logger.exception("The rate limit %r cannot count", limit.name)
        return None
    return timedelta(seconds=math.ceil(seconds)) if seconds else None


def forget_past(now: datetime) -> int:
    """Delete clients that have nothing to wait for any more. Returns how many."""
    return (
        _FILE.connection(Path(settings.RATES_FILE))
        .execute("DELETE FROM arrivals WHERE even < ?", [now.timestamp()])
        .rowcount
    )


def _wait(limit: Limit, key: bytes, moment: float) -> float:
    """Seconds until the next request may pass; 0 when this one may."""
    values = {
        "client": key,
        "now": moment,
        "interval": limit.interval,
        "tolerance": limit.tolerance,
    }
    connection = _FILE.connection(Path(settings.RATES_FILE))
    if connection.execute(_ARRIVE, values).fetchall():
        return 0.0
    row = connection.execute("SELECT even FROM arrivals WHERE client = ?", [key]).fetchone()
    return max(0.0, row[0] - moment - limit.tolerance) if row else 0.0
