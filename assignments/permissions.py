"""Who may do what in the admin, as pure rules over Wagtail's tree permissions.

An association's login has page permissions on its organisation's page and nowhere else, so
Wagtail itself keeps it out of every other page. What Wagtail shows to all who may log in, such as
drafts in the page chooser, the rules here narrow down; wagtail_hooks.py applies them.
"""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail.query import PageQuerySet

from assignments.models import OrganisationPage

User = AbstractBaseUser | AnonymousUser

GIVE_LOGINS = "assignments.give_logins"

# What a team may do in its organisation's subtree and with its own pictures.
TEAM_PAGE_PERMISSIONS = ("add_page", "change_page", "publish_page")
TEAM_IMAGE_PERMISSIONS = ("add_image", "change_image", "choose_image")


def organisations_of(user: Any) -> PageQuerySet:
    """The organisations whose pages `user` has been given, by title."""
    if user.is_anonymous:
        return OrganisationPage.objects.none()
    return OrganisationPage.objects.filter(team__group__user=user).distinct().order_by("title")


def is_association(user: Any) -> bool:
    """Whether `user` has pages of organisations at most: neither an editor nor more."""
    if not user.is_active or user.is_anonymous or user.is_superuser:
        return False
    permissions = page_permission_policy.get_cached_permissions_for_user(user)
    return all(permission.page.specific_class is OrganisationPage for permission in permissions)


def pages_open_to(user: Any, pages: PageQuerySet) -> PageQuerySet:
    """Of `pages`, those that an association may see in choosers and searches: its own."""
    if user.is_superuser:
        return pages
    return pages.filter(
        pk__in=page_permission_policy.explorable_instances(user).values_list("pk", flat=True)
    )


def may_remove(user: Any, page: Page) -> bool:
    """Whether `user` may delete or unpublish `page`. An association pauses itself instead."""
    return not (is_association(user) and page.specific_class is OrganisationPage)
