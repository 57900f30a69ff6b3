"""Who may read interests in the admin: the association that got them, and coordinators.

The portal promises residents that only these two see what they write. So an editor who may change
every page sees none of it: a page permission counts where it is given on an organisation's own
page or below it, not where it is inherited from above.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permission_policies.pages import PagePermissionPolicy

from assignments.models import OrganisationPage
from interests.models import Interest
from interests.querysets import InterestQuerySet

EDITING = frozenset({"add_page", "change_page", "publish_page"})
READING = frozenset({"view"})


class InterestPermissionPolicy(ModelPermissionPolicy):
    """Django's `view` permission shows all; rights in an organisation's subtree show its own."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in READING and bool(
            super().user_has_permission(user, action) or own_pages(user)
        )

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Iterable[str]
    ) -> InterestQuerySet:
        if not READING.intersection(actions):
            return Interest.objects.none()
        if super().user_has_permission(user, "view"):
            return Interest.objects.all()
        return Interest.objects.filter(_within(own_pages(user)))

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Interest) -> bool:
        return (
            self.instances_user_has_any_permission_for(user, {action})
            .filter(pk=instance.pk)
            .exists()
        )


def own_pages(user: Any) -> list[Page]:
    """The pages on or below an organisation's on which `user` has been given rights."""
    given = PagePermissionPolicy().get_cached_permissions_for_user(user)
    pages = {entry.page for entry in given if entry.permission.codename in EDITING}
    if not pages:
        return []
    organisations = list(OrganisationPage.objects.values_list("path", flat=True))
    return [page for page in pages if any(page.path.startswith(path) for path in organisations)]


def _within(pages: list[Page]) -> Q:
    """Interests in assignments in these subtrees; where the assignment's page has been deleted,
    those of the organisation."""
    condition = Q(pk__in=())
    for page in pages:
        condition |= Q(assignment__path__startswith=page.path)
        condition |= Q(assignment=None, organisation__path__startswith=page.path)
    return condition
