"""The search page itself, from its address to its HTML."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import AssignmentFactory, CallFactory, OrganisationFactory, ensure_tree
from tests.search.test_api import HOSTILE

pytestmark = pytest.mark.django_db


@pytest.fixture
def url() -> str:
    return str(ensure_tree().search.get_url())


def test_what_is_sought_is_found(client: Client, url: str, catch_up: Callable[[], int]) -> None:
    AssignmentFactory(title="Rasta hunden Sixten")
    CallFactory(title="Fler hundar i parken")
    AssignmentFactory(title="Läs högt")
    catch_up()
    html = client.get(url, {"q": "hund"}).content.decode()
    assert "Rasta hunden Sixten" in html
    assert "Fler hundar i parken" in html
    assert "Läs högt" not in html


@pytest.mark.parametrize("query", [*HOSTILE, "page=x&tier=nope&near=1,2", "page=" + "9" * 5000])
def test_whatever_is_sent_is_answered(
    client: Client, url: str, catch_up: Callable[[], int], query: str
) -> None:
    AssignmentFactory(title="Rasta hunden")
    catch_up()
    # A position that is too exact leads to the rounded one.
    response = client.get(f"{url}?{query}", follow=True)
    assert response.status_code == 200


def test_what_could_not_be_used_is_told(
    client: Client, url: str, catch_up: Callable[[], int]
) -> None:
    AssignmentFactory()
    catch_up()
    assert "nopeville" in client.get(url, {"district": "nopeville"}).content.decode()


def test_the_number_of_queries_does_not_grow(
    client: Client,
    url: str,
    catch_up: Callable[[], int],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(30):
        AssignmentFactory(parent=OrganisationFactory())
    CallFactory()
    catch_up()
    with django_assert_max_num_queries(20):
        client.get(url)
