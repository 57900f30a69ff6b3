"""`search_index` looks after each engine, and says of which one it speaks."""

from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from search.documents import SearchDocument
from search.engines.base import SearchEngine
from search.engines.elastic_writing import DocumentRefusedError
from tests.factories import AssignmentFactory
from tests.search.elastic.moody import Mood, MoodyServer

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]

Both = tuple[SearchEngine, SearchEngine]


def test_each_engine_by_itself(both: Both, capsys: pytest.CaptureFixture[str]) -> None:
    AssignmentFactory()
    call_command("search_index", "rebuild", "--engine", "elasticsearch")
    call_command("search_index", "check", "--engine", "elasticsearch")
    assert "elasticsearch: 1 documents, as in the database" in capsys.readouterr().out
    with pytest.raises(CommandError, match="tantivy"):
        call_command("search_index", "check")
    call_command("search_index", "rebuild")
    call_command("search_index", "check")


def test_one_that_does_not_answer_keeps_the_other_from_nothing(
    both: Both, moody: MoodyServer, capsys: pytest.CaptureFixture[str]
) -> None:
    AssignmentFactory()
    moody.mood = Mood.REFUSING
    with pytest.raises(CommandError, match=r"elasticsearch: .*does not answer"):
        call_command("search_index", "rebuild")
    assert "tantivy: 1 documents" in capsys.readouterr().out


def test_changes_of_a_process_that_is_not_told_of_it_reach_it(
    both: Both, catch_up: Callable[[], None], settings: Settings
) -> None:
    call_command("search_index", "rebuild")
    url, settings.ELASTICSEARCH_URL = settings.ELASTICSEARCH_URL, ""
    AssignmentFactory()
    settings.ELASTICSEARCH_URL = url
    catch_up()
    call_command("search_index", "check")


def test_a_new_index_whose_making_was_not_answered_is_made_all_the_same(
    both: Both, moody: MoodyServer
) -> None:
    AssignmentFactory()
    moody.mood = Mood.UNHEARD
    call_command("search_index", "rebuild", "--engine", "elasticsearch")
    assert moody.mood is Mood.WELL
    call_command("search_index", "check", "--engine", "elasticsearch")


def test_a_new_index_that_lost_a_batch_does_not_take_over(both: Both) -> None:
    _, elastic = both

    def build(*documents: SearchDocument) -> None:
        with elastic.building() as building:
            for version, document in enumerate(documents, 1):
                building.apply([document], [], version)
            building.swap()

    known = SearchDocument(id=1, terms={}, facets={}, published=0)
    strange = SearchDocument(id=2, terms={}, facets={"unheard-of": ("1",)}, published=0)
    with pytest.raises(DocumentRefusedError):
        build(known, strange)
    assert elastic.fingerprints() == {}
    build(known)
    assert elastic.fingerprints() == {1: known.fingerprint}
