"""Who may read the reports on searching."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem
from wagtail.permissions import ModelPermissionPolicy

from search.models import MissedSearch

POLICY = ModelPermissionPolicy(MissedSearch)
ACTION = "view"


def may_read(user: Any) -> bool:
    """Editors and coordinators, by the permission to view what was missed."""
    return bool(POLICY.user_has_permission(user, ACTION))


class ReportItem(MenuItem):
    """A line in the menu of reports, for those who may read them."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_read(request.user)
