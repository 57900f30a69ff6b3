"""The questions that are asked of the outbox."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from mail.kinds import silent_kinds

if TYPE_CHECKING:
    from mail.models import Message  # noqa: F401


class MessageQuerySet(models.QuerySet["Message"]):
    def due(self, now: datetime) -> Self:
        """Those to be tried now, the one that has waited longest first."""
        return self.filter(state="queued", next_attempt__lte=now).order_by("next_attempt", "pk")

    def leased(self, now: datetime) -> Self:
        """Those that a worker holds."""
        return self.filter(state="sending", lease_until__gt=now)

    def expired(self, now: datetime) -> Self:
        """Those whose worker has gone without saying how it went."""
        return self.filter(state="sending", lease_until__lte=now)

    def undelivered(self) -> Self:
        """Those that someone should look at: refused, or given up."""
        return self.filter(Q(state="given_up") | Q(state__in=("queued", "sending"), refused=True))

    def finished(self) -> Self:
        """Those that nobody sends any more and that still say what they said."""
        return self.filter(state__in=("sent", "given_up"), emptied_at=None)

    def finished_by(self, moment: datetime) -> Self:
        """Those of them that were sent or given up at `moment` or before."""
        return self.finished().filter(Q(sent_at__lte=moment) | Q(given_up_at__lte=moment))

    def to_alert(self) -> Self:
        """Undelivered ones that the coordinator has not been told about."""
        return self.undelivered().filter(alerted_at=None).exclude(kind__in=silent_kinds())
