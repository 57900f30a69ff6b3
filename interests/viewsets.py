"""Interests in the admin: an association reads and answers its own, coordinators read all."""

from typing import Any

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet

from interests.links import answer_url
from interests.models import Interest
from interests.permissions import InterestPermissionPolicy
from interests.states import State

POLICY = InterestPermissionPolicy(Interest)


class InterestFilterSet(WagtailFilterSet):
    class Meta:
        model = Interest
        fields = ["state", "answer"]


class InterestIndexView(IndexView):
    any_permission_required = ["view"]

    def get_base_queryset(self) -> Any:
        return POLICY.instances_user_has_any_permission_for(self.request.user, {"view"})


class InterestInspectView(InspectView):
    any_permission_required = ["view"]

    def get_object(self, queryset: Any = None) -> Interest:
        # Someone else's interest is as little there as one that does not exist.
        own = POLICY.instances_user_has_any_permission_for(self.request.user, {"view"})
        interest: Interest = get_object_or_404(own.select_related("assignment"), pk=self.pk)
        return interest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        interest: Interest = self.object
        # Whoever may open this page may answer, except a coordinator who only looks on: the
        # answer goes out in the name of the first contact.
        can_answer = interest.state == State.NEW and bool(interest.recipients)
        url = answer_url(interest, 0, settings.LANGUAGE_CODE) if can_answer else ""
        context: dict[str, Any] = super().get_context_data(
            **kwargs,
            interest=interest,
            answer_url=url,
            mails=interest.messages.order_by("pk").defer("text", "html"),
        )
        return context


class InterestViewSet(ModelViewSet):
    model = Interest
    name = "interests_received"
    icon = "group"
    menu_label = _("Interests")
    menu_name = "interests"
    menu_order = 250
    add_to_admin_menu = True
    index_view_class = InterestIndexView
    inspect_view_class = InterestInspectView
    inspect_view_enabled = True
    inspect_template_name = "admin/interests/inspect.html"
    filterset_class = InterestFilterSet
    permission_policy = POLICY
    list_per_page = 50
    form_fields: list[str] = []
    list_display = [
        TitleColumn("name", label=_("Name"), url_name="interests_received:inspect"),
        Column("assignment_title", label=_("Assignment"), sort_key="assignment_title"),
        Column("organisation_name", label=_("Organisation"), sort_key="organisation_name"),
        Column("get_state_display", label=_("State"), sort_key="state"),
        Column("reply_by", label=_("Answer by"), sort_key="reply_by"),
        DateColumn("created", label=_("Created"), sort_key="created"),
    ]

    def get_permissions_to_register(self) -> Any:
        return super().get_permissions_to_register().filter(codename="view_interest")

    def get_urlpatterns(self) -> list[URLPattern]:
        # Only what reads; adding, editing and deleting have no address at all.
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<int:pk>/", self.inspect_view, name="inspect"),
        ]
