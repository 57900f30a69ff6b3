"""The roles of those who log in, declared once: groups and what they may do."""

from dataclasses import dataclass
from enum import StrEnum

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, Q
from wagtail.contrib.settings.registry import registry as settings_registry
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from home.models import HomePage


class Role(StrEnum):
    """By the name of its group, which the admin shows in every language."""

    EDITORS = "Redaktörer"
    COORDINATORS = "Samordnare"
    ASSOCIATIONS = "Föreningar"


@dataclass(frozen=True)
class Rights:
    """What a role may do. Permissions are `app_label.codename`."""

    permissions: tuple[str, ...] = ()
    read: tuple[str, ...] = ()
    """Apps whose records the role may read."""
    settings: bool = False
    """Whether the role may change every setting."""
    pages: tuple[str, ...] = ()
    """What the role may do with every page of the site."""
    files: tuple[str, ...] = ()
    """What the role may do with pictures and documents of every collection."""


TAXONOMY = tuple(
    f"assignments.{action}_{model}"
    for model in ("topic", "district")
    for action in ("add", "change", "delete", "view")
)
THESAURUS = tuple(
    f"search.{action}_thesaurusconcept" for action in ("add", "change", "delete", "view")
)
EDITING = Rights(
    permissions=(
        "wagtailadmin.access_admin",
        "assignments.curate_pages",
        *(f"wagtailredirects.{action}_redirect" for action in ("add", "change", "delete", "view")),
        *(f"wagtailcore.{action}_collection" for action in ("add", "change", "delete", "view")),
        *TAXONOMY,
        *THESAURUS,
        # Opens the reports on searching.
        "search.view_missedsearch",
    ),
    settings=True,
    pages=("add", "change", "publish", "bulk_delete", "lock", "unlock"),
    files=("add", "change", "choose"),
)
RIGHTS: dict[Role, Rights] = {
    Role.EDITORS: EDITING,
    Role.COORDINATORS: Rights(
        permissions=(
            *EDITING.permissions,
            "assignments.approve_organisationpage",
            # Not an editor's: whoever has a login of an organisation reads its interests.
            "assignments.give_logins",
        ),
        read=("interests", "mail"),
        settings=EDITING.settings,
        pages=EDITING.pages,
        files=EDITING.files,
    ),
    # Its pages come with the group of its organisation: assignments.services.give_access.
    Role.ASSOCIATIONS: Rights(permissions=("wagtailadmin.access_admin",)),
}


@transaction.atomic
def ensure_roles(home: HomePage) -> None:
    """Make the groups and give them the rights that they lack."""
    # Wagtail makes these with rights on the root of all sites.
    Group.objects.filter(name="Moderators", user=None).delete()
    for role, rights in RIGHTS.items():
        group, _created = Group.objects.get_or_create(name=role.value)
        group.permissions.add(*_model_permissions(rights))
        _allow_pages(group, home, rights.pages)
        _allow_files(group, rights.files)


def _model_permissions(rights: Rights) -> list[Permission]:
    wanted = Q(pk__in=[])
    for name in rights.permissions:
        app_label, codename = name.split(".")
        wanted |= Q(content_type__app_label=app_label, codename=codename)
    for app_label in rights.read:
        wanted |= Q(content_type__app_label=app_label, codename__startswith="view_")
    if rights.settings:
        for model in settings_registry:
            content_type = ContentType.objects.get_for_model(model)
            wanted |= Q(content_type=content_type, codename=f"change_{content_type.model}")
    return list(Permission.objects.filter(wanted))


def _allow_pages(group: Group, home: HomePage, actions: tuple[str, ...]) -> None:
    # Wagtail's own groups are allowed at the root, above all sites.
    GroupPagePermission.objects.filter(group=group).exclude(page_id=home.pk).delete()
    page = Page.objects.get(pk=home.pk)
    for permission in _for_model(Page, actions):
        GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)


def _allow_files(group: Group, actions: tuple[str, ...]) -> None:
    root = Collection.get_first_root_node() or Collection.add_root(name="Root")
    for model in (get_image_model(), get_document_model()):
        for permission in _for_model(model, actions):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=root, permission=permission
            )


def _for_model(model: type[Model], actions: tuple[str, ...]) -> list[Permission]:
    content_type = ContentType.objects.get_for_model(model)
    codenames = [f"{action}_{content_type.model}" for action in actions]
    return list(Permission.objects.filter(content_type=content_type, codename__in=codenames))
