"""The mail that a report becomes. Nothing else is kept of it."""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext_lazy

from assignments.models import AssignmentPage
from interests import links
from interests.forms import one_kind_of_line_break
from mail.kinds import MailKind, register
from mail.messages import OutgoingMessage
from mail.rendering import render
from mail.services import enqueue

PAGE_REPORT = register(
    MailKind("page_report", gettext_lazy("Something wrong with an assignment, to the coordinator"))
)


def send_report(
    assignment: AssignmentPage, *, wrong: str, email: str, coordinator: str, now: datetime
) -> None:
    """Put the mail to the coordinator into the outbox. An answer to it goes to `email`, if any."""
    language = settings.LANGUAGE_CODE
    context = {
        "title": assignment.title,
        "organisation": assignment.organisation.title,
        "assignment_url": links.assignment_url(assignment, language),
        # The whole form, not its part about contacts.
        "edit_url": links.edit_url(assignment).partition("#")[0],
        "wrong": one_kind_of_line_break(wrong),
        "email": email,
    }
    enqueue(
        OutgoingMessage(
            kind=PAGE_REPORT,
            to=coordinator,
            reply_to=email,
            content=render(PAGE_REPORT, language, context),
            language=language,
        ),
        now,
    )
