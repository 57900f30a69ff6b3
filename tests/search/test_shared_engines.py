"""An engine that was used once misses nothing while it is not."""

import pytest
from django.core.management import CommandError, call_command

from search import index_queue
from search.engines import embedded
from search.indexing import rebuild
from tests.factories import AssignmentFactory

pytestmark = pytest.mark.django_db

ELASTICSEARCH = "elasticsearch"


@pytest.fixture
def used_once() -> None:
    index_queue.remember_engine(ELASTICSEARCH)


def test_nothing_is_queued_for_an_engine_that_was_never_used() -> None:
    AssignmentFactory()
    assert index_queue.waiting("tantivy")
    assert not index_queue.waiting(ELASTICSEARCH)


@pytest.mark.usefixtures("used_once")
def test_changes_wait_for_one_that_is_not_in_use_now() -> None:
    page = AssignmentFactory()
    page.save()
    assert index_queue.waiting(ELASTICSEARCH) == 1


@pytest.mark.usefixtures("used_once")
def test_status_tells_and_forget_ends_it(capsys: pytest.CaptureFixture[str]) -> None:
    page = AssignmentFactory()
    call_command("search_index", "status")
    assert "elasticsearch: not in use here; 1 pages queued" in capsys.readouterr().out
    call_command("search_index", "forget", "--engine", ELASTICSEARCH)
    assert "1 queued pages forgotten" in capsys.readouterr().out
    page.save()
    assert not index_queue.waiting(ELASTICSEARCH)
    call_command("search_index", "status")
    assert "elasticsearch" not in capsys.readouterr().out


def test_what_is_in_use_is_not_forgotten() -> None:
    with pytest.raises(CommandError, match="in use"):
        call_command("search_index", "forget", "--engine", "tantivy")


def test_the_embedded_engine_of_one_machine_is_none_of_the_others() -> None:
    rebuild(embedded())
    assert index_queue.shared_engines() == []
