"""The readable page of the API at /api/: the description of it, laid out for people."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator

from portal.api.problem_types import PROBLEM_TYPES

Schema = Mapping[str, Any]


@dataclass(frozen=True)
class Parameter:
    name: str
    place: str
    kind: str
    required: bool
    description: SafeString


@dataclass(frozen=True)
class Answer:
    """One status that an operation answers with."""

    status: str
    meaning: str


@dataclass(frozen=True)
class Operation:
    key: str
    method: str
    path: str
    summary: str
    description: SafeString
    parameters: tuple[Parameter, ...]
    body: str
    """An example of the request's body, as JSON; empty without one."""
    example: str
    """An example of what comes back when all is well, as JSON."""
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Section:
    """The operations of one tag."""

    key: str
    description: SafeString
    operations: tuple[Operation, ...]


# Without Django's check a form that is sent here is told that it is of no use, and not of a token.
@csrf_exempt
@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """The page. It is in English, as the description is."""
    with override("en"):
        context = {"sections": sections(), "problems": PROBLEM_TYPES.values()}
        return render(request, "api/reference.html", context)


@cache
def sections() -> tuple[Section, ...]:
    """All operations by tag. Made once: the description changes with the code alone."""
    schema: Schema = SchemaGenerator().get_schema(public=True)  # type: ignore[no-untyped-call]
    operations = list(_operations(schema))
    return tuple(
        Section(
            key=tag["name"],
            description=_marked(tag["description"]),
            operations=tuple(made for name, made in operations if name == tag["name"]),
        )
        for tag in schema["tags"]
    )


def _operations(schema: Schema) -> Iterator[tuple[str, Operation]]:
    for path, item in schema["paths"].items():
        for method, operation in item.items():
            good = next(code for code in operation["responses"] if code.startswith("2"))
            body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
            yield (
                operation["tags"][0],
                Operation(
                    key=operation["operationId"],
                    method=method.upper(),
                    path=path,
                    summary=operation["summary"],
                    description=_marked(operation.get("description", "")),
                    parameters=tuple(_parameter(each) for each in operation["parameters"]),
                    body=_example(body),
                    example=_example(operation["responses"][good]["content"]["application/json"]),
                    answers=tuple(
                        Answer(code, answer["description"] or "As the example.")
                        for code, answer in operation["responses"].items()
                    ),
                ),
            )


def _parameter(parameter: Schema) -> Parameter:
    return Parameter(
        name=parameter["name"],
        place=parameter["in"],
        kind=_kind(parameter["schema"]),
        required=parameter.get("required", False),
        description=_marked(parameter["description"].split("\n\n*")[0]),
    )


def _kind(schema: Schema) -> str:
    """What may stand there, in a few words."""
    if schema.get("type") == "array":
        return f"{_kind(schema['items'])}; may be repeated"
    if values := schema.get("enum"):
        return ", ".join(map(str, values)) if len(values) <= 8 else str(schema.get("type", "text"))
    limits = [f"at least {schema['minimum']}"] if schema.get("minimum") else []
    if schema.get("maximum") and schema["maximum"] < 2**53:
        limits.append(f"at most {schema['maximum']:,}")
    return ", ".join([str(schema.get("type", "text")), *limits])


def _marked(text: str) -> SafeString:
    """What stands between backquotes as code."""
    parts = text.split("`")
    pairs = (
        (format_html("<code>{}</code>", part) if odd % 2 else part,)
        for odd, part in enumerate(parts)
    )
    return format_html_join("", "{}", pairs)


def _example(content: Schema) -> str:
    for example in content.get("examples", {}).values():
        return json.dumps(example["value"], ensure_ascii=False, indent=2)
    return ""
