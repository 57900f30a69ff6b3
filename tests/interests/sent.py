"""A form of an interest, filled in and sent."""

from typing import Any

from django.http import HttpResponse

from assignments.models import AssignmentPage
from interests.guard import HONEYPOT, new_nonce


def form_url(assignment: AssignmentPage) -> str:
    return f"/intresse/{assignment.pk}/"


def filled_in(assignment: AssignmentPage, **changes: str) -> dict[str, str]:
    question = assignment.questions.get()
    return {
        "nonce": new_nonce(assignment.pk),
        "name": "Siv Karlsson",
        "email": "siv@exempel.se",
        "phone": "",
        f"question-{question.pk}": "Ja tack",
        "message": "Jag bor i närheten.",
        HONEYPOT: "",
        **changes,
    }


def text(response: Any) -> str:
    assert isinstance(response, HttpResponse)
    return response.content.decode()
