"""The admin as each role needs it."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page
from wagtail.query import PageQuerySet

from assignments.attention import AttentionPanel
from assignments.dashboard import ApprovalPanel, AssociationPanel
from assignments.logins.admin import LoginsView, OrganisationLoginsView, ResendView, TakeView
from assignments.logins.services import GIVEN, TAKEN
from assignments.models import OrganisationPage
from assignments.panels import APPROVE
from assignments.permissions import GIVE_LOGINS, is_association, may_remove, pages_open_to
from assignments.views import NewAssignmentView
from assignments.viewsets import TaxonomyViewSetGroup

# What an association's menu has, and what other apps add by the hook `menu_of_associations`; all
# else is for those who work here every day.
ASSOCIATION_MENU = frozenset({"explorer", "images"})


@hooks.register("register_admin_viewset")
def register_taxonomy() -> TaxonomyViewSetGroup:
    return TaxonomyViewSetGroup()


@hooks.register("register_admin_urls")
def register_new_assignment() -> list[URLPattern]:
    return [
        path(
            "new-assignment/<int:organisation_id>/<slug:tier>/",
            NewAssignmentView.as_view(),
            name="new_assignment",
        ),
        path("logins/", LoginsView.as_view(), name="logins"),
        path("logins/<int:pk>/", OrganisationLoginsView.as_view(), name="organisation_logins"),
        path("logins/<int:pk>/<int:user_pk>/link/", ResendView.as_view(), name="resend_login"),
        path("logins/<int:pk>/<int:user_pk>/take/", TakeView.as_view(), name="take_login"),
    ]


class LoginsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(GIVE_LOGINS))


@hooks.register("register_admin_menu_item")
def logins_item() -> MenuItem:
    return LoginsMenuItem(
        gettext_lazy("Logins"), reverse_lazy("logins"), name="logins", icon_name="key", order=270
    )


@hooks.register("register_page_header_buttons")
def logins_button(
    page: Page, user: Any, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    if page.specific_class is OrganisationPage and user.has_perm(GIVE_LOGINS):
        url = reverse("organisation_logins", args=[page.pk])
        yield Button(_("Logins"), url=url, icon_name="key", priority=25)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(GIVEN, gettext_lazy("Give a login"), gettext_lazy("Login given"))
    actions.register_action(
        TAKEN, gettext_lazy("Take a login away"), gettext_lazy("Login taken away")
    )


@hooks.register("construct_homepage_panels")
def homepage_panels(request: HttpRequest, panels: list[Component]) -> None:
    if is_association(request.user):
        panels[:] = [AssociationPanel(), AttentionPanel()]
        return
    if request.user.has_perm(APPROVE):
        panels.append(ApprovalPanel())
    panels.append(AttentionPanel())


# After every app has added its own.
@hooks.register("construct_homepage_summary_items", order=1000)
def homepage_summary(request: HttpRequest, items: list[Component]) -> None:
    if is_association(request.user):
        items.clear()


@hooks.register("construct_main_menu", order=1000)
def main_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    if is_association(request.user):
        added = {name for hook in hooks.get_hooks("menu_of_associations") for name in hook()}
        items[:] = [item for item in items if item.name in ASSOCIATION_MENU | added]


@hooks.register("construct_page_action_menu")
def publish_first(
    items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]
) -> None:
    """The first item is the button itself: whoever may publish seldom means a draft."""
    items.sort(key=lambda item: item.name != "action-publish")


@hooks.register("construct_page_chooser_queryset")
def choosable_pages(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """The chooser lists drafts, so everyone chooses among the pages that they may see."""
    return pages_open_to(request.user, pages)


@hooks.register("construct_explorer_page_queryset")
def explorable_pages(parent: Page, pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    return pages_open_to(request.user, pages)


@hooks.register("before_delete_page")
@hooks.register("before_unpublish_page")
def keep_the_organisation(request: HttpRequest, page: Page) -> HttpResponse | None:
    """An association that took itself away could not come back; it pauses itself instead."""
    if may_remove(request.user, page):
        return None
    messages.error(
        request, _("Pause your organisation instead. Then nobody sees it, and nothing is lost.")
    )
    response: HttpResponse = permission_denied(request)
    return response


@hooks.register("before_bulk_action")
def keep_the_organisations(
    request: HttpRequest, action: str, objects: list[Any], view: Any
) -> HttpResponse | None:
    for instance in objects:
        if action in ("delete", "unpublish") and isinstance(instance, Page):
            response: HttpResponse | None = keep_the_organisation(request, instance)
            if response:
                return response
    return None


@hooks.register("insert_global_admin_css")
def admin_css() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("insert_editor_js")
def editor_js() -> SafeString:
    return format_html('<script type="module" src="{}"></script>', static("admin/drafts.js"))
