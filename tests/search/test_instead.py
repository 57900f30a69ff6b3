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
    for name in ("hund", "häst", "får"):
        AssignmentFactory(title=f"Rasta {name}", topics=[animals], tier="micro")
    AssignmentFactory(title="Mata katt", topics=[animals], tier="long", full=True)
    AssignmentFactory(title="Baka", topics=[TopicFactory(slug="mat")], tier="short")
    catch_up()
    near, titles = told(Criteria.of("kvantfysik", topic=["djur"], tier=["micro"]))
    assert near is Near.CHOSEN
    assert set(titles) == {"Rasta hund", "Rasta häst", "Rasta får"}
    near, titles = told(Criteria.of("kvantfysik", topic=["djur"], tier=["short"]))
    assert near is Near.TOPIC
    assert all(title.startswith("Rasta") for title in titles)
    near, titles = told(Criteria.of("kvantfysik", topic=["mat"]))
    assert near is Near.MIXED
    assert titles[0] == "Baka"
    assert len(titles) == 3
    assert told(Criteria.of("kvantfysik"))[0] is Near.NEWEST


def test_the_page_shows_them(client: Client, catch_up: Callable[[], int]) -> None:
    path = ensure_tree().search.get_url()
    AssignmentFactory(title="Rasta hund", topics=[TopicFactory(slug="djur")])
    catch_up()
    text = client.get(path, {"q": "kvantfysik", "topic": "djur"}).content.decode()
    assert "Rasta hund" in text
