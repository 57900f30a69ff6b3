"""Saved searches, and which new pages they were told of."""

import hashlib
import uuid
from datetime import datetime

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from mail.models import Message
from search.alerts.frequency import Frequency


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    def standing(self) -> "SavedSearchQuerySet":
        """Those that have not ended."""
        return self.exclude(state=SavedSearch.State.ENDED)

    def active(self) -> "SavedSearchQuerySet":
        return self.filter(state=SavedSearch.State.ACTIVE)

    def of(self, email_key: str, query: str) -> "SavedSearchQuerySet":
        """Of one address and one search."""
        return self.filter(email_key=email_key, query_hash=query_hash(query))

    def with_something_to_send(self, now: datetime) -> "SavedSearchQuerySet":
        """Those that may send at `now` and have new pages, the longest due first."""
        waiting = Match.objects.waiting().filter(search=OuterRef("pk"))
        return self.active().filter(Exists(waiting), due__lte=now).order_by("due", "pk")


class SavedSearch(models.Model):
    """A search whose new hits somebody wants to have by mail.

    It waits until whoever has the address confirms it. `query` is what `Criteria.query_string`
    gives, without order and page. The links to it carry `key`, signed.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("Not confirmed")
        ACTIVE = "active", _("Active")
        ENDED = "ended", _("Ended")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    query = models.TextField(_("search"), blank=True)
    # A query may be longer than an index takes.
    query_hash = models.CharField(max_length=64, editable=False)
    language = models.CharField(_("language"), max_length=10)
    email = models.EmailField(_("e-mail"))
    email_key = models.CharField(max_length=254, editable=False)
    frequency = models.CharField(_("how often"), max_length=10, choices=Frequency.choices)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PENDING
    )
    created = models.DateTimeField(_("created"))
    # When a mail with a link to it was last asked for on the page.
    asked = models.DateTimeField(_("asked for"))
    confirmed = models.DateTimeField(_("confirmed"), null=True)
    ended = models.DateTimeField(_("ended"), null=True)
    due = models.DateTimeField(_("next mail at the earliest"), null=True)
    last_sent = models.DateTimeField(_("last mail"), null=True)

    # All mails about it, so that its data can be disposed of whole.
    messages = models.ManyToManyField(Message, related_name="saved_searches", editable=False)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        ordering = ["-created", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["email_key", "query_hash"],
                condition=~Q(state="ended"),
                name="saved_search_one_an_address",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("pending", "active", "ended")),
                name="saved_search_state_known",
            ),
            models.CheckConstraint(
                condition=Q(frequency__in=Frequency.values), name="saved_search_frequency_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="active") | Q(confirmed__isnull=False, due__isnull=False),
                name="saved_search_active_is_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(state="ended", ended__isnull=False)
                | (~Q(state="ended") & Q(ended__isnull=True)),
                name="saved_search_time_iff_ended",
            ),
        ]
        indexes = [
            models.Index(fields=["due"], condition=Q(state="active"), name="saved_search_due"),
            models.Index(fields=["email_key", "asked"], name="saved_search_asked"),
        ]

    def __str__(self) -> str:
        return f"{self.pk}"


class Debut(models.Model):
    """A page that residents could find for the first time.

    It is news once in its life, however often it is changed, paused or moved. The page may be
    gone: so its id is no foreign key.
    """

    page_id = models.BigIntegerField(unique=True)
    at = models.DateTimeField()
    # When it was compared with the saved searches; until then it waits.
    matched = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["page_id"], condition=Q(matched=None), name="debut_to_match")
        ]

    def __str__(self) -> str:
        return f"page {self.page_id}"


class MatchQuerySet(models.QuerySet["Match"]):
    def waiting(self) -> "MatchQuerySet":
        """Not yet sent."""
        return self.filter(sent__isnull=True)


class Match(models.Model):
    """A new page that a saved search finds; told of once. The page may be gone."""

    search = models.ForeignKey(SavedSearch, on_delete=models.CASCADE, related_name="matches")
    page_id = models.BigIntegerField()
    found = models.DateTimeField()
    # When the mail that lists it was put into the outbox.
    sent = models.DateTimeField(null=True)

    objects = MatchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["search", "page_id"], name="match_told_once"),
        ]
        indexes = [
            models.Index(fields=["search"], condition=Q(sent=None), name="match_waiting"),
            models.Index(fields=["found"], name="match_forgotten"),
        ]

    def __str__(self) -> str:
        return f"{self.search_id}: page {self.page_id}"


def query_hash(query: str) -> str:
    """By what queries are compared."""
    return hashlib.sha256(query.encode()).hexdigest()
