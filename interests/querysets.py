"""The questions that are asked of interests."""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from assignments.models import Occasion
from interests.states import State

if TYPE_CHECKING:
    from interests.models import Interest  # noqa: F401


class InterestQuerySet(models.QuerySet["Interest"]):
    def active(self) -> Self:
        """Those that have not been withdrawn."""
        return self.exclude(state=State.WITHDRAWN)

    def waiting(self) -> Self:
        """Those that nobody has answered yet, the longest promised first."""
        return self.filter(state=State.NEW).order_by("reply_by", "pk")

    def lately_answerable(self, since: datetime) -> Self:
        """Those of `since` and later that were answered, or still may be."""
        unanswered = Q(state=State.WITHDRAWN, answered_at=None)
        return self.filter(created__gte=since).exclude(unanswered)

    def of(self, assignment_id: int, email_key: str) -> Self:
        """All that one address has shown in one assignment."""
        return self.filter(assignment_id=assignment_id, email_key=email_key)

    def ended_by(self, moment: datetime) -> Self:
        """Those that were over at `moment`: taken back, or in an assignment that is over.

        An assignment until further notice, or one whose page has been deleted, has no end: there
        the last that happened counts, the interest itself or its answer. Nothing is over before
        that, nor while one of its mails is still on its way.
        """
        withdrawn = Q(state=State.WITHDRAWN, withdrawn_at__lte=moment)
        quiet = Q(created__lte=moment) & (Q(answered_at=None) | Q(answered_at__lte=moment))
        assignment = Q(assignment__findable_until=None) | Q(assignment__findable_until__lte=moment)
        later = Occasion.objects.filter(
            Q(starts__gt=moment) | Q(ends__gt=moment), assignment=OuterRef("assignment")
        )
        on_its_way = self.model.messages.through.objects.filter(
            interest=OuterRef("pk"), message__state__in=("queued", "sending")
        )
        over = ~Q(state=State.WITHDRAWN) & quiet & assignment & ~Exists(later)
        return self.filter(withdrawn | over).exclude(Exists(on_its_way))
