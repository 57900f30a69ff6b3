"""How Elasticsearch is spoken to: time limits, retries, and what its errors mean to the portal."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from elastic_transport import NodeConfig, TransportError
from elastic_transport.client_utils import url_to_node_config
from elasticsearch import ApiError, Elasticsearch, OrjsonSerializer

from search.engines.base import EngineError, IndexMissingError

# Seconds to wait for an answer to a write. A try and its retry are over before the lease of the
# queue is; a server that has not answered by then may still do the work, which its versions allow.
WRITE_SECONDS = 10
_BUSY = (429, 502, 503, 504)
# More than a process has threads: one that waited for a connection would wait without limit.
_CONNECTIONS = 128


def reading_client(url: str, seconds: float) -> Elasticsearch:
    """For searches: one try, since whoever waits has another engine to ask."""
    return _client(url, request_timeout=seconds, max_retries=0)


def writing_client(url: str) -> Elasticsearch:
    """For what may be done twice: writes that carry a version, aliases, questions about indexes."""
    return _client(
        url,
        request_timeout=WRITE_SECONDS,
        max_retries=1,
        retry_on_timeout=True,
        retry_on_status=_BUSY,
    )


@contextmanager
def engine_errors() -> Iterator[None]:
    """What Elasticsearch cannot do now becomes an EngineError; what we asked wrongly does not."""
    try:
        yield
    except ApiError as error:
        if error.status_code == 404 and reason(error.body) == "index_not_found_exception":
            raise IndexMissingError(
                "Elasticsearch has no search index: run `manage.py search_index rebuild`."
            ) from error
        if error.status_code == 400 and reason(error.body):
            raise
        raise EngineError(f"Elasticsearch answered with {error.status_code}") from error
    except TransportError as error:
        raise EngineError(f"Elasticsearch does not answer: {error}") from error


def _client(url: str, **settings: Any) -> Elasticsearch:
    # With the standard library's JSON a search cost this side half as much again.
    return Elasticsearch([_node(url)], serializer=OrjsonSerializer(), **settings)


def _node(url: str) -> NodeConfig:
    node = url_to_node_config(url, use_default_ports_for_scheme=True)
    return node.replace(connections_per_node=_CONNECTIONS)


def reason(body: Any) -> str:
    """The kind of error that Elasticsearch itself names; empty when it was someone else."""
    error = body.get("error") if isinstance(body, dict) else None
    return str(error.get("type", "")) if isinstance(error, dict) else ""
