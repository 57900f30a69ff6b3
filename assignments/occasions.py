"""The occasions of an assignment that are still to come."""

from datetime import datetime

from assignments.listed import Assignment
from assignments.models import Occasion


def coming_occasions(page: Assignment, now: datetime) -> list[Occasion]:
    """The occasions that are not over at `now`, in the order of time."""
    coming = [occasion for occasion in page.occasion_list if occasion.until > now]
    return sorted(coming, key=lambda occasion: occasion.starts)


def next_occasion(page: Assignment, now: datetime) -> Occasion | None:
    """The first occasion that is not over at `now`, or None when there is none."""
    return next(iter(coming_occasions(page, now)), None)
