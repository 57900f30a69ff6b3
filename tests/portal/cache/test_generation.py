"""A generation begins with each change that is committed, and with nothing else."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.core.files.images import ImageFile
from django.db import connection, transaction
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from home.models import Navigation, NavigationLink, SiteSettings
from home.tree import PageTree
from portal.cache import generation
from portal.models import CacheChange
from search.signals import index_committed
from tests.factories import AssignmentFactory, DistrictFactory, OrganisationFactory, TopicFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]
NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)


def begins_one(change: Callable[[], object]) -> bool:
    before = generation.current()
    change()
    return generation.current() != before


def _roll_back() -> None:
    with transaction.atomic():
        generation.raise_generation()
        transaction.set_rollback(True)


def test_committed_changes_begin_one_and_rolled_back_ones_do_not() -> None:
    assert begins_one(generation.raise_generation)
    assert not begins_one(_roll_back)


def test_one_row_a_transaction() -> None:
    with transaction.atomic():
        for _ in range(100):
            generation.raise_generation()
    assert CacheChange.objects.count() == 1


def test_a_savepoint_that_is_rolled_back_takes_only_its_own_row() -> None:
    def change() -> None:
        with transaction.atomic():
            _roll_back()
            generation.raise_generation()

    assert begins_one(change)


def test_pruning_begins_a_new_one_that_never_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(generation, "KEPT", 3)
    seen = {generation.current()}
    for _ in range(20):
        generation.raise_generation()
        generation.forget_old(NOW)
        assert generation.current() not in seen
        seen.add(generation.current())
    assert CacheChange.objects.count() <= 4


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite has one writer at a time: none commits before it"
)
def test_a_transaction_that_commits_late_begins_one_too() -> None:
    """Its row has a lower id than one that is committed already."""
    begun, may_commit = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            generation.raise_generation()
            begun.set()
            may_commit.wait(10)
        connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    assert begun.wait(10)
    generation.raise_generation()  # does not wait for the other either
    between = generation.current()
    may_commit.set()
    thread.join()
    assert generation.current() != between


def test_changes_of_pages(tree: PageTree) -> None:
    assignment = AssignmentFactory()
    other = OrganisationFactory()
    assert begins_one(lambda: assignment.save_revision().publish())
    assert begins_one(lambda: assignment.move(other, pos="last-child"))
    assignment.refresh_from_db()
    assert begins_one(assignment.unpublish)
    assignment.slug = "annat"
    assert begins_one(assignment.save)
    assert begins_one(assignment.delete)


def test_a_draft_begins_none(tree: PageTree) -> None:
    assignment = AssignmentFactory()
    assignment.title = "Ett utkast"
    assert not begins_one(assignment.save_revision)


def test_changes_of_what_pages_show(tree: PageTree) -> None:
    topic, district = TopicFactory(), DistrictFactory()
    texts = SiteSettings.for_site(tree.site)
    navigation = Navigation.for_site(tree.site)
    link = NavigationLink(
        navigation=navigation, place="menu", label_sv="A", label_en="A", url="/a/"
    )
    picture = get_image_model()(title="Bild", file=ImageFile(get_test_image_file(), "bild.png"))
    for changed in (topic, district, texts, link, picture):
        assert begins_one(changed.save), changed
    for gone in (topic, link, picture):
        assert begins_one(gone.delete), gone


def test_a_commit_to_the_index_begins_one() -> None:
    assert begins_one(lambda: index_committed.send(sender=None, engine="tantivy"))
