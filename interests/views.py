"""What residents and posters see of an interest. No cookie is set or read: see interests/guard.py."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.module_loading import import_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from assignments.cards import Card, cards
from assignments.models import AssignmentPage
from assignments.times import local_day
from interests import services
from interests.availability import NotOpenError, OpenAssignment, open_assignment
from interests.client import network
from interests.forms import AnswerForm, InterestForm
from interests.guard import is_from_here, new_nonce, read_nonce
from interests.models import Interest, Submission
from interests.promise import reply_by
from interests.rates import INTERESTS, count
from interests.settings import interest_settings
from interests.states import Answer, State
from interests.timeline import reply_day, steps, steps_to_come, who_answers
from interests.tokens import ANSWER, FOLLOW, THANKS, BrokenTokenError

SIMILAR = 3


class PrivatePage(View):
    """A page for one person's eyes: nothing on the way stores it, no search engine lists it.

    Exempt from Django's CSRF check, which needs a cookie; `guard.is_from_here` stands instead.
    """

    @method_decorator(csrf_exempt)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST" and not is_from_here(request):
            return private(render(request, "pages/interest_refused.html", status=403))
        return private(super().dispatch(request, *args, **kwargs))


def private(response: HttpResponseBase) -> HttpResponseBase:
    """Keep a response out of caches and search engines."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


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
            minutes = -(-int(wait.total_seconds()) // 60)
            response = self._again(
                request,
                assignment,
                form,
                _("Many have sent from here just now. Wait %(minutes)d min and send once more.")
                % {"minutes": minutes},
                status=429,
            )
            response["Retry-After"] = str(int(wait.total_seconds()))
            return response
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


def error_links(form: Form) -> Iterator[tuple[str, str]]:
    """(field's id, message) of every error, in the order of the page."""
    for name in form.fields:
        for message in form.errors.get(name, []):
            yield form[name].id_for_label or f"id_{name}", str(message)


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


def similar(assignment: AssignmentPage | None, now: datetime) -> list[Card]:
    """A few assignments like this one, as cards; none when there is nothing to compare with."""
    if assignment is None:
        return []
    find = import_string(settings.ASSIGNMENTS_SIMILAR)
    return cards(find(assignment, now, SIMILAR), now)


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
        "has_occasion": assignment is not None and assignment.next_occasion(now) is not None,
        "similar": similar(assignment, now),
    }
    return private(render(request, "pages/interest_thanks.html", context))


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


class AnswerView(PrivatePage):
    """The poster's answer. GET only shows, since mail scanners follow links; POST acts."""

    def get(self, request: HttpRequest, token: str) -> HttpResponseBase:
        try:
            interest, place = self._read(token)
        except (BrokenTokenError, Interest.DoesNotExist):
            return broken_link(request)
        chosen = request.GET.get("answer", "")
        form = AnswerForm(initial={"answer": chosen if chosen in Answer.values else ""})
        return self._show(request, interest, place, form)

    def post(self, request: HttpRequest, token: str) -> HttpResponseBase:
        try:
            interest, place = self._read(token)
        except (BrokenTokenError, Interest.DoesNotExist):
            return broken_link(request)
        form = AnswerForm(request.POST)
        if interest.state == State.NEW and not form.is_valid():
            return self._show(request, interest, place, form, status=422)
        if interest.state == State.NEW:
            services.answer(
                interest,
                Answer(form.cleaned_data["answer"]),
                form.cleaned_data["text"],
                recipient=place,
                now=timezone.now(),
            )
        # Answered already or withdrawn: the page says so.
        return see_other(request.path)

    def _read(self, token: str) -> tuple[Interest, int]:
        reference, _dot, place = ANSWER.read(token).rpartition(".")
        return find_interest(reference), int(place)

    def _show(
        self,
        request: HttpRequest,
        interest: Interest,
        place: int,
        form: AnswerForm,
        status: int = 200,
    ) -> HttpResponse:
        now = timezone.now()
        context = {
            "interest": interest,
            "assignment": interest.assignment,
            "form": form,
            "errors": list(error_links(form)) if form.is_bound else [],
            "chosen": form["answer"].value() or "",
            "answers": Answer.choices,
            "recipient": interest.recipients[place],
            "reply_by": reply_day(interest, now),
        }
        return render(request, "pages/interest_answer.html", context, status=status)


def find_interest(reference: str) -> Interest:
    """The interest with its assignment. Raises Interest.DoesNotExist."""
    return Interest.objects.select_related("assignment__organisation").get(reference=reference)


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


def broken_link(request: HttpRequest) -> HttpResponseBase:
    """A signed link that does not open anything: why that may be, and what to do."""
    context = {"coordinator": interest_settings().coordinator_email}
    return private(render(request, "pages/interest_broken_link.html", context, status=404))


def see_other(url: str) -> HttpResponse:
    """303: the browser goes there by GET, and a reload sends nothing again."""
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response
