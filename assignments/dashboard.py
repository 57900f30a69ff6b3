"""What an association sees when it has logged in: its own things and what it can do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.components import Component

from assignments.choices import Tier
from assignments.forms import TIER_HELP
from assignments.models import AssignmentPage, OrganisationPage
from assignments.permissions import organisations_of


class State(StrEnum):
    """How an assignment stands towards residents."""

    SHOWN = "shown"
    FULL = "full"
    PAUSED = "paused"
    ENDED = "ended"
    DRAFT = "draft"

    @property
    def label(self) -> Promise:
        return STATE_LABELS[self]


STATE_LABELS = {
    State.SHOWN: pgettext_lazy("assignment", "Shown"),
    State.FULL: pgettext_lazy("assignment", "Full"),
    State.PAUSED: pgettext_lazy("assignment", "Paused"),
    State.ENDED: pgettext_lazy("assignment", "Ended"),
    State.DRAFT: pgettext_lazy("assignment", "Draft"),
}


def state_of(assignment: AssignmentPage, now: datetime) -> State:
    """How `assignment` stands at `now`, as far as it decides that itself."""
    if assignment.findable_until and assignment.findable_until <= now:
        return State.ENDED
    if not assignment.live:
        return State.DRAFT
    if assignment.paused:
        return State.PAUSED
    return State.FULL if assignment.full else State.SHOWN


@dataclass(frozen=True)
class Row:
    """One assignment of the list."""

    title: str
    tier: str
    state: State
    changed: bool
    """Whether it has changes that are not published."""
    edit_url: str
    url: str | None


@dataclass(frozen=True)
class NewLink:
    """A way to begin a new assignment."""

    tier: Tier
    label: Promise
    url: str


@dataclass(frozen=True)
class OrganisationView:
    """One organisation with its assignments."""

    title: str
    approved: bool
    paused: bool
    live: bool
    edit_url: str
    url: str | None
    new_links: tuple[NewLink, ...]
    rows: tuple[Row, ...]


def organisation_view(
    organisation: OrganisationPage, assignments: Iterable[AssignmentPage], now: datetime
) -> OrganisationView:
    """What the dashboard shows of one organisation."""
    return OrganisationView(
        title=organisation.draft_title,
        approved=organisation.approved,
        paused=organisation.paused,
        live=organisation.live,
        edit_url=reverse("wagtailadmin_pages:edit", args=[organisation.pk]),
        url=organisation.get_url() if organisation.live and organisation.approved else None,
        new_links=tuple(
            NewLink(
                tier,
                TIER_HELP[tier],
                reverse("new_assignment", args=[organisation.pk, tier.value]),
            )
            for tier in Tier
        ),
        rows=tuple(_row(assignment, now) for assignment in assignments),
    )


def _row(assignment: AssignmentPage, now: datetime) -> Row:
    state = state_of(assignment, now)
    return Row(
        title=assignment.draft_title,
        tier=assignment.get_tier_display(),
        state=state,
        changed=assignment.live and assignment.has_unpublished_changes,
        edit_url=reverse("wagtailadmin_pages:edit", args=[assignment.pk]),
        url=assignment.get_url() if state in (State.SHOWN, State.FULL) else None,
    )


class AssociationPanel(Component):
    """The dashboard of an association."""

    order = 10
    template_name = "admin/dashboard/association.html"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        now = timezone.now()
        organisations = list(organisations_of(request.user))
        theirs: dict[int, list[AssignmentPage]] = {page.pk: [] for page in organisations}
        for assignment in AssignmentPage.objects.filter(organisation__in=theirs).order_by(
            "-latest_revision_created_at"
        ):
            theirs[assignment.organisation_id].append(assignment)
        return {
            "organisations": [
                organisation_view(page, theirs[page.pk], now) for page in organisations
            ]
        }


class ApprovalPanel(Component):
    """Organisations that wait for a coordinator's approval."""

    order = 5
    template_name = "admin/dashboard/approval.html"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        waiting = OrganisationPage.objects.filter(approved=False).order_by("title")
        return {
            "waiting": [
                (page.draft_title, reverse("wagtailadmin_pages:edit", args=[page.pk]))
                for page in waiting[:50]
            ]
        }
