"""Addresses in mails: whole, in the recipient's language, signed."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from assignments.models import AssignmentPage
from interests.models import Interest
from interests.states import Answer
from interests.tokens import ANSWER, FOLLOW


def follow_url(interest: Interest) -> str:
    """Where the resident follows and withdraws the interest."""
    return _absolute("interests:follow", FOLLOW.sign(interest.reference), interest.language)


def answer_urls(interest: Interest, recipient: int, language: str) -> dict[str, str]:
    """Where the poster answers, one address for each answer; `recipient` is the place in the
    interest's list of recipients of who will answer."""
    url = answer_url(interest, recipient, language)
    return {answer.value: f"{url}?answer={answer.value}" for answer in Answer}


def answer_url(interest: Interest, recipient: int, language: str) -> str:
    """Where the poster answers, without an answer chosen."""
    token = ANSWER.sign(f"{interest.reference}.{recipient}")
    return _absolute("interests:answer", token, language)


def assignment_url(assignment: AssignmentPage | None, language: str) -> str:
    """The page of the assignment; empty when there is none any more."""
    if assignment is None:
        return ""
    with translation.override(language):
        return str(assignment.get_full_url() or "")


def edit_url(assignment: AssignmentPage | None) -> str:
    """Where the poster changes the assignment's contacts, after logging in."""
    if assignment is None:
        return ""
    path = reverse("wagtailadmin_pages:edit", args=[assignment.pk])
    return f"{settings.WAGTAILADMIN_BASE_URL}{path}#contacts"


def _absolute(name: str, token: str, language: str) -> str:
    with translation.override(language):
        return f"{settings.WAGTAILADMIN_BASE_URL}{reverse(name, args=[token])}"
