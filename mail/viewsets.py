"""The outbox in the admin: what was sent to whom and how it went, to read; and one button."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet

from mail.models import Message
from mail.permissions import ReadOnlyPermissionPolicy
from mail.services import try_again

POLICY = ReadOnlyPermissionPolicy(Message)


class MessageFilterSet(WagtailFilterSet):
    class Meta:
        model = Message
        fields = ["state", "refused", "language"]


class MessageIndexView(IndexView):
    any_permission_required = ["view"]

    def get_queryset(self) -> Any:
        # A list needs neither the texts nor the headers.
        return super().get_queryset().defer("text", "html", "headers")


class MessageInspectView(InspectView):
    any_permission_required = ["view"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        message: Message = self.object
        retry = reverse("outgoing_mail:retry", args=[message.pk])
        context: dict[str, Any] = super().get_context_data(
            **kwargs,
            message=message,
            html_url=reverse("outgoing_mail:html", args=[message.pk]),
            retry_url=retry
            if message.state == Message.State.GIVEN_UP and message.emptied_at is None
            else "",
        )
        return context


@require_GET
def show_html(request: HttpRequest, pk: int) -> HttpResponse:
    """The HTML part alone, for a frame: no script runs in it and nothing is fetched."""
    _only_readers(request)
    message = get_object_or_404(Message, pk=pk)
    return HttpResponse(
        message.html,
        headers={
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; "
            "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
            "X-Frame-Options": "SAMEORIGIN",
            "Cache-Control": "private, no-store",
        },
    )


@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Try a given-up message again, now and for another 72 hours."""
    _only_readers(request)
    message = get_object_or_404(Message, pk=pk)
    if try_again(message, timezone.now()):
        messages.success(request, _("The mail is tried again within a few seconds."))
    else:
        messages.warning(request, _("The mail is already on its way."))
    return redirect("outgoing_mail:inspect", pk)


def _only_readers(request: HttpRequest) -> None:
    if not POLICY.user_has_permission(request.user, "view"):
        raise PermissionDenied


class MessageViewSet(ModelViewSet):
    model = Message
    name = "outgoing_mail"
    icon = "mail"
    menu_label = gettext_lazy("Outgoing mails")
    menu_order = 800
    add_to_admin_menu = True
    index_view_class = MessageIndexView
    inspect_view_class = MessageInspectView
    inspect_view_enabled = True
    inspect_template_name = "admin/mail/inspect.html"
    filterset_class = MessageFilterSet
    permission_policy = POLICY
    list_per_page = 50
    form_fields: list[str] = []
    list_display = [
        TitleColumn(
            "kind_label",
            label=gettext_lazy("Mail"),
            url_name="outgoing_mail:inspect",
        ),
        Column("masked_to", label=gettext_lazy("To")),
        Column("get_state_display", label=gettext_lazy("State")),
        Column("attempts", label=gettext_lazy("Attempts"), sort_key="attempts"),
        DateColumn("created", label=gettext_lazy("Created"), sort_key="created"),
        DateColumn("sent_at", label=gettext_lazy("Sent"), sort_key="sent_at"),
    ]

    def get_permissions_to_register(self) -> Any:
        return super().get_permissions_to_register().filter(codename="view_message")

    def get_urlpatterns(self) -> list[URLPattern]:
        # Only what reads; adding, editing and deleting have no address at all.
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<int:pk>/", self.inspect_view, name="inspect"),
            path("<int:pk>/html/", show_html, name="html"),
            path("<int:pk>/retry/", retry, name="retry"),
        ]
