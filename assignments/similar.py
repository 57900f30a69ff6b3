"""Assignments that are like another one, as whoever can tell finds them."""

from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string

from assignments.listed import ListedAssignment
from assignments.models import AssignmentPage

SHOWN = 3


def similar(page: AssignmentPage, now: datetime, limit: int = SHOWN) -> list[ListedAssignment]:
    """Up to `limit` that can be had at `now`, the most alike first; none where nobody can tell.

    `ASSIGNMENTS_SIMILAR` is the dotted path of a function with these arguments.
    """
    path = getattr(settings, "ASSIGNMENTS_SIMILAR", "")
    found: list[ListedAssignment] = import_string(path)(page, now, limit) if path else []
    return found
