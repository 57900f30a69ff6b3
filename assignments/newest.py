"""The newest assignments, one of each organisation: who posts much at once leaves room for others."""

from datetime import datetime

from assignments.listed import ListedAssignment, findable_listed
from assignments.models import AssignmentPage

# Of so many newest those that are shown are chosen.
CONSIDERED = 60


def newest(now: datetime, limit: int) -> list[int]:
    """At most `limit` ids, the last published first: one query."""
    # By the moment alone, of which there is an index: with the id too, all are sorted first.
    latest = AssignmentPage.objects.findable(now).order_by("-first_published_at")
    rows = latest.values_list("first_published_at", "pk", "organisation")[:CONSIDERED]
    first: dict[int, int] = {}
    # An import publishes many at one moment: of those it considers, the last made come first.
    for _, pk, organisation in sorted(rows, key=lambda row: (row[0] or now, row[1]), reverse=True):
        first.setdefault(organisation, pk)
    return list(first.values())[:limit]


def newest_pages(now: datetime, limit: int) -> list[ListedAssignment]:
    """The same, as lists show them."""
    ids = newest(now, limit)
    pages = findable_listed(ids, now)
    return [pages[pk] for pk in ids if pk in pages]
