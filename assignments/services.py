"""Changes of who may edit an organisation's pages."""

from django.contrib.auth.models import AbstractUser, Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, QuerySet
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from assignments.models import OrganisationPage, OrganisationTeam
from assignments.permissions import TEAM_IMAGE_PERMISSIONS, TEAM_PAGE_PERMISSIONS

SHARED_PICTURES = "Delade bilder"


@transaction.atomic
def ensure_team(organisation: OrganisationPage) -> OrganisationTeam:
    """The organisation's team, with exactly its own pages and pictures to edit."""
    team = OrganisationTeam.objects.filter(organisation=organisation).first()
    if team is None:
        # The number keeps two organisations of the same name apart.
        name = f"{organisation.title[:130]} ({organisation.pk})"
        collection = _root_collection().add_child(name=name)
        group = Group.objects.create(name=name)
        team = OrganisationTeam.objects.create(
            organisation=organisation, group=group, collection=collection
        )
    page = Page.objects.get(pk=organisation.pk)
    for permission in _permissions(Page, TEAM_PAGE_PERMISSIONS):
        GroupPagePermission.objects.get_or_create(
            group=team.group, page=page, permission=permission
        )
    allow_images(team.group, team.collection, TEAM_IMAGE_PERMISSIONS)
    allow_images(team.group, shared_pictures(), ("choose_image",))
    team.group.permissions.add(Permission.objects.get(codename="access_admin"))
    return team


@transaction.atomic
def give_access(user: AbstractUser, organisation: OrganisationPage) -> OrganisationTeam:
    """Let `user` log in and edit the organisation's pages."""
    team = ensure_team(organisation)
    user.groups.add(team.group)
    return team


def take_access(user: AbstractUser, organisation: OrganisationPage) -> None:
    """Let `user` no longer edit the organisation's pages."""
    user.groups.remove(*Group.objects.filter(organisation_team__organisation=organisation))


def shared_pictures() -> Collection:
    """The collection whose pictures every organisation may use."""
    root = _root_collection()
    found: Collection | None = root.get_children().filter(name=SHARED_PICTURES).first()
    return found or root.add_child(name=SHARED_PICTURES)


def allow_images(group: Group, collection: Collection, codenames: tuple[str, ...]) -> None:
    """Let `group` do `codenames` with the pictures of `collection`."""
    for permission in _permissions(get_image_model(), codenames):
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=permission
        )


def _root_collection() -> Collection:
    root: Collection | None = Collection.get_first_root_node()
    return root or Collection.add_root(name="Root")


def _permissions(model: type[Model], codenames: tuple[str, ...]) -> QuerySet[Permission]:
    content_type = ContentType.objects.get_for_model(model)
    return Permission.objects.filter(content_type=content_type, codename__in=codenames)
