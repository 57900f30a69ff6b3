"""The API's description of itself: whole, valid, and kept to."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.validation import validate_schema
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.schemas import BaseSchema
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.factories.pages import (
    AssignmentFactory,
    CallFactory,
    InitiativeFactory,
    NeedFactory,
    OccasionFactory,
    QuestionFactory,
)

SCHEMA = "/api/v1/schema/"
application = WSGIHandler()
METHODS = ("get", "post")
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
EXAMPLES = 15  # of each operation, valid and broken ones each


@cache
def description() -> dict[str, Any]:
    made: dict[str, Any] = SchemaGenerator().get_schema(public=True)  # type: ignore[no-untyped-call]
    return json.loads(json.dumps(made))


def operations() -> list[tuple[str, str]]:
    return [
        (method, path)
        for path, item in description()["paths"].items()
        for method in METHODS
        if method in item
    ]


def test_it_is_made_without_a_warning_and_is_valid() -> None:
    GENERATOR_STATS.reset()
    description.cache_clear()
    made = description()
    assert not GENERATOR_STATS
    assert made["openapi"].startswith("3.1")
    validate_schema(made)  # type: ignore[no-untyped-call]


@pytest.mark.parametrize(("method", "path"), operations())
def test_every_operation_has_words_examples_and_errors(method: str, path: str) -> None:
    operation = description()["paths"][path][method]

    assert operation["summary"]
    assert operation["tags"][0] in {tag["name"] for tag in description()["tags"]}
    good = [code for code in operation["responses"] if code.startswith("2")]
    assert operation["responses"][good[0]]["content"]["application/json"]["examples"]
    for code in {"400", "429"} | set(operation["responses"]) - set(good):
        answer = operation["responses"][code]["content"]["application/problem+json"]
        assert answer["schema"]["$ref"].endswith("/Problem")
        assert answer["examples"]
    assert all(parameter["description"] for parameter in operation["parameters"])


@pytest.mark.parametrize(("method", "path"), operations())
def test_examples_are_as_the_schema_says(method: str, path: str) -> None:
    made = description()
    for answer in made["paths"][path][method]["responses"].values():
        for content in answer["content"].values():
            schema = {**content["schema"], "components": made["components"]}
            for example in content["examples"].values():
                jsonschema.validate(example["value"], schema)


@pytest.fixture
def one_connection(db: None) -> Iterator[None]:
    """Calls through WSGI leave the test's own connection open, as Django's test client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture(scope="module")
def _content(shared_content: Path) -> None:
    AssignmentFactory(
        occasions=[OccasionFactory()],
        questions=[QuestionFactory()],
        call=CallFactory(needs=[NeedFactory()], initiatives=[InitiativeFactory()]),
    )


@cache
def described() -> BaseSchema:
    """The description as schemathesis reads it from the application."""
    return schemathesis.openapi.from_wsgi(SCHEMA, application)


@pytest.mark.usefixtures("one_connection", "_content")
@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize(("method", "path"), operations())
def test_whatever_is_sent_is_answered_as_described(
    method: str, path: str, mode: GenerationMode
) -> None:
    operation = described()[path][method.upper()]

    @seed(1)
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def send(case: Any) -> None:
        case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})

    send()
