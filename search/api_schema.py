"""How the search stands in the description of the API: its parameters from the table of facets."""

from typing import Any

from drf_spectacular.utils import (
    OpenApiExample,
    OpenApiParameter,
    OpenApiResponse,
    extend_schema_field,
)
from rest_framework import serializers

from assignments.choices import Tier
from search.criteria import MAX_PAGE, MAX_QUERY_LENGTH, MAX_VALUES, Sort
from search.facets import ASSIGNMENT, CALL, FACETS, Facet, FacetKind
from search.paging import PAGE_SIZE
from search.place_and_time import MAX_RADIUS, RADIUS
from search.taxonomy import Taxonomy

_MAX_PAGE_SIZE = 100


class OrganisationRefSerializer(serializers.Serializer[Any]):
    id = serializers.IntegerField()
    name = serializers.CharField()
    url = serializers.CharField()


@extend_schema_field(
    {
        "anyOf": [
            {"type": "string", "format": "date-time"},
            {"type": "string", "format": "date"},
            {"type": "null"},
        ]
    }
)
class DayOrMomentField(serializers.ReadOnlyField):
    """A date-time, or a day where only days count."""


class SearchHitSerializer(serializers.Serializer[Any]):
    type = serializers.ChoiceField([ASSIGNMENT, CALL])
    id = serializers.IntegerField()
    source_id = serializers.CharField(allow_null=True)
    url = serializers.CharField()
    title = serializers.CharField()
    summary = serializers.CharField()
    highlight = serializers.CharField(
        help_text="A passage as HTML: escaped, with what was searched for in `mark`; may be empty."
    )
    tier = serializers.ChoiceField(Tier.choices, allow_null=True, help_text="null for calls.")
    topics = serializers.ListField(child=serializers.CharField())
    district = serializers.CharField(allow_null=True)
    remote = serializers.BooleanField()
    organisation = OrganisationRefSerializer(allow_null=True, help_text="null for calls.")
    starts = DayOrMomentField(help_text="Of the next occasion; of a call when it opens.")
    ends = DayOrMomentField(help_text="Of the next occasion, where it is stated.")
    apply_by = serializers.DateField(allow_null=True)
    spots = serializers.IntegerField(allow_null=True)
    published = serializers.DateTimeField(allow_null=True)
    distance_m = serializers.IntegerField(
        allow_null=True, help_text="Metres from `near`; null without it, and for what has no place."
    )
    distance_is_exact = serializers.BooleanField(
        allow_null=True, help_text="False: to the middle of its district, as no more is known."
    )


class FacetValueSerializer(serializers.Serializer[Any]):
    value = serializers.CharField()
    label = serializers.CharField(help_text="By `lang`.")  # type: ignore[assignment]
    count = serializers.IntegerField(help_text="What one would get by choosing it.")
    selected = serializers.BooleanField()


class RelaxationSerializer(serializers.Serializer[Any]):
    parameter = serializers.CharField()
    value = serializers.CharField()
    total = serializers.IntegerField(help_text="What one would get without it.")


class UnderstoodSerializer(serializers.Serializer[Any]):
    parameter = serializers.CharField()
    value = serializers.CharField()
    words = serializers.CharField(help_text="The words of `q` that name it.")
    q = serializers.CharField(help_text="What is left of `q` without them; may be empty.")
    total = serializers.IntegerField(help_text="What one would get by that.")


class SearchResultsSerializer(serializers.Serializer[Any]):
    total = serializers.IntegerField(help_text="Exact, also beyond what paging reaches.")
    page = serializers.IntegerField()
    pages = serializers.IntegerField()
    engine = serializers.CharField(help_text="The engine that answered.")
    degraded = serializers.BooleanField(help_text="Whether another engine should have answered.")
    results = SearchHitSerializer(many=True)
    facets = serializers.DictField(child=FacetValueSerializer(many=True))
    read_as = serializers.CharField(
        allow_null=True,
        help_text="The text with misspelt words as they were searched for; null: none was.",
    )
    suggestion = serializers.CharField(
        allow_null=True, help_text="A better spelling that has results."
    )
    relaxed = RelaxationSerializer(
        many=True, help_text="With no hits: each value whose removal gives some."
    )
    understood = UnderstoodSerializer(
        many=True,
        help_text="Filters that words of `q` name, on the first page: nothing is filtered by them.",
    )


