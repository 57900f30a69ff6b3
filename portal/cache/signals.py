"""Which changes begin a new generation of pages."""

from typing import Any

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from portal.cache.generation import raise_generation
from search.signals import index_committed

# Whatever public pages show besides pages themselves.
SHOWN = (
    "assignments.Topic",
    "assignments.District",
    "home.SiteSettings",
    "home.Navigation",
    "home.NavigationLink",
    "interests.InterestSettings",
    "search.ThesaurusConcept",
    "wagtailimages.Image",
    "wagtaildocs.Document",
    "wagtailredirects.Redirect",
    "wagtailcore.Site",
    "wagtailcore.PageViewRestriction",
)
# What saving a draft writes to the page's own row: nothing of it is public.
DRAFT_FIELDS = frozenset(
    {
        *(
            "latest_revision",
            "draft_title",
            "has_unpublished_changes",
            "latest_revision_created_at",
        ),
        *("locked", "locked_by", "locked_at", "owner"),
    }
)


def connect() -> None:
    """Listen. Called once, when the apps are ready."""
    for label in SHOWN:
        model = apps.get_model(label)
        post_save.connect(_changed, sender=model, dispatch_uid=f"cache {label}")
        post_delete.connect(_changed, sender=model, dispatch_uid=f"cache {label}")
    # For pages of every type, also those that other apps add.
    post_save.connect(_page_saved, dispatch_uid="cache page saved")
    post_delete.connect(_page_deleted, dispatch_uid="cache page deleted")
    m2m_changed.connect(_page_related, dispatch_uid="cache page's relations")
    for signal in (page_published, page_unpublished, page_slug_changed, post_page_move):
        signal.connect(_changed, dispatch_uid="cache")
    index_committed.connect(_changed, dispatch_uid="cache")


def _changed(**kwargs: Any) -> None:
    raise_generation()


def _page_saved(
    sender: type[Model],
    instance: Model,
    update_fields: frozenset[str] | None = None,
    **kwargs: Any,
) -> None:
    if not issubclass(sender, Page):
        return
    if update_fields and DRAFT_FIELDS.issuperset(update_fields):
        return
    raise_generation()


def _page_deleted(instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, Page):
        raise_generation()


def _page_related(instance: Any, action: str, **kwargs: Any) -> None:
    if isinstance(instance, Page) and action.startswith("post_"):
        raise_generation()
