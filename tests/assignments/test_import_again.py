"""A file that has come in comes again: nothing changes twice, an editor's words are left alone."""

import copy
from collections.abc import Callable
from datetime import UTC
from pathlib import Path
from typing import Any

import pytest
from wagtail.models import Page

from assignments.content.problems import ContentError
from assignments.content.reports import Outcome
from assignments.models import (
    AssignmentPage,
    CallPage,
    District,
    OrganisationPage,
    Topic,
)
from tests.assignments.small_content import everything, first_assignment, imported, small_content
from tests.factories import ensure_tree

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def laid_small(shared_content: Path) -> dict[str, Any]:
    ensure_tree()
    source = small_content()
    imported(source)
    return source


@pytest.fixture
def small(db: None, laid_small: dict[str, Any]) -> dict[str, Any]:
    """A small file that has been imported once."""
    return copy.deepcopy(laid_small)


def test_a_record_becomes_what_it_says(small: dict[str, Any]) -> None:
    page = first_assignment(small)
    record = small["assignments"][0]
    assert (page.title, page.tier, page.spots) == (record["title"], record["tier"], record["spots"])
    assert {topic.slug for topic in page.topics.all()} == set(record["topics"])
    assert page.description.startswith("<p>Tisdagar och torsdagar")
    assert page.description.count("<p>") == record["description"].count("\n\n") + 1
    (occasion,) = page.occasions.all()
    assert occasion.whole_days
    assert occasion.starts.astimezone(UTC).isoformat() == "2027-01-11T23:00:00+00:00"
    assert page.recipients()[0][1] == record["contacts"][0]["email"]


def test_organisations_and_calls_say_in_which_language_they_are_written(
    small: dict[str, Any],
) -> None:
    small["organisations"][0]["text_language"] = "en"
    small["calls"][0]["text_language"] = "en"
    report = imported(small)
    assert report.outcomes[Outcome.UPDATED] == 2
    written = OrganisationPage.objects.get(source_id=small["organisations"][0]["id"])
    assert written.text_language == "en"
    # A call that is not shown is changed in its draft.
    call = CallPage.objects.get(source_id=small["calls"][0]["id"])
    assert call.get_latest_revision_as_object().text_language == "en"
    small["organisations"][0]["text_language"] = "xx"
    with pytest.raises(ContentError, match="text_language"):
        imported(small)


def test_importing_twice_changes_nothing(small: dict[str, Any]) -> None:
    before = everything()
    report = imported(small)
    assert set(report.outcomes) == {Outcome.UNCHANGED}
    assert everything() == before


def test_a_change_of_the_file_comes_in_as_a_new_revision(small: dict[str, Any]) -> None:
    questions = list(first_assignment(small).questions.values_list("pk", flat=True))
    small["assignments"][0]["title"] = "Ny rubrik"
    small["topics"][0]["name"]["sv"] = "Barn"
    report = imported(small)
    assert report.outcomes[Outcome.UPDATED] == 2
    page = first_assignment(small)
    assert (page.title, page.live, page.has_unpublished_changes) == ("Ny rubrik", True, False)
    assert page.revisions.count() == 2
    assert list(page.questions.values_list("pk", flat=True)) == questions
    assert Topic.objects.get(slug=small["topics"][0]["id"]).name_sv == "Barn"


def _publish_change(page: Page) -> None:
    page.title = "Redaktörens rubrik"
    page.save_revision().publish()


def _draft_change(page: Page) -> None:
    page.title = "Redaktörens rubrik"
    page.save_revision()


def _unpublish(page: Page) -> None:
    page.unpublish()


def _move(page: Page) -> None:
    other = OrganisationPage.objects.exclude(pk=page.get_parent().pk).first()
    page.move(other, pos="last-child")


