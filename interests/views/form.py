"""The form of interest, and why there is none."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from interests import services
from interests.availability import NotOpenError, OpenAssignment, open_assignment
from interests.forms import InterestForm
from interests.guard import SendAgainError, admit, new_nonce, sent_nonce
from interests.private_pages import PrivatePage, error_links, see_other
from interests.rates import INTERESTS
from interests.settings import interest_settings
from interests.tokens import THANKS
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
            nonce = sent_nonce(request.POST, assignment.page.pk)
            if not form.is_valid():
                return self._show(
                    request, assignment, form, status=422, nonce=request.POST["nonce"]
                )
            admit(INTERESTS, request, now)
            registration = self._register(assignment, form, nonce, now)
        except SendAgainError as again:
            shown = self._show(
                request, assignment, form, status=again.status, problem=again.problem
            )
            return again.told(shown)
        token = THANKS.sign(str(registration.submission.pk))
        return see_other(reverse("interests:thanks", args=[token]))

    def _register(
        self, assignment: OpenAssignment, form: InterestForm, nonce: str, now: datetime
    ) -> services.Registration:
        try:
            return services.register_interest(
                assignment.page.pk,
                form.entry(),
                nonce=nonce,
                language=get_language() or settings.LANGUAGE_CODE,
                now=now,
            )
        except services.AlreadyWithdrawnError as withdrawn:
            raise SendAgainError(
                _(
                    "You have taken this interest back. Send once more if you have changed your mind."
                )
            ) from withdrawn

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
