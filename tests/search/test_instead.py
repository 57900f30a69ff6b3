"""What is shown when nothing was found."""

from collections.abc import Callable

import pytest
from django.test import Client

from home.tree import ensure_tree
from search.criteria import Criteria
from search.instead import Near, instead_of
from tests.factories import AssignmentFactory, TopicFactory
from tests.search.conftest import NOW

pytestmark = pytest.mark.django_db


def told(criteria: Criteria) -> tuple[Near, list[str]]:
    instead = instead_of(criteria, NOW, 3)
    return instead.near, [page.title for page in instead.pages]


def test_what_was_chosen_then_its_topic_then_the_newest(catch_up: Callable[[], int]) -> None:
    animals = TopicFactory(slug="djur")
    AssignmentFactory(title="Rasta hund", topics=[animals], tier="micro")
    AssignmentFactory(title="Mata katt", topics=[animals], tier="long", full=True)
    AssignmentFactory(title="Baka", topics=[TopicFactory(slug="mat")], tier="short")
    catch_up()
    missed = Criteria.of("kvantfysik", topic=["djur"], tier=["micro"])
    assert told(missed) == (Near.CHOSEN, ["Rasta hund"])
    assert told(Criteria.of("kvantfysik", topic=["djur"], tier=["short"])) == (
        Near.TOPIC,
        ["Rasta hund"],
    )
    near, titles = told(Criteria.of("kvantfysik"))
    assert near is Near.NEWEST
    assert set(titles) >= {"Rasta hund", "Baka"}


def test_the_page_shows_them(client: Client, catch_up: Callable[[], int]) -> None:
    path = ensure_tree().search.get_url()
    AssignmentFactory(title="Rasta hund", topics=[TopicFactory(slug="djur")])
    catch_up()
    text = client.get(path, {"q": "kvantfysik", "topic": "djur"}).content.decode()
    assert "Det här passar det du har valt" in text
    assert "Rasta hund" in text
    assert "Ta bort" in text  # and what there is without the topic, or the words
