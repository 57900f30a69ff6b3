"""The index never lies for long: queue, worker, rebuild, whatever is killed when."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from assignments.models import AssignmentPage, CallPage
from search import documents, index_queue, indexing
from search.engines.base import BuildLostError, SearchEngine
from search.indexing import Difference, compare, rebuild
from search.jobs import apply_queue, forget_dead_builds
from search.models import IndexBuild, IndexQueueRow
from search.signals import index_committed
from tests.factories import (
    AssignmentFactory,
    CallFactory,
    DistrictFactory,
    OrganisationFactory,
    TopicFactory,
    ensure_tree,
)

pytestmark = pytest.mark.django_db

CatchUp = Callable[[], int]
TARGET = "tantivy"


def queued() -> set[int]:
    return set(IndexQueueRow.objects.values_list("page_id", flat=True))


def test_publishing_and_unpublishing_queue_the_page(catch_up: CatchUp) -> None:
    page = AssignmentFactory(live=False)
    catch_up()
    page.save_revision().publish()
    assert queued() == {page.pk}
    catch_up()
    page.refresh_from_db()
    page.unpublish()
    assert queued() == {page.pk}


def test_the_row_is_in_the_transaction_of_the_change(catch_up: CatchUp) -> None:
    page = AssignmentFactory()
    catch_up()
    with transaction.atomic():
        page.save_revision().publish()
        assert queued() == {page.pk}
        transaction.set_rollback(True)
    assert queued() == set()


def test_moving_and_deleting_queue_the_page(catch_up: CatchUp, index: SearchEngine) -> None:
    page, call = AssignmentFactory(), CallFactory()
    other = OrganisationFactory()
    catch_up()
    page.move(other, pos="last-child")
    assert page.pk in queued()
    catch_up()
    pk = page.pk
    AssignmentPage.objects.get(pk=pk).delete()
    CallPage.objects.get(pk=call.pk).delete()
    assert queued() == {pk, call.pk}
    catch_up()
    assert index.fingerprints() == {}


def test_deleting_an_organisation_queues_its_assignments(
    catch_up: CatchUp, index: SearchEngine
) -> None:
    page = AssignmentFactory()
    catch_up()
    page.delete()
    page.get_parent().specific.delete()
    catch_up()
    assert index.fingerprints() == {}


@pytest.mark.parametrize("change", [{"approved": False}, {"paused": True}, {"title": "Nytt namn"}])
def test_an_organisation_queues_its_assignments(
    catch_up: CatchUp, change: dict[str, object]
) -> None:
    page = AssignmentFactory()
    AssignmentFactory()
    catch_up()
    organisation = page.organisation
    for name, value in change.items():
        setattr(organisation, name, value)
    organisation.save()
    assert queued() == {page.pk}


def test_topics_and_districts_queue_what_has_them(catch_up: CatchUp) -> None:
    topic, district = TopicFactory(), DistrictFactory()
    by_topic = AssignmentFactory(topics=[topic])
    call = CallFactory(topics=[topic])
    in_district = AssignmentFactory(district=district)
    AssignmentFactory()
    catch_up()
    topic.save()
    district.save()
    assert queued() == {by_topic.pk, call.pk, in_district.pk}


def test_deleting_a_topic_queues_what_had_it(catch_up: CatchUp, index: SearchEngine) -> None:
    topic = TopicFactory()
    AssignmentFactory(topics=[topic, TopicFactory()])
    catch_up()
    topic.delete()
    catch_up()
    assert not compare(index)


def test_the_worker_indexes_and_tells(index: SearchEngine) -> None:
    told: list[str] = []

    def listen(engine: str, **kwargs: object) -> None:
        told.append(engine)

    index_committed.connect(listen)
    try:
        page = AssignmentFactory()
        assert apply_queue() >= 1
        assert set(index.fingerprints()) == {page.pk}
        assert apply_queue() == 0
        assert told == [TARGET]
    finally:
        index_committed.disconnect(listen)


def test_a_page_touched_while_it_is_indexed_stays_queued(catch_up: CatchUp) -> None:
    page = AssignmentFactory()
    catch_up()
    index_queue.enqueue([page.pk])
    claimed = index_queue.claim(TARGET, timezone.now())
    index_queue.enqueue([page.pk])
    index_queue.complete(claimed, claimed.pages)
    again = index_queue.claim(TARGET, timezone.now())
    assert again.pages == (page.pk,)


def test_a_claim_is_a_lease(catch_up: CatchUp) -> None:
    """What a killed worker held is taken over when its lease has run out; it then has no say."""
    page = AssignmentFactory()
    catch_up()
    index_queue.enqueue([page.pk])
    now = timezone.now()
    killed = index_queue.claim(TARGET, now)
    assert index_queue.claim(TARGET, now).pages == ()
    taken = index_queue.claim(TARGET, now + index_queue.LEASE + timedelta(seconds=1))
    assert taken.pages == killed.pages
    index_queue.complete(killed, killed.pages)
    assert queued() == {page.pk}
    index_queue.complete(taken, taken.pages)
    assert queued() == set()


def test_a_page_that_fails_does_not_hold_up_the_others(
    index: SearchEngine, catch_up: CatchUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = AssignmentFactory(title="dålig"), AssignmentFactory(title="bra")
    real = documents.documents_of

    def documents_of(pages):  # type: ignore[no-untyped-def]
        if bad.pk in pages:
            raise ValueError
        return real(pages)

    monkeypatch.setattr(indexing, "documents_of", documents_of)
    catch_up()
    assert set(index.fingerprints()) == {good.pk}
    row = IndexQueueRow.objects.get()
    assert row.page_id == bad.pk
    assert row.claimed_until is not None
    assert row.claimed_until > timezone.now()


def test_a_rebuild_gives_the_state_of_the_database(index: SearchEngine) -> None:
    AssignmentFactory()
    CallFactory()
    AssignmentFactory(live=False)
    assert compare(index) != Difference()
    assert rebuild(index) == 2
    assert compare(index) == Difference()
    assert not IndexBuild.objects.exists()


def test_changes_during_a_rebuild_reach_the_new_index(
    index: SearchEngine, catch_up: CatchUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page is changed, and applied to the old index, after the rebuild has read it."""
    kept, taken = AssignmentFactory(title="kvar"), AssignmentFactory(title="bort")
    catch_up()

    def advance(pages: int) -> None:
        assert taken.live
        taken.unpublish()
        kept.title = "nytt"
        kept.save_revision().publish()
        catch_up()

    rebuild(index, advance)
    catch_up()
    assert not compare(index)
    assert set(index.fingerprints()) == {kept.pk}


