"""What is outside of every endpoint is answered as the API answers: never in HTML."""

import pytest
from django.test import Client

from tests.factories import ensure_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def program() -> Client:
    """A client without a cookie or a token, whose requests are checked as a browser's are."""
    ensure_tree()
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize("method", ["get", "head", "post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("address", ["/api/nope/", "/api/v2/search/", "/api/v1/", "/api/cms/"])
def test_an_address_without_anything_is_a_problem(
    program: Client, method: str, address: str
) -> None:
    response = getattr(program, method)(address)
    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_nothing_can_be_sent_to_the_page_that_explains(program: Client, method: str) -> None:
    response = getattr(program, method)("/api/")
    assert response.status_code == 405
    assert response["Content-Type"] == "application/problem+json"
    assert response["Allow"] == "GET, HEAD"


def test_a_slash_that_was_left_out_is_put_there(program: Client) -> None:
    response = program.get("/api/v1/topics")
    assert (response.status_code, response["Location"]) == (301, "/api/v1/topics/")


def test_a_page_that_is_not_there_is_told_of_in_english(program: Client) -> None:
    """Messages are English unless `lang` says otherwise, whoever makes them."""
    problem = program.get("/api/v1/topics/?page=0").json()
    assert problem["errors"][0]["detail"].startswith("Give a whole number")
    problem = program.get("/api/v1/topics/?page=0&lang=sv").json()
    assert problem["errors"][0]["detail"].startswith("Ange ett heltal")
