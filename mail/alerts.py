"""Telling the coordinator about mails that did not arrive: one mail an hour at most, no loop."""

import logging
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from mail.kinds import MailKind, register
from mail.messages import OutgoingMessage
from mail.models import Message
from mail.rendering import render
from mail.schedule import ALERT_EVERY
from mail.services import enqueue

logger = logging.getLogger(__name__)

UNDELIVERED = register(MailKind("undelivered", _("Alert: mails not delivered"), alerts=False))
SHOWN = 20


def alert_undelivered(now: datetime) -> int:
    """Tell the coordinator of refused and given-up mails. Returns how many mails were told of.

    Each is told of once, whether or not the alert itself can be written and delivered: it
    stands in the admin in any case. One alert covers all that failed since the last.
    """
    if not Message.objects.to_alert().exists() or _told_lately(now):
        return 0
    with transaction.atomic():
        messages = list(Message.objects.to_alert())
        told = Message.objects.to_alert().filter(pk__in=[m.pk for m in messages])
        if told.update(alerted_at=now) != len(messages):
            # Another worker is at it; it tells of all.
            transaction.set_rollback(True)
            return 0
        try:
            with transaction.atomic():
                _enqueue_alert(messages, now)
        except Exception:
            logger.exception("The alert about %s undelivered mails failed", len(messages))
    return len(messages)


def _told_lately(now: datetime) -> bool:
    return Message.objects.filter(
        kind=UNDELIVERED.name, created__gt=now - ALERT_EVERY, created__lte=now
    ).exists()


def _enqueue_alert(messages: list[Message], now: datetime) -> None:
    recipient: str = import_string(settings.MAIL_ALERT_ADDRESS)()
    if not recipient:
        logger.warning("%s mails were not delivered; no coordinator to tell", len(messages))
        return
    language = settings.LANGUAGE_CODE
    context = {
        "count": len(messages),
        "messages": messages[:SHOWN],
        "more": max(len(messages) - SHOWN, 0),
        "url": settings.WAGTAILADMIN_BASE_URL + reverse("outgoing_mail:index"),
    }
    content = render(UNDELIVERED, language, context)
    enqueue(OutgoingMessage(UNDELIVERED, recipient, content, language), now)