def test_what_a_killed_rebuild_left_is_forgotten(index: SearchEngine) -> None:
    now = timezone.now()
    index_queue.register_build("tantivy:dead", TARGET, now - timedelta(hours=1))
    index_queue._upsert(["tantivy:dead"], [1])
    forget_dead_builds(now)
    assert not IndexBuild.objects.exists()
    assert index_queue.waiting("tantivy:dead") == 0


def test_what_a_rebuild_owed_that_was_killed_after_the_swap_reaches_the_index(
    index: SearchEngine, catch_up: CatchUp
) -> None:
    """A page was taken back and applied to the old index, while the new one was swapped in."""
    now, page = timezone.now(), AssignmentFactory()
    catch_up()
    AssignmentPage.objects.filter(pk=page.pk).update(live=False)
    index_queue.register_build("tantivy:new", TARGET, now - timedelta(minutes=2))
    index_queue._upsert(["tantivy:new"], [page.pk])
    assert apply_queue() == 0  # nothing is queued for the index in use
    forget_dead_builds(now)
    assert apply_queue() == 1
    assert not compare(index)


def test_a_rebuild_that_was_taken_for_dead_does_not_take_over(index: SearchEngine) -> None:
    """It would have missed what changed since."""
    AssignmentFactory()
    before = index.generation()
    with pytest.raises(BuildLostError):
        rebuild(index, lambda pages: forget_dead_builds(timezone.now() + timedelta(hours=1)))
    assert index.generation() == before


def test_where_there_is_no_index_the_worker_builds_one(tmp_path, settings) -> None:  # type: ignore[no-untyped-def]
    AssignmentFactory()
    settings.VAR_DIR = tmp_path / "fresh"
    assert apply_queue() == 1


def test_while_another_writes_the_worker_leaves_it(index: SearchEngine) -> None:
    page = AssignmentFactory()
    with index.writing():
        assert apply_queue() == 0
    assert page.pk in queued()


def test_check_prints_what_differs(index: SearchEngine, capsys: pytest.CaptureFixture[str]) -> None:
    ensure_tree()
    page = AssignmentFactory()
    with pytest.raises(CommandError) as error:
        call_command("search_index", "check")
    assert error.value.returncode == 1
    assert f"page {page.pk}: missing from the index" in capsys.readouterr().out
    call_command("search_index", "rebuild")
    AssignmentPage.objects.filter(pk=page.pk).update(title="Annan titel")
    with pytest.raises(CommandError):
        call_command("search_index", "check")
    assert f"page {page.pk}: out of date" in capsys.readouterr().out
    AssignmentPage.objects.filter(pk=page.pk).update(live=False)
    with pytest.raises(CommandError):
        call_command("search_index", "check")
    assert f"page {page.pk}: in the index but not to be found" in capsys.readouterr().out
    call_command("search_index", "rebuild")
    call_command("search_index", "check")
    call_command("search_index", "status")
    assert "as in the database" in capsys.readouterr().out
