"""The poster's page of one interest, where it is answered without logging in."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from interests import services
from interests.forms import AnswerForm
from interests.models import Interest
from interests.private_pages import PrivatePage, error_links, see_other
from interests.states import Answer, State
from interests.timeline import reply_day
from interests.tokens import ANSWER, BrokenTokenError
from interests.views.links import broken_link, find_interest


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
