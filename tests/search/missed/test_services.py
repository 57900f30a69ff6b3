"""Counting what was searched without results, away from whoever searched."""

import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from home.tree import ensure_tree
from search.engines.base import SearchEngine
from search.missed import services, tally
from search.models import MissedSearch
from tests.factories import AssignmentFactory
from tests.search.conftest import NOW

pytestmark = pytest.mark.django_db

TODAY = date(2026, 12, 1)


@pytest.fixture
def search(client: Client, catch_up: Callable[[], int]) -> Callable[..., None]:
    """A resident searches on the page."""
    path = ensure_tree().search.get_url()
    AssignmentFactory(title="Rasta hunden")
    catch_up()

    def asked(q: str, **filters: str) -> None:
        assert client.get(path, {"q": q, **filters}).status_code == 200

    return asked


def counted() -> dict[str, int]:
    return {each.words: each.times for each in tally.waiting()}


def test_words_that_found_nothing_are_counted(search: Callable[..., None], client: Client) -> None:
    search("Kvantfysik!")
    search("kvantfysik")
    client.get("/api/v1/search/", {"q": "kvantfysik"})
    search("hund")
    search("?!")
    search("anna@example.org")
    assert counted() == {"kvantfysik": 3}


def test_not_when_a_filter_may_be_why(search: Callable[..., None]) -> None:
    search("kvantfysik", tier="micro")
    assert counted() == {}


def test_not_when_the_engine_could_not_answer(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    path = ensure_tree().search.get_url()
    settings.VAR_DIR = tmp_path
    client.get(path, {"q": "kvantfysik"})
    assert counted() == {}


def test_a_search_writes_nothing_to_the_database(search: Callable[..., None]) -> None:
    search("hund")  # makes the settings of the site
    with CaptureQueriesContext(connection) as captured:
        search("kvantfysik")
    changes = ("INSERT", "UPDATE", "DELETE")
    written = [each["sql"] for each in captured if each["sql"].startswith(changes)]
    assert written == []


def test_nothing_is_kept_of_who_and_when(index: SearchEngine, settings: Settings) -> None:
    tally.count("kvantfysik", TODAY)
    services.bring_over(NOW)
    with sqlite3.connect(Path(settings.VAR_DIR) / "missed.sqlite3") as file:
        columns = [row[1] for row in file.execute("PRAGMA table_info(missed)")]
    assert columns == ["day", "words", "times"]
    fields = {field.name for field in MissedSearch._meta.get_fields()}
    assert fields == {"id", "day", "words", "times"}


def test_the_worker_brings_counts_over_once(index: SearchEngine) -> None:
    for words in ("curling", "curling", "kubb"):
        tally.count(words, TODAY)
    assert services.bring_over(NOW) == 2
    tally.count("curling", TODAY)
    services.bring_over(NOW)
    assert services.bring_over(NOW) == 0
    assert dict(MissedSearch.objects.values_list("words", "times")) == {"curling": 3, "kubb": 1}


def test_what_is_counted_meanwhile_stays(index: SearchEngine) -> None:
    tally.count("curling", TODAY)
    seen = tally.waiting()
    tally.count("curling", TODAY)
    tally.take_away(seen)
    assert counted() == {"curling": 1}


def test_a_busy_file_neither_breaks_nor_delays_the_page(
    search: Callable[..., None], settings: Settings
) -> None:
    search("kvantfysik")
    other = sqlite3.connect(Path(settings.VAR_DIR) / "missed.sqlite3", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    # A tenth of a second is the longest that a page waits for the file.
    patience = tally._FILE.connection(tally._path()).execute("PRAGMA busy_timeout").fetchone()
    assert patience == (100,)
    tally.count("curling", TODAY)
    search("curling")
    other.execute("ROLLBACK")
    other.close()
    assert counted() == {"kvantfysik": 1}


def test_a_flood_of_words_is_cut_off(index: SearchEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "MOST_WAITING", 3)
    monkeypatch.setattr(services, "MOST_A_DAY", 2)
    for word in ("en", "två", "tre", "fyra", "en"):
        tally.count(word, TODAY)
    assert counted() == {"en": 2, "två": 1, "tre": 1}
    services.bring_over(NOW)
    assert MissedSearch.objects.count() == 2


def test_counts_are_kept_for_ninety_days() -> None:
    for days in (89, 90, 91):
        MissedSearch.objects.create(day=TODAY - timedelta(days=days), words=f"{days}", times=1)
    assert services.forget_old(NOW) == 1
    assert not MissedSearch.objects.filter(words="91").exists()


def test_words_are_shown_from_three_searches_on() -> None:
    for words, day, times in (("curling", 1, 2), ("curling", 2, 1), ("kubb", 1, 2)):
        MissedSearch.objects.create(day=date(2026, 12, day), words=words, times=times)
    shown = list(MissedSearch.objects.by_words())
    assert shown == [{"words": "curling", "total": 3, "last": date(2026, 12, 2)}]
