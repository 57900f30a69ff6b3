"""An import is all or nothing, changes nothing twice, and leaves an editor's words alone."""

import copy
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.models import Page, PageLogEntry, Revision

from assignments.content.importing import import_content
from assignments.content.parsing import parse
from assignments.content.problems import ContentError
from assignments.content.reports import Outcome, Report
from assignments.models import (
    AssignmentPage,
    CallPage,
    ContentImport,
    District,
    ImportedRecord,
    OrganisationPage,
    Topic,
)
from tests.factories import ensure_tree

pytestmark = pytest.mark.django_db

DEMO = Path(settings.BASE_DIR) / "assignments" / "fixtures" / "demo.json"
WHOLE = json.loads(DEMO.read_text())
NOW = datetime(2026, 12, 16, 12, 0, tzinfo=UTC)  # Three whole weeks after the reference date.
WRITTEN = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def _small() -> dict[str, Any]:
    """Two organisations with three assignments, two calls, and what these refer to."""
    source: dict[str, Any] = copy.deepcopy(WHOLE)
    source["organisations"] = source["organisations"][:2]
    names = {organisation["id"] for organisation in source["organisations"]}
    assignments = [row for row in source["assignments"] if row["organisation"] in names]
    source["assignments"] = assignments[:3]
    source["calls"] = [
        next(call for call in source["calls"] if call["status"] == status)
        for status in ("draft", "open")
    ]
    rows = [*source["organisations"], *source["assignments"], *source["calls"]]
    topics = {topic for row in rows for topic in row.get("topics", [])}
    districts = {row.get("district") for row in rows} | {"centrum"}
    source["topics"] = [topic for topic in source["topics"] if topic["id"] in topics]
    source["districts"] = [row for row in source["districts"] if row["id"] in districts]
    for assignment in source["assignments"]:
        assignment.pop("call", None)
    return source


def _import(source: dict[str, Any], **options: Any) -> Report:
    return import_content(parse(source), **{"now": WRITTEN, **options})


@pytest.fixture
def small() -> dict[str, Any]:
    ensure_tree()
    source = _small()
    _import(source)
    return source


def _first(source: dict[str, Any]) -> AssignmentPage:
    page: AssignmentPage = AssignmentPage.objects.get(source_id=source["assignments"][0]["id"])
    return page


def _everything() -> tuple[int, ...]:
    models = (Page, Revision, PageLogEntry, Topic, District, ImportedRecord, ContentImport)
    return tuple(model.objects.count() for model in models)


def test_the_demonstration_content_comes_in_whole() -> None:
    ensure_tree()
    report = _import(WHOLE)
    assert report.outcomes == {Outcome.CREATED: 204}
    assert AssignmentPage.objects.live().count() == 120
    assert OrganisationPage.objects.filter(approved=True, live=True).count() == 24
    assert CallPage.objects.live().count() == 4
    draft = CallPage.objects.get(status="draft")
    assert (draft.live, draft.latest_revision is not None) == (False, True)


def test_a_record_becomes_what_it_says(small: dict[str, Any]) -> None:
    page = _first(small)
    record = small["assignments"][0]
    assert (page.title, page.tier, page.spots) == (record["title"], record["tier"], record["spots"])
    assert {topic.slug for topic in page.topics.all()} == set(record["topics"])
    assert page.description.startswith("<p>Tisdagar och torsdagar")
    assert page.description.count("<p>") == record["description"].count("\n\n") + 1
    (occasion,) = page.occasions.all()
    assert occasion.whole_days
    assert occasion.starts.astimezone(UTC).isoformat() == "2027-01-11T23:00:00+00:00"
    assert page.recipients()[0][1] == record["contacts"][0]["email"]


def test_an_end_without_a_start_ends_the_assignment() -> None:
    ensure_tree()
    source = _small()
    del source["assignments"][0]["starts"]
    source["assignments"][0]["ends"] = "2026-12-31"
    _import(source)
    page = _first(source)
    assert not page.occasions.exists()
    assert page.findable_until == datetime(2026, 12, 31, 23, 0, tzinfo=UTC)


