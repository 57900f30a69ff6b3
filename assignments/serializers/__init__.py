"""What the API shows of what is published."""

from assignments.serializers.assignments import AssignmentDetailSerializer, AssignmentSerializer
from assignments.serializers.calls import CallDetailSerializer, CallSerializer
from assignments.serializers.organisations import (
    OrganisationDetailSerializer,
    OrganisationSerializer,
)
from assignments.serializers.taxonomy import DistrictSerializer, TopicSerializer

__all__ = [
    "AssignmentDetailSerializer",
    "AssignmentSerializer",
    "CallDetailSerializer",
    "CallSerializer",
    "DistrictSerializer",
    "OrganisationDetailSerializer",
    "OrganisationSerializer",
    "TopicSerializer",
]
