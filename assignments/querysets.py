"""The questions that are asked of pages."""

from datetime import datetime
from typing import Self

from django.db.models import Prefetch, Q
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet

from assignments.choices import CallStatus
from assignments.findable import VISIBLE_ASSIGNMENT, VISIBLE_CALL, VISIBLE_ORGANISATION, not_past

# Of many pages at once. A related manager for each takes longer than reading what it manages, so
# they are read into the lists that the pages have of them.
_TOPICS = Prefetch("topics", to_attr="topic_list")
_OCCASIONS = Prefetch("occasions", to_attr="occasion_list")


class OrganisationPageQuerySet(PageQuerySet):
    def visible(self) -> Self:
        """Organisations that residents may see."""
        return self.filter(VISIBLE_ORGANISATION)

    def for_page(self) -> Self:
        """With what its own page reads at once."""
        return self.select_related("district", "picture").prefetch_related("topics")

    def parent_of(self, page: Page) -> Self:
        """The organisation that `page` is a child of: one row, or none."""
        return self.filter(path=page.path[: -page.steplen])


class AssignmentPageQuerySet(PageQuerySet):
    def visible(self) -> Self:
        """Assignments that residents may see but for the clock: these are indexed."""
        return self.filter(VISIBLE_ASSIGNMENT)

    def findable(self, now: datetime) -> Self:
        """Assignments that residents may find at `now`."""
        return self.visible().filter(not_past(now))

    def newest(self, now: datetime) -> Self:
        """Those that residents may find at `now`, the last published first."""
        return self.findable(now).order_by("-first_published_at", "-pk")

    def ending_between(self, now: datetime, until: datetime) -> Self:
        """Those that residents may find at `now` and no longer after `until`, the next first."""
        return self.findable(now).filter(findable_until__lte=until).order_by("findable_until", "pk")

    def unpublished(self) -> Self:
        """Drafts that were never published, and changes that are not: the last edited first."""
        draft = Q(live=False, first_published_at__isnull=True)
        changed = Q(live=True, has_unpublished_changes=True)
        return self.filter(draft | changed).order_by("-latest_revision_created_at", "-pk")

    def once_found(self) -> Self:
        """Assignments that may have been found once, whether they still can be or not."""
        return self.filter(
            first_published_at__isnull=False,
            organisation__live=True,
            organisation__approved=True,
            organisation__paused=False,
        )

    def for_page(self) -> Self:
        """With what its own page reads at once. Few answer a call: theirs is read by itself."""
        return self.select_related("district", "picture").prefetch_related(
            "topics", "occasions", "contacts"
        )

    def with_relations(self) -> Self:
        """With all that they have beside their own columns, in a fixed number of queries."""
        return self.select_related("organisation", "district", "picture").prefetch_related(
            _TOPICS, _OCCASIONS
        )


class CallPageQuerySet(PageQuerySet):
    def visible(self) -> Self:
        """Calls that residents may find: open, being assessed or closed."""
        return self.filter(VISIBLE_CALL)

    def for_page(self) -> Self:
        """With what its own page reads at once."""
        return self.select_related("picture").prefetch_related(
            "topics", "needs", "initiatives", "questions"
        )

    def open(self, now: datetime) -> Self:
        """Calls that one can answer at `now`: said to be open, and between their dates."""
        not_closed = Q(closes__isnull=True) | Q(closes__gt=now)
        return self.visible().filter(not_closed, status=CallStatus.OPEN, opens__lte=now)


OrganisationPageManager = PageManager.from_queryset(OrganisationPageQuerySet)
AssignmentPageManager = PageManager.from_queryset(AssignmentPageQuerySet)
CallPageManager = PageManager.from_queryset(CallPageQuerySet)
