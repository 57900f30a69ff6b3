"""Giving an organisation a login and taking it away, each in one transaction with its mail."""

from datetime import datetime

from django.contrib.auth.models import Group, Permission, User
from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.log_actions import log
from wagtail.models import GroupPagePermission

from assignments.logins.emails import invitation
from assignments.models import OrganisationPage
from assignments.services import give_access, take_access
from mail.services import enqueue

GIVEN = "assignments.give_login"
TAKEN = "assignments.take_login"


class LoginRefusedError(Exception):
    """The address belongs to somebody whose login is not for organisations alone."""


def logins_of(organisation: OrganisationPage) -> QuerySet[User]:
    """Those who log in for `organisation`, by name."""
    return User.objects.filter(groups__organisation_team__organisation=organisation).order_by(
        "first_name", "last_name", "username"
    )


@transaction.atomic
def give_login(
    organisation: OrganisationPage, name: str, email: str, *, by: User, now: datetime
) -> User:
    """Let whoever reads `email` log in for `organisation`, and tell them so by mail.

    A login that is there already for another organisation gets this one as well. Raises
    LoginRefusedError for a login of the city's own: a link to its password is not for a
    coordinator to send.
    """
    user = _existing(email) or _new(name, email)
    if not _for_organisations_alone(user):
        raise LoginRefusedError
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
    give_access(user, organisation)
    enqueue(invitation(user, organisation), now)
    log(instance=organisation, action=GIVEN, user=by)
    return user


@transaction.atomic
def send_new_link(organisation: OrganisationPage, user: User, *, by: User, now: datetime) -> None:
    """Forget the password and mail a link to choose a new one. Raises LoginRefusedError."""
    if not _for_organisations_alone(user):
        raise LoginRefusedError
    # Whoever knew the old password is logged out, and links that were sent before fall.
    user.set_unusable_password()
    user.save(update_fields=["password"])
    enqueue(invitation(user, organisation), now)
    log(instance=organisation, action=GIVEN, user=by)


@transaction.atomic
def take_login(organisation: OrganisationPage, user: User, *, by: User) -> None:
    """Let `user` no longer log in for `organisation`; without any other task, not at all."""
    take_access(user, organisation)
    if not user.is_superuser and not user.groups.exists():
        user.is_active = False
        user.set_unusable_password()
        user.save(update_fields=["is_active", "password"])
    log(instance=organisation, action=TAKEN, user=by)


def _existing(email: str) -> User | None:
    same = Q(username__iexact=email) | Q(email__iexact=email)
    # Two with one address: the first of them that is not for organisations decides.
    found: list[User] = list(User.objects.filter(same).order_by("pk"))
    return next((user for user in found if not _for_organisations_alone(user)), None) or next(
        iter(found), None
    )


def _new(name: str, email: str) -> User:
    """A login without a password as yet; its name is the e-mail address."""
    first, _blank, last = name.partition(" ")
    user: User = User.objects.create_user(
        username=email.lower(), email=email, first_name=first, last_name=last
    )
    return user


def _for_organisations_alone(user: User) -> bool:
    """Whether all that `user` may do comes from organisations' teams.

    Somebody who was deactivated and still has a group was so by hand: that stays.
    """
    groups = Group.objects.filter(user=user)
    more = Permission.objects.filter(group__in=groups).exclude(codename="access_admin")
    pages = GroupPagePermission.objects.filter(group__in=groups, group__organisation_team=None)
    barred = not user.is_active and groups.exists()
    own = user.is_superuser or user.user_permissions.exists()
    return not (own or barred or more.exists() or pages.exists())
