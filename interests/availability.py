"""Whether one can show interest in an assignment, and if not, why."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from assignments.models import AssignmentPage


class Closed(Enum):
    """Why nobody can show interest now, with the HTTP status that says so."""

    MISSING = "missing", 404, 404
    # It was open once: residents may know that, and nothing of what it says.
    WITHDRAWN = "withdrawn", 410, 410
    ENDED = "ended", 410, 410
    FULL = "full", 200, 409

    def __init__(self, reason: str, status: int, refusal: int) -> None:
        self.reason = reason
        self.status = status
        self.refusal = refusal
        """The status of a form that was sent all the same."""


class NotOpenError(Exception):
    """Nobody can show interest in the assignment now; `closed` says why."""

    def __init__(self, closed: Closed, assignment: AssignmentPage | None) -> None:
        super().__init__(closed.reason)
        self.closed = closed
        self.assignment = assignment
        """None when residents may not know of it."""


@dataclass(frozen=True)
class OpenAssignment:
    """An assignment that one can show interest in, with what the form and the mails need."""

    page: AssignmentPage
    recipients: tuple[tuple[str, str], ...]
    questions: tuple[tuple[int, str], ...]
    """Of the poster: (id, text)."""


def open_assignment(assignment_id: int, now: datetime) -> OpenAssignment:
    """The assignment, if one can show interest in it at `now`. Raises NotOpenError.

    A draft and one of an organisation that is not shown are missing: residents may not know of them.
    """
    pages = AssignmentPage.objects.select_related("organisation", "district").filter(
        pk=assignment_id
    )
    page = pages.visible().prefetch_related("contacts", "questions", "occasions").first()
    if page is None:
        withdrawn = pages.once_found().first()
        raise NotOpenError(Closed.WITHDRAWN if withdrawn else Closed.MISSING, withdrawn)
    if page.findable_until is not None and page.findable_until <= now:
        raise NotOpenError(Closed.ENDED, page)
    if page.full:
        raise NotOpenError(Closed.FULL, page)
    return OpenAssignment(
        page=page,
        recipients=tuple(page.recipients()),
        questions=tuple((question.pk, question.text) for question in page.questions.all()),
    )
