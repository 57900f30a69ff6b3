"""Which changes make which documents stale. Rows are saved in the transaction of the change.

Page.save() is atomic and sends post_save within its transaction, children included; Wagtail's own
signals cover what is changed without a save of the page itself.
"""

from typing import Any

from django.db.models.signals import post_save, pre_delete
from django.dispatch import Signal
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from assignments.models import AssignmentPage, CallPage, District, OrganisationPage, Topic
from search.index_queue import enqueue

# Sent after a commit to an index, with `engine`: what was counted from it may have changed.
index_committed = Signal()


def connect() -> None:
    """Listen. Called once, when the app is ready."""
    for model in (AssignmentPage, CallPage, OrganisationPage):
        for signal in (post_save, pre_delete):
            signal.connect(_page_changed, sender=model, dispatch_uid=f"search {model.__name__}")
        for wagtail_signal in (page_published, page_unpublished, post_page_move, page_slug_changed):
            wagtail_signal.connect(
                _page_changed, sender=model, dispatch_uid=f"search {model.__name__}"
            )
    for taxonomy in (Topic, District):
        for signal in (post_save, pre_delete):
            signal.connect(
                _taxonomy_changed, sender=taxonomy, dispatch_uid=f"search {taxonomy.__name__}"
            )


def _page_changed(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    enqueue(_documents_with(instance))


def _taxonomy_changed(sender: type, instance: Topic | District, **kwargs: Any) -> None:
    if isinstance(instance, District):
        enqueue(_ids(AssignmentPage.objects.filter(district=instance)))
    else:
        enqueue(_ids(AssignmentPage.objects.filter(topics=instance)))
        enqueue(_ids(CallPage.objects.filter(topics=instance)))


def _documents_with(page: Page) -> list[int]:
    """The pages whose documents hold something of `page`: itself, or those of an organisation."""
    if isinstance(page, OrganisationPage):
        return _ids(AssignmentPage.objects.filter(organisation=page.pk))
    return [page.pk]


def _ids(pages: PageQuerySet) -> list[int]:
    return list(pages.values_list("pk", flat=True))
