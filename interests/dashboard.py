"""What needs an answer, on the first page of the admin."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.admin.ui.components import Component

from assignments.permissions import is_association
from assignments.times import local_day
from assignments.wording import day_words
from interests.states import State
from interests.viewsets import POLICY, InterestViewSet

LATELY = timedelta(days=30)
SHOWN = 8


@dataclass(frozen=True)
class Waiting:
    """An interest without an answer. `organisation` is empty where it needs no telling."""

    name: str
    assignment: str
    organisation: str
    url: str
    reply_by: str
    late: bool
    """Whether the promised day has passed."""


class AnswersPanel(Component):
    """For an association what residents wrote to it; for a coordinator all of it."""

    order = 8
    template_name = "admin/dashboard/answers.html"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        association = is_association(user)
        theirs = POLICY.instances_user_has_any_permission_for(user, {"view"})
        now = timezone.now()
        today, language = local_day(now), get_language() or "sv"
        waiting = theirs.waiting()
        index = reverse(f"{InterestViewSet.name}:index")
        return {
            "waiting": [
                Waiting(
                    name=interest.name,
                    assignment=interest.assignment_title,
                    organisation="" if association else interest.organisation_name,
                    url=reverse(f"{InterestViewSet.name}:inspect", args=[interest.pk]),
                    reply_by=day_words(interest.reply_by, now, language),
                    late=interest.reply_by < today,
                )
                for interest in waiting[:SHOWN]
            ],
            "number": waiting.count(),
            "waiting_url": f"{index}?state={State.NEW}",
            "lately": theirs.active().filter(created__gt=now - LATELY).count(),
            "days": LATELY.days,
            "url": index,
        }
