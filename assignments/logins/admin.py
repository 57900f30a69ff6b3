"""The coordinator's pages: which organisations have logins, and those of one of them."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from assignments.logins.forms import NewLoginForm
from assignments.logins.services import (
    LoginRefusedError,
    give_login,
    logins_of,
    send_new_link,
    take_login,
)
from assignments.models import OrganisationPage
from assignments.permissions import GIVE_LOGINS


class ForGivers(View):
    """Open to whoever may give logins."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(GIVE_LOGINS):
            refused: HttpResponse = permission_denied(request)
            return refused
        return super().dispatch(request, *args, **kwargs)


class OfOrganisation(ForGivers):
    """About the organisation of the address."""

    @cached_property
    def organisation(self) -> OrganisationPage:
        page: OrganisationPage = get_object_or_404(OrganisationPage, pk=self.kwargs["pk"])
        return page

    def back(self) -> HttpResponse:
        return redirect("organisation_logins", self.organisation.pk)


class LoginsView(ForGivers, WagtailAdminTemplateMixin, TemplateView):
    """All organisations with how many log in for each; those without come first."""

    template_name = "admin/logins/index.html"
    page_title = gettext_lazy("Logins")
    header_icon = "key"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = OrganisationPage.objects.annotate(logins=Count("team__group__user")).order_by(
            "logins", "title"
        )
        context: dict[str, Any] = super().get_context_data(**kwargs, organisations=rows)
        return context


class OrganisationLoginsView(OfOrganisation, WagtailAdminTemplateMixin, FormView[NewLoginForm]):
    """Who logs in for an organisation, and a form for one more."""

    template_name = "admin/logins/organisation.html"
    form_class = NewLoginForm
    page_title = gettext_lazy("Logins")
    header_icon = "key"

    def get_page_subtitle(self) -> str:
        return str(self.organisation.draft_title)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("logins"), "label": self.page_title},
            {"url": "", "label": self.organisation.draft_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(
            **kwargs, organisation=self.organisation, logins=logins_of(self.organisation)
        )
        return context

    def form_valid(self, form: NewLoginForm) -> HttpResponse:
        name, email = form.cleaned_data["name"], form.cleaned_data["email"]
        now = timezone.now()
        try:
            give_login(self.organisation, name, email, by=_user(self.request), now=now)
        except LoginRefusedError:
            form.add_error("email", _("This address has a login of the city’s own. Take another."))
            return self.form_invalid(form)
        messages.success(self.request, _("%(name)s gets a mail with a link.") % {"name": name})
        return self.back()


class ResendView(OfOrganisation):
    """A new link to choose a password, for somebody who has forgotten it."""

    def post(self, request: HttpRequest, pk: int, user_pk: int) -> HttpResponse:
        user = get_object_or_404(logins_of(self.organisation), pk=user_pk)
        try:
            send_new_link(self.organisation, user, by=_user(request), now=timezone.now())
        except LoginRefusedError:
            messages.error(
                request, _("This login has other tasks as well. An administrator helps.")
            )
        else:
            name = user.get_full_name() or user.get_username()
            messages.success(request, _("%(name)s gets a mail with a link.") % {"name": name})
        return self.back()


class TakeView(OfOrganisation):
    """Takes a login away."""

    def post(self, request: HttpRequest, pk: int, user_pk: int) -> HttpResponse:
        user = get_object_or_404(logins_of(self.organisation), pk=user_pk)
        take_login(self.organisation, user, by=_user(request))
        name = user.get_full_name() or user.get_username()
        words = _("%(name)s can no longer log in for %(organisation)s.")
        messages.success(request, words % {"name": name, "organisation": self.organisation.title})
        return self.back()


def _user(request: HttpRequest) -> User:
    """Who does it: ForGivers lets nobody in who has not logged in."""
    return User.objects.get(pk=int(request.user.pk or 0))
