"""Pages saved as publishing in the admin saves them, without doing anything twice.

Wagtail's own way for a new page, `add_child` and `save_revision().publish()`, saves the page and
all its children three times, indexes it three times and reads it back from its revision. Here it
is saved once. What is left behind is the same, which tests/assignments/test_content_publishing.py
compares: columns, revision, log entries, signals, search index and reference index.
"""

from datetime import datetime

from wagtail.log_actions import log
from wagtail.models import Page, Revision
from wagtail.signals import page_published, published


def add_published(parent: Page, page: Page, now: datetime) -> None:
    """Add a new page under `parent`, live."""
    page.live = True
    page.has_unpublished_changes = False
    page.first_published_at = page.last_published_at = now
    page.latest_revision_created_at = now
    parent.add_child(instance=page)
    revision = Revision.objects.create(
        content_object=page,
        base_content_type=page.get_base_content_type(),
        content=page.serializable_data(),
        object_str=str(page),
        created_at=now,
    )
    page.latest_revision = page.live_revision = revision
    Page.objects.filter(pk=page.pk).update(latest_revision=revision, live_revision=revision)
    page_published.send(sender=type(page), instance=page, revision=revision)
    published.send(sender=type(page), instance=page, revision=revision)
    log(instance=page, action="wagtail.publish", revision=revision, content_changed=True)


def add_draft(parent: Page, page: Page) -> None:
    """Add a new page under `parent`, as a draft."""
    page.live = False
    parent.add_child(instance=page)
    page.save_revision()


def update(page: Page, *, live: bool) -> None:
    """Save a changed page as a new revision and publish it, or take it off where it is a draft."""
    revision = page.save_revision(log_action=True)
    if live:
        revision.publish()
    elif page.live:
        page.unpublish()
