"""Delivery: claim one message, send it, note how it went, over one connection for the batch."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend

from mail.failures import Failure, Fault, classify
from mail.messages import as_email
from mail.models import Message
from mail.schedule import LEASE
from mail.services import claim, mark_failed, mark_sent

logger = logging.getLogger(__name__)

# So that other jobs of the same worker get their turn.
BATCH = 50


def deliver(clock: Callable[[], datetime], *, lease: timedelta = LEASE, limit: int = BATCH) -> int:
    """Try at most `limit` due messages. Returns how many were tried.

    A message that fails is put off and the next one is tried; a server that fails ends the
    batch, since the next one would wait for it just as long.
    """
    connection = get_connection()
    tried = 0
    try:
        while tried < limit and (message := claim(clock(), lease)):
            tried += 1
            failure = send(message, connection)
            if failure is None:
                mark_sent(message, clock())
                continue
            mark_failed(message, failure, clock())
            logger.warning(
                "Mail %s (%s) was not delivered in attempt %s: %s",
                message.pk,
                message.kind,
                message.attempts,
                failure.summary,
            )
            if failure.fault is Fault.SERVER:
                break
    finally:
        close(connection)
    return tried


def send(message: Message, connection: BaseEmailBackend) -> Failure | None:
    """Hand one message to the backend. Returns why it failed, or None."""
    try:
        connection.open()
        connection.send_messages([as_email(message, connection)])
    except Exception as error:  # noqa: BLE001 - whatever a backend raises is a failed attempt
        failure = classify(error)
        if failure.fault is not Fault.SERVER and not is_usable(connection):
            return Failure(Fault.SERVER, failure.summary, failure.detail)
        return failure
    return None


def is_usable(connection: BaseEmailBackend) -> bool:
    """Whether another message can follow over the same connection."""
    smtp = getattr(connection, "connection", None)
    return smtp is None or getattr(smtp, "sock", None) is not None


def close(connection: BaseEmailBackend) -> None:
    """Say goodbye. All messages are noted by now, so a server that is gone does not matter."""
    try:
        connection.close()
    except OSError as error:
        logger.info("The mail server was gone at the end: %s", type(error).__name__)
