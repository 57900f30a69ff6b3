"""`GET /api/v1/suggestions/`: what may be meant by what has been typed so far."""

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from search.api_faults import refuse
from search.criteria import MAX_QUERY_LENGTH, Problem, Reason
from search.suggestions.suggested import Kind
from search.suggestions.suggesting import SHORTEST, suggestions

_LANGUAGES = ("sv", "en")


class SuggestionSerializer(serializers.Serializer[Any]):
    kind = serializers.ChoiceField([kind.value for kind in Kind])
    label = serializers.CharField()  # type: ignore[assignment]
    lang = serializers.CharField(help_text="The language of the label.")
    detail = serializers.CharField(help_text="What it is, or whose; by `lang`.")
    url = serializers.CharField(help_text="The page itself, or the search with that one filter.")
    count = serializers.IntegerField(
        allow_null=True, help_text="Of a topic or district: how many one would find. Else null."
    )


class SuggestionsSerializer(serializers.Serializer[Any]):
    suggestions = SuggestionSerializer(many=True)


EXAMPLE = OpenApiExample(
    "Suggestions",
    value={
        "suggestions": [
            {
                "kind": "topic",
                "label": "Skola och läxhjälp",
                "lang": "sv",
                "detail": "Ämne",
                "url": "https://goragott.example/uppdrag/?topic=skola-laxhjalp",
                "count": 12,
            },
            {
                "kind": "assignment",
                "label": "Läxhjälp på Råå",
                "lang": "sv",
                "detail": "Läxkompisarna",
                "url": "https://goragott.example/foreningar/laxkompisarna/laxhjalp-pa-raa/",
                "count": None,
            },
        ]
    },
    response_only=True,
)


class SuggestionsView(APIView):
    """Topics, districts, organisations and titles that begin so."""

    @extend_schema(
        tags=["search"],
        operation_id="suggestions",
        summary="Suggest while typing",
        parameters=[
            OpenApiParameter(
                "q",
                str,
                description=f"What has been typed; with fewer than {SHORTEST} letters nothing is "
                f"suggested, and what is past {MAX_QUERY_LENGTH} characters is not read.",
            ),
            OpenApiParameter(
                "lang", str, enum=list(_LANGUAGES), description="Language of labels and addresses."
            ),
        ],
        responses={200: OpenApiResponse(SuggestionsSerializer, description="At most twelve.")},
        examples=[EXAMPLE],
    )
    def get(self, request: Request) -> Response:
        language = request.query_params.get("lang", "sv")
        problems = [
            Problem.of(name, "", Reason.UNKNOWN_PARAMETER)
            for name in request.query_params
            if name not in ("q", "lang")
        ]
        if language not in _LANGUAGES:
            problems.append(Problem.of("lang", language, Reason.UNKNOWN_VALUE))
        refuse(problems, request.query_params)
        found = suggestions(
            request.query_params.get("q", ""),
            now=timezone.now(),
            language=language,
            request=request,
        )
        return Response({"suggestions": SuggestionSerializer(found, many=True).data})