@pytest.mark.parametrize("change", [_publish_change, _draft_change, _unpublish, _move])
def test_what_an_editor_changed_is_left_and_named(
    small: dict[str, Any], change: Callable[[Page], None]
) -> None:
    change(first_assignment(small))
    small["assignments"][0]["summary"] = "Filens nya sammanfattning."
    report = imported(small)
    assert [line for line in report.kept if small["assignments"][0]["id"] in line]
    assert first_assignment(small).summary != "Filens nya sammanfattning."
    report = imported(small, force=True)
    assert not report.kept
    page = first_assignment(small)
    assert (page.live, page.summary) == (True, "Filens nya sammanfattning.")
    assert page.title == small["assignments"][0]["title"]
    assert page.organisation.source_id == small["assignments"][0]["organisation"]
    assert set(imported(small).outcomes) == {Outcome.UNCHANGED}


def test_what_an_editor_deleted_stays_deleted_and_is_named(small: dict[str, Any]) -> None:
    OrganisationPage.objects.get(source_id=small["organisations"][0]["id"]).delete()
    report = imported(small)
    assert len(report.kept) >= 2
    assert not AssignmentPage.objects.filter(source_id=small["assignments"][0]["id"]).exists()
    imported(small, force=True)
    assert first_assignment(small).live


def test_opening_and_saving_without_a_change_is_no_change(small: dict[str, Any]) -> None:
    page = first_assignment(small)
    page.description = page.description.replace("<p>", '<p data-block-key="x1">')
    page.you_get = page.you_get.replace("\n", "\r\n")
    page.save_revision().publish()
    small["assignments"][0]["summary"] = "Filens nya sammanfattning."
    assert imported(small).outcomes[Outcome.UPDATED] == 1


def test_an_editors_own_fields_survive_an_update(small: dict[str, Any]) -> None:
    page = first_assignment(small)
    page.full = True
    page.save_revision().publish()
    small["assignments"][0]["summary"] = "Filens nya sammanfattning."
    imported(small)
    page = first_assignment(small)
    assert (page.full, page.summary) == (True, "Filens nya sammanfattning.")


def test_a_renamed_topic_is_left_and_named(small: dict[str, Any]) -> None:
    topic = Topic.objects.get(slug=small["topics"][0]["id"])
    topic.name_sv = "Redaktörens namn"
    topic.save()
    assert len(imported(small).kept) == 1
    topic.refresh_from_db()
    assert topic.name_sv == "Redaktörens namn"


def test_districts_change_places_on_the_map(small: dict[str, Any]) -> None:
    one, two = small["districts"][:2]
    one["tile"], two["tile"] = two["tile"], one["tile"]
    imported(small)
    district = District.objects.get(slug=one["id"])
    assert [district.tile_column, district.tile_row] == one["tile"]


def test_what_is_gone_from_the_file_is_named_and_stays(small: dict[str, Any]) -> None:
    gone = small["assignments"].pop(0)
    assert imported(small).gone == [f"assignments “{gone['id']}”"]
    assert AssignmentPage.objects.filter(source_id=gone["id"], live=True).exists()


def test_a_draft_call_is_published_when_the_file_opens_it(small: dict[str, Any]) -> None:
    call = next(call for call in small["calls"] if call["status"] == "draft")
    call["status"] = "open"
    imported(small)
    assert CallPage.objects.get(source_id=call["id"]).live
    call["status"] = "draft"
    imported(small)
    assert not CallPage.objects.get(source_id=call["id"]).live
    assert set(imported(small).outcomes) == {Outcome.UNCHANGED}


def test_what_only_the_database_refuses_imports_nothing(small: dict[str, Any]) -> None:
    """A district that an editor made stands where the file wants to put another."""
    District.objects.create(slug="egen", name="Egen", lat=56, lon=12.7, tile_column=90, tile_row=90)
    small["districts"][0]["tile"] = [90, 90]
    small["topics"][0]["name"]["sv"] = "Får inte bli sparat"
    with pytest.raises(ContentError, match="districts “centrum”"):
        imported(small)
    assert not Topic.objects.filter(name_sv="Får inte bli sparat").exists()
