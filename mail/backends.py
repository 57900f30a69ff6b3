"""Where mails go: files under var/mail/, or an SMTP server that cannot hold us up for ever."""

import os
import smtplib
import socket
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from email.utils import parsedate_to_datetime
from pathlib import Path
from threading import Timer
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend


class FileBackend(BaseEmailBackend):
    """Writes each mail as one .eml file into EMAIL_FILE_PATH.

    The name is made of the mail's date and Message-ID, so a repetition overwrites the file.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the mails; a file is whole or not there. Raises OSError."""
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        for email in email_messages:
            content = email.message().as_bytes()
            handle, unfinished = tempfile.mkstemp(dir=folder, suffix=".part")
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(unfinished).replace(folder / file_name(email))
        return len(email_messages)


def file_name(email: EmailMessage) -> str:
    """`20261124T164500-<unique part of the Message-ID>.eml`."""
    sent = parsedate_to_datetime(email.extra_headers["Date"])
    unique = email.extra_headers["Message-ID"].strip("<>").partition("@")[0]
    return f"{sent:%Y%m%dT%H%M%S}-{unique}.eml"


class SmtpBackend(EmailBackend):
    """Django's SMTP backend with a limit on the whole of connecting and of each sending.

    EMAIL_TIMEOUT limits each wait for the server; one that answers a byte at a time would keep
    within it for hours. After EMAIL_DEADLINE seconds the connection is cut, whatever it does.
    """

    newest: smtplib.SMTP | None = None

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        backend = self

        class Connection(super().connection_class):  # type: ignore[misc]
            """Known before it connects, so that the deadline can cut the greeting too."""

            def __init__(self, *args: Any, **params: Any) -> None:
                backend.newest = self
                super().__init__(*args, **params)

        return Connection

    def open(self) -> bool | None:
        with self._deadline():
            return super().open()

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Send over the open connection. Raises SMTPException or OSError; never fails silently."""
        with self._deadline():
            return super().send_messages(email_messages)

    def close(self) -> None:
        with self._deadline():
            super().close()

    @contextmanager
    def _deadline(self) -> Iterator[None]:
        timer = Timer(settings.EMAIL_DEADLINE, self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _cut(self) -> None:
        sock = self.newest.sock if self.newest else None
        if sock is not None:
            # Closed in the same moment: what we wanted.
            with suppress(OSError):
                # The plain socket's own: a TLS socket's would pull the ground from under the
                # thread that is reading from it.
                socket.socket.shutdown(sock, socket.SHUT_RDWR)
