"""Topics and districts as the API shows them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from assignments.models import District
from assignments.serializers.pages import Out


class TopicSerializer(Out):
    id = serializers.CharField(source="slug", help_text="Its key in every parameter and answer.")
    name = serializers.CharField(help_text="By `lang`.")
    open_assignments = serializers.IntegerField(help_text="How many assignments can be found now.")


class DistrictSerializer(Out):
    id = serializers.CharField(source="slug", help_text="Its key in every parameter and answer.")
    name = serializers.CharField()
    lat = serializers.FloatField(help_text="Of its middle.")
    lon = serializers.FloatField(help_text="Of its middle.")
    tile = serializers.SerializerMethodField(
        help_text="[column, row] on the tile map, from 1, north-west first; null: not on it."
    )
    open_assignments = serializers.IntegerField(help_text="How many assignments can be found now.")

    @extend_schema_field(
        serializers.ListField(
            child=serializers.IntegerField(min_value=1), min_length=2, max_length=2, allow_null=True
        )
    )
    def get_tile(self, district: District) -> list[Any] | None:
        if district.tile_column is None:
            return None
        return [district.tile_column, district.tile_row]
