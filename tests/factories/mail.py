"""Messages for tests, put into the outbox as the portal does it."""

from datetime import UTC, datetime
from typing import Any

from mail.kinds import MailKind
from mail.messages import OutgoingMessage
from mail.models import Message
from mail.rendering import Rendered
from mail.services import enqueue

TRIAL = MailKind("trial", "Trial")


def outgoing(to: str = "siv@example.org", **changes: Any) -> OutgoingMessage:
    """A mail that has been rendered."""
    content = Rendered(subject="Hej", text="Vi ses på söndag.\n", html="<p>Vi ses på söndag.</p>")
    return OutgoingMessage(
        **{"kind": TRIAL, "to": to, "content": content, "language": "sv", **changes}
    )


def queued(to: str = "siv@example.org", now: datetime | None = None, **changes: Any) -> Message:
    """A message in the outbox, due at once."""
    return enqueue(outgoing(to, **changes), now or datetime.now(UTC))
