"""The form of interest, and why there is none."""

import math
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from interests import services
from interests.availability import NotOpenError, OpenAssignment, open_assignment
from interests.client import network
from interests.forms import InterestForm
from interests.guard import new_nonce, read_nonce
from interests.private_pages import PrivatePage, error_links, see_other
from interests.rates import INTERESTS, count
from interests.settings import interest_settings
from interests.tokens import THANKS, BrokenTokenError
from interests.views.similar import similar


class InterestFormView(PrivatePage):
    """The form of one assignment: GET shows it, POST saves the interest and goes to the thanks."""

    def get(self, request: HttpRequest, assignment_id: int) -> HttpResponse:
        now = timezone.now()
        try:
            assignment = open_assignment(assignment_id, now)
        except NotOpenError as closed:
            return unavailable(request, closed, closed.closed.status, now)
        return self._show(request, assignment, InterestForm(assignment=assignment))

    def post(self, request: HttpRequest, assignment_id: int) -> HttpResponse:
        now = timezone.now()
        try:
            assignment = open_assignment(assignment_id, now)
            return self._receive(request, assignment, now)
        except NotOpenError as closed:
            return unavailable(request, closed, closed.closed.refusal, now)

    def _receive(
        self, request: HttpRequest, assignment: OpenAssignment, now: datetime
    ) -> HttpResponse:
        form = InterestForm(request.POST, assignment=assignment)
        try:
            nonce = read_nonce(request.POST.get("nonce", ""), assignment.page.pk)
        except BrokenTokenError:
            return self._again(
                request, assignment, form, _("The page had been open for long. Send once more.")
            )
        if form.fell_into_honeypot:
            # A person whose browser filled it in just sends again: we have emptied it.
            return self._again(
                request,
                assignment,
                form,
                _("Your browser filled in a field that should be empty. Send once more."),
            )
        if not form.is_valid():
            return self._show(request, assignment, form, status=422, nonce=request.POST["nonce"])
        if wait := count(INTERESTS, network(request), now):
            return self._wait(request, assignment, form, wait)
        try:
            registration = services.register_interest(
                assignment.page.pk,
                form.entry(),
                nonce=nonce,
                language=get_language() or settings.LANGUAGE_CODE,
                now=now,
            )
        except services.AlreadyWithdrawnError:
            return self._again(
                request,
                assignment,
                form,
                _(
                    "You have taken this interest back. Send once more if you have changed your mind."
                ),
            )
        token = THANKS.sign(str(registration.submission.pk))
        return see_other(reverse("interests:thanks", args=[token]))

    def _wait(
        self, request: HttpRequest, assignment: OpenAssignment, form: InterestForm, wait: timedelta
    ) -> HttpResponse:
        seconds = int(wait.total_seconds())
        problem = _("Many have sent from here just now. Wait %(minutes)d min and send once more.")
        response = self._again(
            request, assignment, form, problem % {"minutes": math.ceil(seconds / 60)}, status=429
        )
        response["Retry-After"] = str(seconds)
        return response

    def _again(
        self,
        request: HttpRequest,
        assignment: OpenAssignment,
        form: InterestForm,
        problem: str,
        status: int = 422,
    ) -> HttpResponse:
        """The form with all that was typed, a new nonce, and one problem to read on top."""
        return self._show(request, assignment, form, status=status, problem=problem)

    def _show(
        self,
        request: HttpRequest,
        assignment: OpenAssignment,
        form: InterestForm,
        *,
        status: int = 200,
        nonce: str = "",
        problem: str = "",
    ) -> HttpResponse:
        errors = [] if problem or not form.is_bound else list(error_links(form))
        context = {
            "assignment": assignment.page,
            "organisation": assignment.page.organisation,
            "crumbs": [{"title": _("Back to the assignment"), "url": assignment.page.get_url()}],
            "form": form,
            "nonce": nonce or new_nonce(assignment.page.pk),
            "problem": problem,
            "errors": errors,
            "policy": interest_settings(),
        }
        return render(request, "pages/interest_form.html", context, status=status)


def unavailable(
    request: HttpRequest, not_open: NotOpenError, status: int, now: datetime
) -> HttpResponse:
    """Why one cannot show interest, and what else there is."""
    assignment = not_open.assignment
    context = {
        "reason": not_open.closed.reason,
        "assignment": assignment,
        "similar": similar(assignment, now),
    }
    return render(request, "pages/interest_unavailable.html", context, status=status)
