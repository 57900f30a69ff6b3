"""The assignments that start next."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from assignments.models import AssignmentPage, Occasion


def soonest(now: datetime, limit: int) -> dict[int, datetime]:
    """At most `limit` ids and when each starts, the next first: one query.

    Only what starts after `now` and has a place left. The database goes through the occasions to
    come from the first, and stops at `limit`.
    """
    coming = Occasion.objects.filter(starts__gt=now)
    before = Q(starts__lt=OuterRef("starts")) | Q(starts=OuterRef("starts"), pk__lt=OuterRef("pk"))
    earlier = coming.filter(before, assignment=OuterRef("assignment"))
    findable = AssignmentPage.objects.findable(now).order_by()
    open_one = findable.filter(pk=OuterRef("assignment"), full=False)
    rows = coming.filter(~Exists(earlier), Exists(open_one)).order_by("starts", "assignment")
    return dict(rows.values_list("assignment", "starts")[:limit])
