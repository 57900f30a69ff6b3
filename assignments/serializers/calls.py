"""Calls as the API shows them, with needs and what came of them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from assignments.choices import CallStatus, InitiativeStatus
from assignments.models import CallPage, Initiative
from assignments.pictures import PAGE_WIDTHS
from assignments.serializers.pages import Out, PageSerializer, ProseField

SHOWN_STATES = [choice for choice in CallStatus.choices if choice[0] != CallStatus.DRAFT]


class CallLabelsSerializer(Out):
    status = serializers.CharField()
    topics = serializers.ListField(child=serializers.CharField())


class CallSerializer(PageSerializer):
    """A call as lists show it."""

    text_language = serializers.ChoiceField(
        ["sv", "en"], help_text="The language it is written in."
    )
    status = serializers.ChoiceField(SHOWN_STATES)
    crisis = serializers.BooleanField()
    opens = serializers.DateTimeField()
    closes = serializers.DateTimeField(allow_null=True, help_text="null: a rolling call.")
    picture = serializers.SerializerMethodField()
    labels = serializers.SerializerMethodField(help_text="Codes above in words, by `lang`.")

    @extend_schema_field(CallLabelsSerializer)
    def get_labels(self, page: CallPage) -> dict[str, Any]:
        return {
            "status": str(CallStatus(page.status).label),
            "topics": [topic.name for topic in page.topic_list],
        }


class NeedSerializer(Out):
    id = serializers.IntegerField(source="pk")
    title = serializers.CharField()
    department = serializers.CharField()
    description = serializers.CharField()
    quote = serializers.CharField()
    quote_by = serializers.CharField()
    target_groups = serializers.ListField(child=serializers.CharField())


class InitiativeSerializer(Out):
    id = serializers.IntegerField(source="pk")
    title = serializers.CharField()
    organisation_name = serializers.CharField()
    summary = serializers.CharField()
    status = serializers.ChoiceField(InitiativeStatus.choices)
    status_label = serializers.SerializerMethodField()
    report = serializers.CharField(help_text="What was done and learnt; may be empty.")

    def get_status_label(self, initiative: Initiative) -> str:
        return str(InitiativeStatus(initiative.status).label)


class CallQuestionSerializer(Out):
    id = serializers.IntegerField(source="pk")
    question = serializers.CharField()
    answer = ProseField()


class CallDetailSerializer(CallSerializer):
    """A call with all that its page says."""

    picture_widths = PAGE_WIDTHS

    background = ProseField()
    what_is_innovation = ProseField()
    how_it_works = ProseField()
    funding = ProseField()
    needs = NeedSerializer(many=True)
    initiatives = InitiativeSerializer(many=True)
    questions = CallQuestionSerializer(many=True)
    contact_name = serializers.CharField()
    contact_email = serializers.EmailField()
