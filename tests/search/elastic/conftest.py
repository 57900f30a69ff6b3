"""A portal with Elasticsearch, reached through a server that has moods."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from pytest_django import Settings

from search.engines import embedded, named
from search.engines.base import SearchEngine
from search.indexing import apply_all
from tests.elastic import PATIENCE, remove_indexes
from tests.search.elastic.moody import MoodyServer


@pytest.fixture
def moody(elasticsearch_url: str) -> Iterator[MoodyServer]:
    server = MoodyServer(elasticsearch_url)
    yield server
    server.close()


@pytest.fixture
def both(
    moody: MoodyServer, elasticsearch_url: str, tmp_path: Path, settings: Settings
) -> Iterator[tuple[SearchEngine, SearchEngine]]:
    """The embedded engine and Elasticsearch, both in use, with empty indexes."""
    settings.VAR_DIR = tmp_path
    settings.ELASTICSEARCH_URL = moody.url
    settings.ELASTICSEARCH_INDEX = f"test-{uuid4().hex[:12]}"
    settings.ELASTICSEARCH_MILLISECONDS = int(PATIENCE * 1000)
    engines = (embedded(), named("elasticsearch"))
    for each in engines:
        with each.building() as build:
            build.swap()
    yield engines
    remove_indexes(elasticsearch_url, settings.ELASTICSEARCH_INDEX)


@pytest.fixture
def catch_up(both: tuple[SearchEngine, SearchEngine]) -> Callable[[], None]:
    """Apply all that is queued for both, as the worker would."""

    def apply() -> None:
        for each in both:
            with each.writing() as writer:
                apply_all(writer, each.name)

    return apply
