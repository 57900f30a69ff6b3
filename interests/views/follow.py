"""The resident's page of one interest, where it can be taken back."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from interests import services
from interests.models import Interest
from interests.private_pages import PrivatePage, see_other
from interests.settings import interest_settings
from interests.timeline import reply_day, steps, who_answers
from interests.tokens import FOLLOW, BrokenTokenError
from interests.views.links import broken_link, find_interest


class FollowView(PrivatePage):
    """The resident's own page of one interest: what has happened; POST withdraws it."""

    def get(self, request: HttpRequest, token: str) -> HttpResponseBase:
        now = timezone.now()
        try:
            interest = find_interest(FOLLOW.read(token))
        except (BrokenTokenError, Interest.DoesNotExist):
            return broken_link(request)
        return render(request, "pages/interest_follow.html", follow_context(interest, now))

    def post(self, request: HttpRequest, token: str) -> HttpResponseBase:
        try:
            interest = find_interest(FOLLOW.read(token))
        except (BrokenTokenError, Interest.DoesNotExist):
            return broken_link(request)
        services.withdraw(interest, timezone.now())
        return see_other(request.path)


def follow_context(interest: Interest, now: datetime) -> dict[str, Any]:
    """What the resident's page shows."""
    return {
        "interest": interest,
        "assignment": interest.assignment,
        "who": who_answers(interest.recipients, interest.organisation_name),
        "reply_by": reply_day(interest, now),
        "steps": steps(interest, interest.assignment, now, arrived=interest.has_arrived()),
        "policy": interest_settings(),
    }
