"""What the worker does for the outbox."""

import time
from datetime import datetime, timedelta

from mail.alerts import alert_undelivered
from mail.delivery import deliver
from mail.retention import empty_finished
from mail.services import free_expired


def deliver_due(now: datetime) -> int:
    """Deliver what is due at `now`, a batch at most. Returns how many messages were tried."""
    started = time.monotonic()
    tried = deliver(lambda: now + timedelta(seconds=time.monotonic() - started))
    alert_undelivered(now)
    return tried


def free_expired_leases(now: datetime) -> int:
    """Queue again what killed workers held. Returns how many messages."""
    return free_expired(now)


def empty_old(now: datetime) -> int:
    """Empty all messages that were finished long ago, batch by batch. Returns how many."""
    emptied = 0
    while batch := empty_finished(now):
        emptied += batch
    return emptied
