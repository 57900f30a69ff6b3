"""The form and the page after it. No cookie is set or read: see interests/guard.py."""

from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from assignments.models import AssignmentPage
from interests.guard import SendAgainError, admit, new_nonce, sent_nonce
from interests.page_reports.emails import send_report
from interests.page_reports.forms import ReportForm
from interests.private_pages import PrivatePage, error_links, see_other
from interests.rates import Limit
from interests.settings import coordinator_email

# Each is a mail to one person.
PAGE_REPORTS = Limit("page reports", 10, timedelta(minutes=10))


class ReportView(PrivatePage):
    """What is wrong with one assignment: GET shows the form, POST sends it to the coordinator."""

    def get(self, request: HttpRequest, assignment_id: int) -> HttpResponse:
        return self._show(request, reportable(assignment_id, timezone.now()), ReportForm())

    def post(self, request: HttpRequest, assignment_id: int) -> HttpResponse:
        now = timezone.now()
        assignment = reportable(assignment_id, now)
        form = ReportForm(request.POST)
        try:
            sent_nonce(request.POST, _about(assignment))
            if not form.is_valid():
                return self._show(
                    request, assignment, form, status=422, nonce=request.POST["nonce"]
                )
            admit(PAGE_REPORTS, request, now)
        except SendAgainError as again:
            shown = self._show(
                request, assignment, form, status=again.status, problem=again.problem
            )
            return again.told(shown)
        send_report(
            assignment,
            wrong=form.cleaned_data["wrong"],
            email=form.cleaned_data["email"],
            coordinator=coordinator_email(),
            now=now,
        )
        return see_other(reverse("interests:reported"))

    def _show(
        self,
        request: HttpRequest,
        assignment: AssignmentPage,
        form: ReportForm,
        *,
        status: int = 200,
        nonce: str = "",
        problem: str = "",
    ) -> HttpResponse:
        context = {
            "assignment": assignment,
            "crumbs": [{"title": _("Back to the assignment"), "url": assignment.get_url()}],
            "form": form,
            "nonce": nonce or new_nonce(_about(assignment)),
            "problem": problem,
            "errors": list(error_links(form)) if form.is_bound and not problem else [],
        }
        return render(request, "pages/report_form.html", context, status=status)


class ReportedView(PrivatePage):
    """After the form."""

    def get(self, request: HttpRequest) -> HttpResponse:
        return render(request, "pages/reported.html")


def reportable(assignment_id: int, now: datetime) -> AssignmentPage:
    """An assignment that residents see. Raises Http404, also where there is nobody to tell."""
    pages = AssignmentPage.objects.findable(now).select_related("organisation")
    page: AssignmentPage | None = pages.filter(pk=assignment_id).first()
    if page is None or not coordinator_email():
        raise Http404
    return page


def _about(assignment: AssignmentPage) -> str:
    """What the form's nonce is signed for: a report, and not the interest in the same page."""
    return f"report-{assignment.pk}"
