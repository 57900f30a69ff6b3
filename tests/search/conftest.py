"""Search tests have an index of their own, empty and in use."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import Settings

from search.criteria import Criteria
from search.engines import embedded
from search.engines.base import SearchEngine
from search.indexing import apply_all
from search.results import Results
from search.services import search

NOW = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def index(tmp_path: Path, settings: Settings) -> SearchEngine:
    """The engine in use, with an empty index."""
    settings.VAR_DIR = tmp_path
    used = embedded()
    with used.building() as build:
        build.swap()
    return used


@pytest.fixture
def catch_up(index: SearchEngine) -> Callable[[], int]:
    """Apply all that is queued, as the worker would."""

    def apply() -> int:
        with index.writing() as writer:
            return apply_all(writer, index.name)

    return apply


@pytest.fixture
def find(index: SearchEngine, catch_up: Callable[[], int]) -> Callable[..., Results]:
    """Search as the page does, after the worker: `find("hund", tier=["micro"])`."""

    def find_now(
        q: str = "", *, now: datetime = NOW, language: str = "sv", **filters: list[str]
    ) -> Results:
        catch_up()
        criteria = Criteria.of(q)
        for parameter, values in filters.items():
            for value in values:
                criteria = criteria.with_value(parameter, value)
        return search(criteria, now=now, language=language)

    return find_now
