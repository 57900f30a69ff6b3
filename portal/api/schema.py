"""How the API describes itself: every operation with the problems that it may answer with."""

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiExample, OpenApiResponse
from rest_framework import serializers

from portal.api.paths import VERSION_1
from portal.api.problem_types import PROBLEM_TYPES, ProblemType
from portal.api.problems import CONTENT_TYPE

Endpoint = tuple[str, str, str, Any]

# What any request may meet; an operation adds its own with `problems` (see ProblemSchema).
ALWAYS = ("invalid", "not_acceptable", "throttled")
WITH_KEY = ("not_found",)


class ProblemErrorSerializer(serializers.Serializer[Any]):
    """One fault: a parameter of the query, or a place in the body."""

    parameter = serializers.CharField(required=False, help_text="The parameter of the query.")
    pointer = serializers.CharField(
        required=False, help_text="The place in the body, as a JSON Pointer with `#`."
    )
    code = serializers.CharField(help_text="The kind of fault, for programs.")
    detail = serializers.CharField(help_text="What is wrong, for people.")


class ProblemSerializer(serializers.Serializer[Any]):
    """A problem by RFC 9457."""

    type = serializers.CharField(help_text="Leads to what can be done about it.")
    title = serializers.CharField(help_text="The kind of problem.")
    status = serializers.IntegerField(help_text="The HTTP status.")
    detail = serializers.CharField(help_text="What happened this time.")
    errors = ProblemErrorSerializer(many=True, required=False)  # type: ignore[assignment]


def only_version_1(endpoints: list[Endpoint], **kwargs: Any) -> list[Endpoint]:
    """Leave out Wagtail's own API: it has a documentation of its own."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith(VERSION_1)]


class ProblemSchema(AutoSchema):
    """Adds the problems to every operation.

    A view names its own in `problems = {"retrieve": ("gone",)}`: by action, codes of the table.
    """

    def _get_parameters(self) -> list[dict[str, Any]]:
        parameters: list[dict[str, Any]] = super()._get_parameters()
        for parameter in parameters:
            if parameter["in"] == "path":
                parameter.setdefault("description", "Its `id`.")
        return parameters

    def _get_response_bodies(self, direction: str = "response") -> dict[str, Any]:
        bodies: dict[str, Any] = super()._get_response_bodies(direction)  # type: ignore[arg-type]
        for status, kinds in self._problems().items():
            bodies[status] = self._problem_response(status, kinds)
        return dict(sorted(bodies.items()))

    def _problems(self) -> dict[str, list[ProblemType]]:
        action = getattr(self.view, "action", self.method.lower())
        own = getattr(self.view, "problems", {}).get(action, ())
        codes = (*ALWAYS, *(WITH_KEY if "{" in self.path else ()), *own)
        by_status: dict[str, list[ProblemType]] = {}
        for code in codes:
            kind = PROBLEM_TYPES[code]
            by_status.setdefault(str(kind.status.value), []).append(kind)
        return by_status

    def _problem_response(self, status: str, kinds: list[ProblemType]) -> dict[str, Any]:
        response = OpenApiResponse(
            response=ProblemSerializer,
            description=" / ".join(kind.title for kind in kinds),
            examples=[_example(kind) for kind in kinds],
        )
        described: dict[str, Any] = self._get_response_for_code(  # type: ignore[no-untyped-call]
            response, status, media_types=[CONTENT_TYPE]
        )
        return described


def _example(kind: ProblemType) -> OpenApiExample:
    value: dict[str, Any] = {
        "type": kind.uri,
        "title": kind.title,
        "status": kind.status.value,
        "detail": kind.help,
    }
    if kind.code == "invalid":
        fault = {
            "parameter": "tier",
            "code": "invalid_choice",
            "detail": "“x” is not a valid choice.",
        }
        value |= {"detail": f"tier: {fault['detail']}", "errors": [fault]}
    return OpenApiExample(kind.title, value=value, response_only=True)
