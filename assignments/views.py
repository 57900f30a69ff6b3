"""Views of the admin."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.views.pages.create import CreateView

from assignments.choices import Tier


class NewAssignmentView(CreateView):
    """The form for a new assignment, with the tier chosen already. It posts to Wagtail's own view."""

    def dispatch(self, request: HttpRequest, organisation_id: int, tier: str) -> HttpResponse:
        if tier not in Tier.values:
            raise Http404
        self.tier = tier
        response: HttpResponse = super().dispatch(
            request, "assignments", "assignmentpage", organisation_id
        )
        return response

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.page.tier = self.tier
        response: HttpResponse = super().get(request)
        return response
