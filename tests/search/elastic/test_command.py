"""`search_index` looks after each engine, and says of which one it speaks."""

from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from search.engines.base import SearchEngine
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