def _facet_parameter(facet: Facet) -> OpenApiParameter:
    flag = facet.kind is FacetKind.FLAG
    closed = facet.name not in {"topic", "district", "language"}
    values = [option.value for option in facet.options(Taxonomy(), "en")] if closed else None
    return OpenApiParameter(
        facet.name,
        str,
        many=not flag,
        enum=values,
        description=f"{facet.name.replace('_', ' ').capitalize()}."
        + ("" if flag else f" Several are “or”, at most {MAX_VALUES}."),
    )


def _number(name: str, description: str, default: int, highest: int) -> OpenApiParameter:
    schema = {"type": "integer", "minimum": 1, "maximum": highest, "default": default}
    return OpenApiParameter(name, schema, description=description)


PARAMETERS = [
    OpenApiParameter(
        "q", str, description=f"Words. What is past {MAX_QUERY_LENGTH} characters is not read."
    ),
    *(_facet_parameter(facet) for facet in FACETS),
    OpenApiParameter(
        "from",
        {"type": "string", "format": "date"},
        description="What takes place on this day or later. What has no dates counts as long as it"
        " may be found; what has passed never does.",
    ),
    OpenApiParameter(
        "to",
        {"type": "string", "format": "date"},
        description="What takes place on this day or earlier. Not before `from`.",
    ),
    OpenApiParameter(
        "near",
        {"type": "string", "pattern": r"^-?\d{1,3}(\.\d{1,20})?,-?\d{1,3}(\.\d{1,20})?$"},
        description="Latitude (at most 75° from the equator) and longitude, `56.046,12.695`: rounded"
        " to about 100 m. What can be done from home is left out unless it is chosen in `district`.",
    ),
    OpenApiParameter(
        "radius",
        {"type": "integer", "minimum": 1, "maximum": MAX_RADIUS, "default": RADIUS},
        description="Kilometres around `near`, without which it is an error.",
    ),
    OpenApiParameter(
        "sort",
        str,
        enum=[sort.value for sort in Sort],
        description="The order; `nearest` only beside `near`.",
    ),
    _number("page", "The page; the first 1,000 hits can be reached.", 1, MAX_PAGE),
    _number("page_size", "How many on a page.", PAGE_SIZE, _MAX_PAGE_SIZE),
    OpenApiParameter(
        "lang", str, enum=["sv", "en"], description="Language of labels, addresses and messages."
    ),
]

EXAMPLE = OpenApiExample(
    "Results",
    value={
        "total": 1,
        "page": 1,
        "pages": 1,
        "engine": "tantivy",
        "degraded": False,
        "results": [
            {
                "type": "assignment",
                "id": 41,
                "source_id": "laxhjalp-raa",
                "url": "https://goragott.example/foreningar/laxkompisarna/laxhjalp-pa-raa/",
                "title": "Läxhjälp på Råå",
                "summary": "Sitt bredvid barn medan de gör sina läxor.",
                "highlight": "Vi gör <mark>läxor</mark> tillsammans.",
                "tier": "long",
                "topics": ["barn-unga"],
                "district": "raa",
                "remote": False,
                "organisation": {
                    "id": 7,
                    "name": "Läxkompisarna",
                    "url": "https://goragott.example/foreningar/laxkompisarna/",
                },
                "starts": "2026-12-01T17:00:00+01:00",
                "ends": "2026-12-01T19:00:00+01:00",
                "apply_by": None,
                "spots": 4,
                "published": "2026-10-05T09:12:00+02:00",
                "distance_m": None,
                "distance_is_exact": None,
            }
        ],
        "facets": {
            "tier": [{"value": "long", "label": "Längre uppdrag", "count": 1, "selected": False}]
        },
        "read_as": None,
        "suggestion": None,
        "relaxed": [],
        "understood": [],
    },
    response_only=True,
)

RESPONSES = {200: OpenApiResponse(SearchResultsSerializer, description="What was found.")}
