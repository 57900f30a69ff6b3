"""What the start page counts and lists."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from assignments.choices import OrganisationKind, Tier
from home.start import start_page
from search.engines.base import SearchEngine
from tests.factories import (
    AssignmentFactory,
    OccasionFactory,
    OrganisationFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 12, 1, 12, 0, tzinfo=UTC)
CatchUp = Callable[[], int]


def test_a_new_portal_has_doors_and_claims_nothing(index: SearchEngine) -> None:
    TopicFactory()

    start = start_page(NOW)

    assert [(door.tier, door.count) for door in start.doors] == [
        ("micro", 0),
        ("short", 0),
        ("long", 0),
        ("special", 0),
    ]
    assert start.topics == []
    assert start.new == []
    assert start.soon == []
    assert start.numbers is None


def test_doors_and_topics_lead_to_as_many_as_they_say(catch_up: CatchUp) -> None:
    mat, djur = TopicFactory(slug="mat"), TopicFactory(slug="djur")
    AssignmentFactory(tier=Tier.MICRO, topics=[mat])
    AssignmentFactory(tier=Tier.MICRO, topics=[mat])
    AssignmentFactory(tier=Tier.LONG, topics=[djur], live=False)
    catch_up()

    start = start_page(NOW)

    assert [door.count for door in start.doors] == [2, 0, 0, 0]
    assert start.doors[0].query == "?tier=micro"
    assert [(topic.slug, topic.count, topic.query) for topic in start.topics] == [
        ("mat", 2, "?topic=mat")
    ]
    assert start.topic_count == 2


def test_doors_claim_no_number_while_the_index_knows_of_none(index: SearchEngine) -> None:
    AssignmentFactory(tier=Tier.MICRO)
    start = start_page(NOW)
    assert start.numbers is not None
    assert [door.count for door in start.doors] == [None] * 4


def test_what_is_new_is_of_different_organisations(index: SearchEngine) -> None:
    busy, calm = OrganisationFactory(), OrganisationFactory()

    def published(title: str, parent: object, days_ago: int) -> None:
        moment = NOW - timedelta(days=days_ago)
        AssignmentFactory(title=title, parent=parent, first_published_at=moment)

    published("Lugnt", calm, 3)
    published("Först", busy, 2)
    published("Sist", busy, 1)

    assert [card.title for card in start_page(NOW).new] == ["Sist", "Lugnt"]


def test_what_starts_soon_can_still_be_joined(index: SearchEngine) -> None:
    def starting(title: str, hours: int, **fields: object) -> None:
        occasion = OccasionFactory(
            starts=NOW + timedelta(hours=hours), ends=NOW + timedelta(hours=hours + 2)
        )
        AssignmentFactory(title=title, occasions=[occasion], **fields)

    starting("På fredag", 72)
    starting("I kväll", 5)
    starting("Fullt", 6, full=True)
    starting("Har börjat", -1)

    soon = start_page(NOW).soon

    assert [entry.title for entry in soon] == ["I kväll", "På fredag"]
    assert soon[0].hours == "kl\N{NO-BREAK SPACE}18\N{WORD JOINER}–\N{WORD JOINER}20"
    assert soon[0].starts.day == 1


def test_the_numbers_are_of_those_that_ask_for_something_now(index: SearchEngine) -> None:
    association = OrganisationFactory(kind=OrganisationKind.ASSOCIATION)
    AssignmentFactory(parent=association)
    AssignmentFactory(parent=association)
    AssignmentFactory(parent=OrganisationFactory(kind=OrganisationKind.MUNICIPALITY))
    AssignmentFactory(parent=OrganisationFactory(kind=OrganisationKind.FAITH))
    OrganisationFactory(kind=OrganisationKind.ASSOCIATION)

    with translation.override("en"):
        numbers = start_page(NOW).numbers

    assert numbers is not None
    assert list(numbers.organisations) == ["1 association", "1 department of the city", "1 other"]
    assert numbers.assignments == "4 assignments"
