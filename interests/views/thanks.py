"""The page after the form."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from assignments.occasions import next_occasion
from assignments.times import local_day
from interests.models import Submission
from interests.private_pages import private
from interests.promise import reply_by
from interests.settings import interest_settings
from interests.timeline import steps_to_come, who_answers
from interests.tokens import THANKS, BrokenTokenError
from interests.views.links import broken_link
from interests.views.similar import similar


@require_safe
def thanks(request: HttpRequest, token: str) -> HttpResponseBase:
    """After the form: what happens next. Shows what the sender wrote, and nothing of others."""
    now = timezone.now()
    try:
        submission = Submission.objects.select_related("interest__assignment").get(
            pk=THANKS.read(token)
        )
    except (BrokenTokenError, Submission.DoesNotExist):
        return broken_link(request)
    interest = submission.interest
    assignment = interest.assignment
    who = who_answers(interest.recipients, interest.organisation_name)
    promised = reply_by(local_day(submission.created), interest_settings().reply_days)
    context = {
        "submission": submission,
        "interest": interest,
        "assignment": assignment,
        "who": who,
        "steps": steps_to_come(submission.created, who, promised, assignment, now),
        "has_occasion": assignment is not None and next_occasion(assignment, now) is not None,
        "similar": similar(assignment, now),
    }
    return private(render(request, "pages/interest_thanks.html", context))
