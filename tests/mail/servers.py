"""A mail server of our own that takes, refuses, hangs, or breaks off, as a test wants it."""

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

Behaviour = Callable[[str], str]
"""Message-ID -> what the server does with it: take, later, never, hang, or break."""

ANSWERS = {"later": "451 4.3.0 Try again later", "never": "554 5.7.1 No"}


@dataclass
class Inbox:
    """What the server has taken, and how it behaves."""

    behaviour: Behaviour = lambda message_id: "take"
    refused_recipients: frozenset[str] = frozenset()
    hang_seconds: float = 30
    taken: list[tuple[str, str]] = field(default_factory=list)
    """(recipient, Message-ID), in order."""
    connections: int = 0
    port: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        hostname: str,
        responses: list[str],
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        if address in self.refused_recipients:
            return "550 5.1.1 No such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        assert isinstance(envelope.content, bytes)
        message_id = message_from_bytes(envelope.content)["Message-ID"]
        what = self.behaviour(message_id)
        if what == "hang":
            # Whether a mail was taken that the sender never hears of is the hard case.
            self._take(envelope, message_id)
            await asyncio.sleep(self.hang_seconds)
        elif what == "break":
            self._take(envelope, message_id)
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        elif what == "take":
            self._take(envelope, message_id)
        return ANSWERS.get(what, "250 OK")

    def _take(self, envelope: Envelope, message_id: str) -> None:
        with self.lock:
            self.taken.extend((recipient, message_id) for recipient in envelope.rcpt_tos)


@contextmanager
def mail_server(inbox: Inbox) -> Iterator[Inbox]:
    """A server on a free port of this machine, with `inbox` behind it."""
    # Port 0 would do, but the controller connects to the port that it was told.
    inbox.port = free_port()
    controller = Controller(inbox, hostname="127.0.0.1", port=inbox.port)
    controller.start()
    try:
        yield inbox
    finally:
        controller.stop()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def trickling_server() -> Iterator[int]:
    """A server that greets one byte at a time and never finishes; gives its port.

    Each byte comes within any time limit on a single wait.
    """
    listener = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def trickle() -> None:
        client, _address = listener.accept()
        with client, suppress(OSError):
            while not over.wait(0.1):
                client.sendall(b"2")

    thread = threading.Thread(target=trickle, daemon=True)
    thread.start()
    try:
        yield int(listener.getsockname()[1])
    finally:
        over.set()
        listener.close()
        thread.join(timeout=5)
