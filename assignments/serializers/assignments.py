"""Assignments as the API shows them: every public field, and none that is not."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from assignments.choices import CallStatus, Tier
from assignments.languages import language_name
from assignments.models import AssignmentPage, Occasion
from assignments.occasions import next_occasion
from assignments.pictures import PAGE_WIDTHS
from assignments.serializers.pages import Out, PageRefSerializer, PageSerializer, ProseField


class AssignmentLabelsSerializer(Out):
    tier = serializers.CharField()
    topics = serializers.ListField(child=serializers.CharField())
    district = serializers.CharField(allow_null=True)


class AssignmentSerializer(PageSerializer):
    """An assignment as lists show it."""

    text_language = serializers.ChoiceField(
        ["sv", "en"], help_text="The language it is written in."
    )
    tier = serializers.ChoiceField(Tier.choices)
    district = serializers.CharField(source="district.slug", allow_null=True)
    remote = serializers.BooleanField(help_text="Whether it can be done from home.")
    organisation = PageRefSerializer()
    starts = serializers.SerializerMethodField(help_text="Start of the next occasion.")
    ends = serializers.SerializerMethodField(
        help_text="End of the next occasion, where one is stated."
    )
    when_text = serializers.CharField(help_text="When, in words; may be empty.")
    apply_by = serializers.DateField(allow_null=True)
    spots = serializers.IntegerField(
        allow_null=True, help_text="How many are needed; null: no limit."
    )
    full = serializers.BooleanField()
    picture = serializers.SerializerMethodField()
    labels = serializers.SerializerMethodField(help_text="Codes above in words, by `lang`.")

    def get_starts(self, page: AssignmentPage) -> datetime | None:
        occasion = self._next(page)
        return localtime(occasion.starts) if occasion else None

    def get_ends(self, page: AssignmentPage) -> datetime | None:
        occasion = self._next(page)
        return localtime(occasion.ends) if occasion and occasion.ends else None

    @extend_schema_field(AssignmentLabelsSerializer)
    def get_labels(self, page: AssignmentPage) -> dict[str, Any]:
        return {
            "tier": str(Tier(page.tier).label),
            "topics": [topic.name for topic in page.topic_list],
            "district": page.district.name if page.district else None,
        }

    def _next(self, page: AssignmentPage) -> Occasion | None:
        return next_occasion(page, self.context["now"])


class OccasionSerializer(Out):
    starts = serializers.DateTimeField()
    ends = serializers.DateTimeField(allow_null=True)
    whole_days = serializers.BooleanField(help_text="Only the days count, the last one included.")
    until = serializers.DateTimeField(help_text="When it is over.")


class QuestionSerializer(Out):
    id = serializers.IntegerField(source="pk")
    text = serializers.CharField()


class SpokenLanguageSerializer(Out):
    code = serializers.CharField(help_text="ISO 639-1.")
    name = serializers.CharField(help_text="By `lang`.")


class AssignmentDetailSerializer(AssignmentSerializer):
    """An assignment with all that its page says."""

    picture_widths = PAGE_WIDTHS

    description = ProseField()
    address = serializers.CharField()
    lat = serializers.FloatField(allow_null=True)
    lon = serializers.FloatField(allow_null=True)
    occasions = OccasionSerializer(many=True)
    you_get = serializers.CharField()
    you_bring = serializers.CharField()
    first_time = serializers.CharField()
    languages = serializers.SerializerMethodField()
    min_age = serializers.IntegerField(allow_null=True)
    groups_welcome = serializers.BooleanField(allow_null=True, help_text="null: not stated.")
    companies_welcome = serializers.BooleanField(allow_null=True, help_text="null: not stated.")
    step_free = serializers.BooleanField(allow_null=True, help_text="null: not stated.")
    police_extract = serializers.BooleanField(
        allow_null=True,
        help_text="Whether an extract must be shown, never sent in. null: not stated.",
    )
    questions = QuestionSerializer(many=True, help_text="To be answered when showing interest.")
    call = serializers.SerializerMethodField(help_text="The call that it came from.")
    findable_until = serializers.DateTimeField(
        allow_null=True, help_text="From then on it is gone. null: until further notice."
    )

    @extend_schema_field(SpokenLanguageSerializer(many=True))
    def get_languages(self, page: AssignmentPage) -> list[dict[str, str]]:
        display = get_language() or "sv"
        return [{"code": code, "name": language_name(code, display)} for code in page.languages]

    @extend_schema_field(PageRefSerializer(allow_null=True))
    def get_call(self, page: AssignmentPage) -> dict[str, Any] | None:
        call = page.call
        if call is None or not call.live or call.status == CallStatus.DRAFT:
            return None
        return PageRefSerializer(call, context=self.context).data
