"""What else there is, below a page about one assignment."""

from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string

from assignments.cards import Card, cards
from assignments.models import AssignmentPage

SIMILAR = 3


def similar(assignment: AssignmentPage | None, now: datetime) -> list[Card]:
    """A few assignments like this one, as cards; none when there is nothing to compare with."""
    if assignment is None:
        return []
    find = import_string(settings.ASSIGNMENTS_SIMILAR)
    return cards(find(assignment, now, SIMILAR), now)
