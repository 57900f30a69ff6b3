"""A message before it is saved, and as Django's mail backends take it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import format_datetime, quote

from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from mail.kinds import MailKind
from mail.models import Message
from mail.rendering import Rendered


@dataclass(frozen=True)
class OutgoingMessage:
    """A mail to one recipient, rendered and ready to be saved."""

    kind: MailKind
    to: str
    content: Rendered
    language: str
    reply_to: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


def address(name: str, email: str) -> str:
    """A name and an e-mail address as one header value."""
    return f'"{quote(name)}" <{email}>' if name else email


def as_email(
    message: Message, connection: BaseEmailBackend | None = None
) -> EmailMultiAlternatives:
    """`message` for a mail backend; the same bytes in every attempt but for MIME boundaries."""
    email = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        to=[message.to],
        reply_to=[message.reply_to] if message.reply_to else None,
        headers={
            "Message-ID": message.message_id,
            "Date": format_datetime(message.created),
            "Content-Language": message.language,
            # RFC 3834: out-of-office replies stay away from mails that a machine sent.
            "Auto-Submitted": "auto-generated",
            **message.headers,
        },
        connection=connection,
    )
    if message.html:
        email.attach_alternative(message.html, "text/html")
    return email
