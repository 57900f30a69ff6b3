"""Organisations as the API shows them."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from assignments.choices import OrganisationKind
from assignments.models import OrganisationPage
from assignments.pictures import PAGE_WIDTHS
from assignments.serializers.pages import Out, PageSerializer, ProseField


class OrganisationLabelsSerializer(Out):
    kind = serializers.CharField()
    topics = serializers.ListField(child=serializers.CharField())
    district = serializers.CharField(allow_null=True)


class OrganisationSerializer(PageSerializer):
    """An organisation as lists show it."""

    text_language = serializers.ChoiceField(
        ["sv", "en"], help_text="The language it is written in."
    )
    kind = serializers.ChoiceField(OrganisationKind.choices)
    district = serializers.CharField(source="district.slug", allow_null=True)
    open_assignments = serializers.IntegerField(help_text="How many assignments can be found now.")
    picture = serializers.SerializerMethodField()
    labels = serializers.SerializerMethodField(help_text="Codes above in words, by `lang`.")

    @extend_schema_field(OrganisationLabelsSerializer)
    def get_labels(self, page: OrganisationPage) -> dict[str, Any]:
        return {
            "kind": str(OrganisationKind(page.kind).label),
            "topics": [topic.name for topic in page.topic_list],
            "district": page.district.name if page.district else None,
        }


class OrganisationDetailSerializer(OrganisationSerializer):
    """An organisation with all that its page says."""

    picture_widths = PAGE_WIDTHS

    about = ProseField()
    email = serializers.EmailField(help_text="The address on its page.")
    contact_name = serializers.CharField()
    phone = serializers.CharField()
    website = serializers.CharField()
    membership_url = serializers.CharField(help_text="Where one becomes a member; may be empty.")
    address = serializers.CharField()
