"""Factories for saved searches."""

from datetime import UTC, datetime

import factory

from search.alerts.frequency import Frequency
from search.models import SavedSearch
from search.models.saved import query_hash


class SavedSearchFactory(factory.django.DjangoModelFactory):
    """A confirmed one that may send at once."""

    class Meta:
        model = SavedSearch

    query = ""
    query_hash = factory.LazyAttribute(lambda search: query_hash(search.query))
    language = "sv"
    email = factory.Sequence(lambda n: f"siv{n}@exempel.se")
    email_key = factory.LazyAttribute(lambda search: search.email.casefold())
    frequency = Frequency.AT_ONCE
    state = SavedSearch.State.ACTIVE
    created = datetime(2026, 11, 1, tzinfo=UTC)
    asked = created
    confirmed = created
    due = created
