"""What is published: taxonomy, organisations, assignments and calls."""

from assignments.models.assignments import AssignmentPage, Contact, Occasion, Question
from assignments.models.calls import CallIndexPage, CallPage, CallQuestion, Initiative, Need
from assignments.models.imports import ContentImport, ImportedRecord
from assignments.models.organisations import OrganisationIndexPage, OrganisationPage
from assignments.models.taxonomy import District, Topic
from assignments.models.teams import OrganisationTeam

__all__ = [
    "AssignmentPage",
    "CallIndexPage",
    "CallPage",
    "CallQuestion",
    "Contact",
    "ContentImport",
    "District",
    "ImportedRecord",
    "Initiative",
    "Need",
    "Occasion",
    "OrganisationIndexPage",
    "OrganisationPage",
    "OrganisationTeam",
    "Question",
    "Topic",
]
