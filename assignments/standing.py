"""How an assignment stands to a resident who has its address: to be had, full, gone, or unknown."""

from datetime import datetime
from enum import Enum

from assignments.models import AssignmentPage
from assignments.occasions import next_occasion
from assignments.times import day_end


class Standing(Enum):
    OPEN = "open"
    FULL = "full"
    CLOSED = "closed"
    """Its last day to apply is past; it itself is still to come or goes on."""
    OVER = "over"
    WITHDRAWN = "withdrawn"
    """It was published once and is not shown now: nothing of what it says is for residents."""
    UNKNOWN = "unknown"
    """Never published, or its organisation is not shown: residents may not know of it."""


def standing(page: AssignmentPage, now: datetime) -> Standing:
    """How `page` stands at `now`. Those that are OPEN or FULL are the ones that `findable` finds."""
    if not page.organisation.shown:
        return Standing.UNKNOWN
    if not page.live or page.paused:
        return Standing.WITHDRAWN if page.first_published_at else Standing.UNKNOWN
    if page.findable_until is not None and page.findable_until <= now:
        return _ended(page, now)
    return Standing.FULL if page.full else Standing.OPEN


def _ended(page: AssignmentPage, now: datetime) -> Standing:
    occasions = page.occasion_list
    if occasions and not next_occasion(page, now):
        return Standing.OVER
    applied = page.apply_by is not None and day_end(page.apply_by) <= now
    return Standing.CLOSED if applied else Standing.OVER
