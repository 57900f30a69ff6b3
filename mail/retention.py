"""How long the outbox remembers people: what a finished mail said goes, that there was one stays.

Of an emptied message there remain its kind, language, times, attempts and how it ended: enough to
count what was sent and how long it took, and nothing of who got it or what it said.
"""

from datetime import datetime, timedelta

from mail.models import Message
from mail.querysets import MessageQuerySet

# Long enough to see what became of a mail that somebody misses. Residents are told so.
KEPT = timedelta(days=90)
# At a time, so that others come between.
BATCH = 500


def empty_finished(now: datetime) -> int:
    """Empty a batch of the messages that were sent or given up long ago. Returns how many."""
    due = Message.objects.finished_by(now - KEPT).values_list("pk", flat=True)[:BATCH]
    return empty(Message.objects.filter(pk__in=list(due)), now)


def empty(messages: MessageQuerySet, now: datetime) -> int:
    """Take out who got the messages and what they said, of those that are finished."""
    return messages.finished().update(
        to="",
        reply_to="",
        subject="",
        text="",
        html="",
        headers={},
        last_error="",
        emptied_at=now,
    )
