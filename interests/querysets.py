"""The questions that are asked of interests."""

from typing import TYPE_CHECKING, Self

from django.db import models

from interests.states import State

if TYPE_CHECKING:
    from interests.models import Interest  # noqa: F401


class InterestQuerySet(models.QuerySet["Interest"]):
    def active(self) -> Self:
        """Those that have not been withdrawn."""
        return self.exclude(state=State.WITHDRAWN)

    def of(self, assignment_id: int, email_key: str) -> Self:
        """All that one address has shown in one assignment."""
        return self.filter(assignment_id=assignment_id, email_key=email_key)
