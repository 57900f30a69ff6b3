"""Factories for those who log in."""

from typing import Any

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from assignments.models import OrganisationPage
from assignments.services import give_access
from home.roles import Role, ensure_roles
from home.tree import ensure_tree

PASSWORD = "correct horse"


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = get_user_model()

    username = factory.Sequence(lambda n: f"user-{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    password = factory.django.Password(PASSWORD)


def user_with_role(role: Role, **kwargs: Any) -> Any:
    """A login with one of the roles; of an association, it has no organisation yet."""
    ensure_roles(ensure_tree().home)
    user = UserFactory(**kwargs)
    user.groups.add(Group.objects.get(name=role))
    return user


def association_user(*organisations: OrganisationPage, **kwargs: Any) -> Any:
    """A login that edits these organisations."""
    user = user_with_role(Role.ASSOCIATIONS, **kwargs)
    for organisation in organisations:
        give_access(user, organisation)
    return user
