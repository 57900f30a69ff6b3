from collections.abc import Callable

import pytest
from pytest_django import DjangoAssertNumQueries

from assignments.models import AssignmentPage
from search.similar import similar_to
from tests.factories import AssignmentFactory, DistrictFactory, OrganisationFactory, TopicFactory
from tests.search.conftest import NOW

pytestmark = pytest.mark.django_db


def alike(page: AssignmentPage, limit: int) -> list[int]:
    return [each.pk for each in similar_to(page, NOW, limit)]


def test_shared_topics_come_first_then_place_and_words(catch_up: Callable[[], int]) -> None:
    djur, mat = TopicFactory(slug="djur"), TopicFactory(slug="mat")
    raa = DistrictFactory(slug="raa")
    page = AssignmentFactory(title="Rasta hunden", topics=[djur], district=raa, tier="long")
    AssignmentFactory(title="Koka soppa", topics=[mat])
    same_topic = AssignmentFactory(title="Mata fåglar", topics=[djur])
    same_place = AssignmentFactory(title="Rasta hund", topics=[djur], district=raa, tier="long")
    catch_up()
    assert alike(page, 2) == [same_place.pk, same_topic.pk]


def test_where_few_share_a_topic_others_fill_up(catch_up: Callable[[], int]) -> None:
    page = AssignmentFactory(topics=[TopicFactory()])
    other = AssignmentFactory(topics=[TopicFactory()])
    catch_up()
    assert alike(page, 3) == [other.pk]


def test_only_what_can_be_had(catch_up: Callable[[], int]) -> None:
    topic = TopicFactory()
    page = AssignmentFactory(topics=[topic])
    AssignmentFactory(topics=[topic], full=True)
    AssignmentFactory(topics=[topic], parent=OrganisationFactory(approved=False))
    catch_up()
    assert alike(page, 3) == []


def test_an_ended_one_has_similar_ones_too(
    catch_up: Callable[[], int], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    topic = TopicFactory()
    page = AssignmentFactory(topics=[topic], live=False)
    others = [AssignmentFactory(topics=[topic]) for _ in range(4)]
    catch_up()
    with django_assert_max_num_queries(8):
        assert set(alike(page, 3)) < {other.pk for other in others}