def test_organisations_and_calls_say_in_which_language_they_are_written(
    small: dict[str, Any],
) -> None:
    small["organisations"][0]["text_language"] = "en"
    small["calls"][0]["text_language"] = "en"
    report = _import(small)
    assert report.outcomes[Outcome.UPDATED] == 2
    written = OrganisationPage.objects.get(source_id=small["organisations"][0]["id"])
    assert written.text_language == "en"
    # A call that is not shown is changed in its draft.
    call = CallPage.objects.get(source_id=small["calls"][0]["id"])
    assert call.get_latest_revision_as_object().text_language == "en"
    small["organisations"][0]["text_language"] = "xx"
    with pytest.raises(ContentError, match="text_language"):
        _import(small)


def test_importing_twice_changes_nothing(small: dict[str, Any]) -> None:
    before = _everything()
    report = _import(small)
    assert set(report.outcomes) == {Outcome.UNCHANGED}
    assert _everything() == before


def test_a_change_of_the_file_comes_in_as_a_new_revision(small: dict[str, Any]) -> None:
    questions = list(_first(small).questions.values_list("pk", flat=True))
    small["assignments"][0]["title"] = "Ny rubrik"
    small["topics"][0]["name"]["sv"] = "Barn"
    report = _import(small)
    assert report.outcomes[Outcome.UPDATED] == 2
    page = _first(small)
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
    change(_first(small))
    small["assignments"][0]["summary"] = "Filens nya sammanfattning."
    report = _import(small)
    assert [line for line in report.kept if small["assignments"][0]["id"] in line]
    assert _first(small).summary != "Filens nya sammanfattning."
    report = _import(small, force=True)
    assert not report.kept
    page = _first(small)
    assert (page.live, page.summary) == (True, "Filens nya sammanfattning.")
    assert page.title == small["assignments"][0]["title"]
    assert page.organisation.source_id == small["assignments"][0]["organisation"]
    assert set(_import(small).outcomes) == {Outcome.UNCHANGED}


def test_what_an_editor_deleted_stays_deleted_and_is_named(small: dict[str, Any]) -> None:
    OrganisationPage.objects.get(source_id=small["organisations"][0]["id"]).delete()
    report = _import(small)
    assert len(report.kept) >= 2
    assert not AssignmentPage.objects.filter(source_id=small["assignments"][0]["id"]).exists()
    _import(small, force=True)
    assert _first(small).live


def test_opening_and_saving_without_a_change_is_no_change(small: dict[str, Any]) -> None:
    page = _first(small)
    page.description = page.description.replace("<p>", '<p data-block-key="x1">')
    page.you_get = page.you_get.replace("\n", "\r\n")
    page.save_revision().publish()
    small["assignments"][0]["summary"] = "Filens nya sammanfattning."
    assert _import(small).outcomes[Outcome.UPDATED] == 1


def test_an_editors_own_fields_survive_an_update(small: dict[str, Any]) -> None:
    page = _first(small)
    page.full = True
    page.save_revision().publish()
    small["assignments"][0]["summary"] = "Filens nya sammanfattning."
    _import(small)
    page = _first(small)
    assert (page.full, page.summary) == (True, "Filens nya sammanfattning.")


def test_a_renamed_topic_is_left_and_named(small: dict[str, Any]) -> None:
    topic = Topic.objects.get(slug=small["topics"][0]["id"])
    topic.name_sv = "Redaktörens namn"
    topic.save()
    assert len(_import(small).kept) == 1
    topic.refresh_from_db()
    assert topic.name_sv == "Redaktörens namn"


def test_districts_change_places_on_the_map(small: dict[str, Any]) -> None:
    one, two = small["districts"][:2]
    one["tile"], two["tile"] = two["tile"], one["tile"]
    _import(small)
    district = District.objects.get(slug=one["id"])
    assert [district.tile_column, district.tile_row] == one["tile"]


