"""A real Elasticsearch for the tests that need one, at TEST_ELASTICSEARCH_URL."""

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch

from search.engines.elastic import ElasticEngine

HOW = (
    "Start one with `scripts/elasticsearch start` and set TEST_ELASTICSEARCH_URL to the address"
    " that it prints."
)
# A test machine may be busy; how long a visitor waits is tested by tests of its own.
PATIENCE = 30.0


@pytest.fixture(scope="session")
def elasticsearch_url() -> str:
    url: str = settings.TEST_ELASTICSEARCH_URL
    problem = _problem(url)
    if problem and os.environ.get("CI"):
        pytest.fail(f"{problem} {HOW}")
    if problem:
        pytest.skip(f"{problem} {HOW}")
    return url


@pytest.fixture
def elastic_engine(
    elasticsearch_url: str,
) -> Iterator[Callable[[Path], ElasticEngine]]:
    """Makes engines; of the same path, with the same index. All are removed after the test."""
    names: set[str] = set()

    def make(path: Path) -> ElasticEngine:
        name = f"test-{hashlib.blake2b(str(path).encode(), digest_size=8).hexdigest()}"
        names.add(name)
        durability = {"translog.durability": "async"}
        return ElasticEngine(elasticsearch_url, name, path, seconds=PATIENCE, **durability)

    yield make
    for name in names:
        remove_indexes(elasticsearch_url, name)


def remove_indexes(url: str, name: str) -> None:
    with Elasticsearch(url, request_timeout=PATIENCE) as client:
        for index in client.indices.get(index=f"{name}-*").body:
            client.indices.delete(index=index)


def _problem(url: str) -> str:
    if not url:
        return "No Elasticsearch is set."
    try:
        with Elasticsearch(url, request_timeout=5, max_retries=0) as client:
            client.cluster.health()
    except (ApiError, TransportError) as error:
        return f"Elasticsearch does not answer at {url}: {error}."
    return ""
