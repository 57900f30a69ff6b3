"""Keeps an association inside its own part of the admin.

Wagtail's page permissions decide what an association may change. What it may look at is decided
here: only views that are listed are open to it, so a view that an upgrade or another app adds is
closed until somebody has thought about it. Another app opens a view of its own with the hook
`views_open_to_associations`, a function that returns names of views.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.auth import permission_denied
from wagtail.permissions import page_permission_policy
from wagtail.query import PageQuerySet

from assignments.permissions import is_association

_PAGES = (
    *("add", "add_subpage", "preview_on_add", "edit", "preview_on_edit", "view_draft", "copy"),
    *("delete", "unpublish", "move", "move_confirm", "search", "search_results", "history"),
    *("history_results", "revisions_index", "revisions_view", "revisions_revert"),
    *("revisions_compare", "revisions_unschedule"),
)
_IMAGES = (
    *("index", "index_results", "add", "edit", "delete", "add_multiple", "edit_multiple"),
    *("delete_multiple", "create_multiple_from_uploaded_image", "delete_upload_multiple"),
)
OPEN_VIEWS = frozenset(
    {
        *("wagtailadmin_home", "wagtailadmin_login", "wagtailadmin_logout", "wagtailadmin_account"),
        *("wagtailadmin_sprite", "wagtailadmin_javascript_catalog", "wagtailadmin_dismissibles"),
        *("wagtailadmin_explore_root", "wagtailadmin_explore", "wagtailadmin_explore_results"),
        *("wagtailadmin_choose_page", "wagtailadmin_choose_page_child"),
        *("wagtailadmin_choose_page_search", "wagtailadmin_choose_page_chosen_multiple"),
        *("wagtailadmin_choose_page_external_link", "wagtailadmin_choose_page_email_link"),
        *("wagtailadmin_choose_page_phone_link", "wagtailadmin_choose_page_anchor_link"),
        *("wagtailadmin_tag_autocomplete", "wagtailadmin_tag_model_autocomplete"),
        *("wagtailadmin_editing_sessions:ping", "wagtailadmin_editing_sessions:release"),
        *("wagtail_bulk_action", "new_assignment"),
        *("wagtailadmin_api:pages:listing", "wagtailadmin_api:pages:detail"),
        *(f"wagtailadmin_pages:{name}" for name in _PAGES),
        *(f"wagtailimages:{name}" for name in _IMAGES),
        *(f"wagtailimages_chooser:{name}" for name in ("choose", "choose_results", "chosen")),
        *(f"wagtailimages_chooser:{name}" for name in ("chosen_multiple", "create")),
    }
)
# Arguments of views that are the id of a page.
PAGE_ARGUMENTS = (
    *("page_id", "parent_page_id", "page_to_move_id", "destination_id", "organisation_id"),
)


def open_to_association(
    user: Any, view_name: str, arguments: Mapping[str, Any], query: Mapping[str, list[str]]
) -> bool:
    """Whether an association may look at this view with these arguments."""
    opened = [name for hook in hooks.get_hooks("views_open_to_associations") for name in hook()]
    if view_name not in OPEN_VIEWS and view_name not in opened:
        return False
    pages = {arguments[name] for name in PAGE_ARGUMENTS if arguments.get(name) is not None}
    if view_name in ("wagtail_bulk_action", "wagtailadmin_choose_page_chosen_multiple"):
        if arguments.get("app_label", "wagtailcore") != "wagtailcore":
            return False
        # Wagtail shows the titles of all pages that it is given, also those that are not theirs.
        ids = query.get("id", [])
        named = set(query.get("childOf", []) if "all" in ids else ids)
        theirs = page_permission_policy.instances_user_has_permission_for(user, "change")
        return bool(named) and _all_among(theirs, named)
    # With those above their own, which they pass through.
    return _all_among(page_permission_policy.explorable_instances(user), pages)


def _all_among(pages: PageQuerySet, ids: set[Any]) -> bool:
    try:
        wanted = {int(page_id) for page_id in ids}
    except ValueError:
        return False
    return not wanted or pages.filter(pk__in=wanted).count() == len(wanted)


class AssociationMiddleware:
    """Closes the admin's other views to associations."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        # Public pages must not look at the user: that would read the session.
        if not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        if not is_association(request.user):
            return None
        match = request.resolver_match
        name = match.view_name if match else ""
        if open_to_association(request.user, name, kwargs, dict(request.GET.lists())):
            return None
        response: HttpResponse = permission_denied(request)
        return response