def test_what_is_gone_from_the_file_is_named_and_stays(small: dict[str, Any]) -> None:
    gone = small["assignments"].pop(0)
    assert _import(small).gone == [f"assignments “{gone['id']}”"]
    assert AssignmentPage.objects.filter(source_id=gone["id"], live=True).exists()


def test_a_draft_call_is_published_when_the_file_opens_it(small: dict[str, Any]) -> None:
    call = next(call for call in small["calls"] if call["status"] == "draft")
    call["status"] = "open"
    _import(small)
    assert CallPage.objects.get(source_id=call["id"]).live
    call["status"] = "draft"
    _import(small)
    assert not CallPage.objects.get(source_id=call["id"]).live
    assert set(_import(small).outcomes) == {Outcome.UNCHANGED}


def test_dates_are_shifted_once_by_whole_weeks() -> None:
    ensure_tree()
    source = _small()
    report = _import(source, now=NOW, shift_dates=True)
    assert report.weeks == 3
    (occasion,) = _first(source).occasions.all()
    assert occasion.starts.astimezone(UTC).isoformat() == "2027-02-01T23:00:00+00:00"
    for options in ({"shift_dates": True}, {}):
        later = _import(source, now=NOW + timedelta(weeks=10), **options)
        assert (later.weeks, set(later.outcomes)) == (3, {Outcome.UNCHANGED})


def test_shifting_needs_a_reference_date() -> None:
    ensure_tree()
    source = _small()
    del source["reference_date"]
    with pytest.raises(ContentError, match="reference_date"):
        _import(source, shift_dates=True)


@pytest.mark.usefixtures("only_wagtail")
def test_without_a_page_tree_it_says_what_to_run() -> None:
    with pytest.raises(ContentError, match="setup_site"):
        _import(_small())


def test_the_command_says_what_is_wrong_and_imports_nothing(tmp_path: Path) -> None:
    ensure_tree()
    before = _everything()
    source = _small()
    source["assignments"][-1]["spots"] = "många"
    path = tmp_path / "content.json"
    path.write_text(json.dumps(source))
    with pytest.raises(CommandError, match="spots: “många” is not a whole number"):
        call_command("import_content", str(path))
    assert _everything() == before


def test_what_only_the_database_refuses_imports_nothing(small: dict[str, Any]) -> None:
    """A district that an editor made stands where the file wants to put another."""
    District.objects.create(slug="egen", name="Egen", lat=56, lon=12.7, tile_column=90, tile_row=90)
    small["districts"][0]["tile"] = [90, 90]
    small["topics"][0]["name"]["sv"] = "Får inte bli sparat"
    with pytest.raises(ContentError, match="districts “centrum”"):
        _import(small)
    assert not Topic.objects.filter(name_sv="Får inte bli sparat").exists()


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=()), max_size=12)
    | st.sampled_from(["2026-12-01", "2027-03-28T02:30", "https://example.org", "a@example.org"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=5,
)


@hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_no_corruption_of_a_file_crashes_or_is_half_saved(data: st.DataObject) -> None:
    """Either the problems are named, or the file is right and what it says can be imported."""
    ensure_tree()
    source = _small()
    for _ in range(data.draw(st.integers(1, 3))):
        place: Any = source
        while True:
            keys = sorted(place) if isinstance(place, dict) else list(range(len(place)))
            key = data.draw(st.sampled_from(keys))
            below = place[key]
            if not isinstance(below, dict | list) or not below or data.draw(st.booleans()):
                break
            place = below
        if data.draw(st.booleans()):
            place[key] = data.draw(json_values)
        else:
            del place[key]
        if not source:
            break
    before = _everything()
    try:
        content = parse(source)
    except ContentError as error:
        found = [str(problem) for problem in error.problems]
    else:
        try:
            import_content(content, now=WRITTEN)
            return
        except ContentError as error:
            found = [str(problem) for problem in error.problems]
    assert found
    assert all(line.isprintable() for line in found)
    assert _everything() == before
