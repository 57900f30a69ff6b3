"""Which assignments need a hand: those that end soon, and those whose writing is not published."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.admin.ui.components import Component

from assignments.models import AssignmentPage
from assignments.permissions import is_association, organisations_of
from assignments.querysets import AssignmentPageQuerySet
from assignments.wording import moment_words

ENDS_SOON = timedelta(days=21)
# The panel is for what one does next, not for looking through a whole city's assignments.
SHOWN = 8


@dataclass(frozen=True)
class Line:
    """An assignment that needs a hand. `organisation` is empty where it needs no telling."""

    title: str
    organisation: str
    edit_url: str
    ends: str = ""


@dataclass(frozen=True)
class Lines:
    """The first of them, and how many more there are."""

    shown: tuple[Line, ...]
    more: int


class AttentionPanel(Component):
    """For associations of their own assignments; for whoever may change all, of all."""

    order = 15
    template_name = "admin/dashboard/attention.html"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        association = is_association(user)
        theirs = AssignmentPage.objects.select_related("organisation")
        if association:
            theirs = theirs.filter(organisation__in=organisations_of(user))
        now = timezone.now()
        language = get_language() or "sv"

        def line(page: AssignmentPage, ends: str = "") -> Line:
            return Line(
                title=page.draft_title,
                organisation="" if association else page.organisation.title,
                edit_url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
                ends=ends,
            )

        def ending(page: AssignmentPage) -> Line:
            return line(page, moment_words(_end(page), now, language))

        return {
            "ending": _lines(theirs.ending_between(now, now + ENDS_SOON), ending),
            "unpublished": _lines(theirs.unpublished(), line),
        }


def _end(page: AssignmentPage) -> datetime:
    if page.findable_until is None:
        raise ValueError(f"Assignment {page.pk} has no end.")
    return page.findable_until


def _lines(pages: AssignmentPageQuerySet, line: Callable[[AssignmentPage], Line]) -> Lines:
    shown = tuple(line(page) for page in pages[:SHOWN])
    return Lines(shown, pages.count() - SHOWN if len(shown) == SHOWN else 0)
