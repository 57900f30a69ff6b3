"""Each index has rows of its own: those of other machines too, and of builds that take over."""

import pytest
from django.utils import timezone
from pytest_django import Settings

from search import index_queue
from search.models import IndexQueueRow
from search.targets import all_targets, target_of


def test_one_machine_has_one_embedded_index() -> None:
    assert all_targets() == ("tantivy",)
    assert target_of("tantivy") == "tantivy"


def test_several_machines_have_one_each_and_elasticsearch_together(settings: Settings) -> None:
    settings.SEARCH_MACHINES = ["a", "b"]
    settings.SEARCH_MACHINE = "b"
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    assert all_targets() == ("tantivy@a", "tantivy@b", "elasticsearch")
    assert target_of("tantivy") == "tantivy@b"
    assert target_of("elasticsearch") == "elasticsearch"


@pytest.mark.django_db
def test_a_change_waits_for_every_machine(settings: Settings) -> None:
    settings.SEARCH_MACHINES = ["a", "b"]
    settings.SEARCH_MACHINE = "a"
    index_queue.enqueue([7])
    claimed = index_queue.claim(target_of("tantivy"), timezone.now())
    index_queue.complete(claimed, claimed.pages)
    assert [row.target for row in IndexQueueRow.objects.all()] == ["tantivy@b"]


@pytest.mark.django_db
def test_what_was_applied_while_a_build_took_over_is_applied_again() -> None:
    """On two machines nobody knows which of the indexes it went to."""
    index_queue.enqueue([7])
    index_queue.register_build("elasticsearch:new", "tantivy", timezone.now())
    claimed = index_queue.claim("tantivy", timezone.now())
    index_queue.forget_build("elasticsearch:new")
    index_queue.complete(claimed, claimed.pages)
    assert index_queue.claim("tantivy", timezone.now()).pages == (7,)


@pytest.mark.django_db
def test_what_is_left_of_a_build_goes_to_the_index_in_use() -> None:
    index_queue.register_build("tantivy:new", "tantivy", timezone.now())
    index_queue.enqueue([7])
    claimed = index_queue.claim("tantivy", timezone.now())
    index_queue.complete(claimed, claimed.pages)
    index_queue.forget_build("tantivy:new")
    assert index_queue.claim("tantivy", timezone.now()).pages == (7,)


@pytest.mark.django_db
def test_versions_only_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    first = index_queue.next_version()
    monkeypatch.setattr("time.time_ns", lambda: 1_000)  # the clock goes back
    second = index_queue.next_version()
    assert second == first + 1


@pytest.mark.django_db
def test_a_batch_that_is_released_can_be_taken_at_once() -> None:
    index_queue.enqueue([7, 8])
    index_queue.release(index_queue.claim("tantivy", timezone.now()))
    assert index_queue.claim("tantivy", timezone.now()).pages == (7, 8)
    assert set(IndexQueueRow.objects.values_list("attempts", flat=True)) == {1}
