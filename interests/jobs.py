"""What the worker does for interests."""

from datetime import datetime

from interests import answer_times
from interests.retention import dispose
from interests.settings import interest_settings


def dispose_of_ended(now: datetime) -> int:
    """Delete all interests that have been kept as long as promised. Returns how many."""
    months = interest_settings().retention_months
    disposed = 0
    while batch := dispose(now, months):
        disposed += batch
    return disposed


def record_answer_times(now: datetime) -> int:
    """Reckon how fast organisations answer. Returns for how many that has changed."""
    return answer_times.record(now)
