"""When a message is tried again, how long a worker may hold it, and when we give up.

The longest possible send, and thus the lease, with the settings of portal/settings/base.py:

    connecting   EMAIL_TIMEOUT for each address of the server, 10 s × at most 4      =  40 s
    greeting     EMAIL_DEADLINE cuts it, whatever the server does                   =  60 s
    sending      EMAIL_DEADLINE cuts it, whatever the server does                   =  60 s
                                                                                      160 s

`LEASE` is 300 s, nearly twice that. Each message is leased on its own, just before it is sent, so
a long batch never outlives its leases. Should a worker be stopped for longer than its lease (a
suspended machine), the message is sent twice with the same Message-ID.
"""

from datetime import datetime, timedelta

LEASE = timedelta(seconds=300)
FIRST_DELAY = timedelta(seconds=10)
LONGEST_DELAY = timedelta(hours=4)
REFUSED_DELAY = timedelta(hours=1)
GIVE_UP_AFTER = timedelta(hours=72)
ALERT_EVERY = timedelta(hours=1)


def delay(attempts: int, *, refused: bool = False) -> timedelta:
    """How long to wait after the given number of failed attempts (at least 1).

    10 s, 30 s, 90 s, 4.5 min, 13.5 min, 40 min, 2 h, then every 4 h: about 24 tries in 72 h.
    A refused recipient is not asked again for an hour: the answer is hardly a passing fault.
    """
    exponent = min(attempts - 1, 10)
    wait: timedelta = min(FIRST_DELAY * 3**exponent, LONGEST_DELAY)
    return max(wait, REFUSED_DELAY) if refused else wait


def gives_up(first_due: datetime, next_attempt: datetime) -> bool:
    """Whether the next attempt would come later than we keep trying."""
    return next_attempt - first_due > GIVE_UP_AFTER
