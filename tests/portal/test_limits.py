"""What costs is limited by network; what is cheap is not."""

import pytest
import time_machine
from django.test import Client, RequestFactory

from portal.limits import LOGINS, LOGINS_OF_NAME, PAGES, limits_of
from tests.factories import ensure_tree

pytestmark = pytest.mark.django_db


@time_machine.travel("2026-12-01T12:00:00Z", tick=False)
def test_guessing_passwords_ends_soon_and_says_when_to_try_again(client: Client) -> None:
    statuses = [
        client.post("/admin/login/", {"username": f"u{n}", "password": "x"}).status_code
        for n in range(LOGINS.requests)
    ]
    assert set(statuses) == {200}
    refused = client.post("/admin/login/", {"username": "u", "password": "x"})
    assert refused.status_code == 429
    assert refused["Retry-After"] == "30"
    assert client.get("/admin/login/").status_code == 200


@time_machine.travel("2026-12-01T12:00:00Z", tick=False)
def test_one_name_is_guarded_against_many_networks(client: Client) -> None:
    def attempt(network: int) -> int:
        return client.post(
            "/admin/login/",
            {"username": "Rut", "password": "x"},
            REMOTE_ADDR=f"198.51.100.{network}",
        ).status_code

    assert {attempt(n) for n in range(LOGINS_OF_NAME.requests)} == {200}
    assert attempt(200) == 429


@time_machine.travel("2026-12-01T12:00:00Z", tick=False)
def test_a_flood_of_searches_is_held_back_and_others_are_not(client: Client) -> None:
    ensure_tree()
    statuses = {client.get(f"/nope/?q={n}").status_code for n in range(PAGES.requests)}
    assert statuses == {404}
    refused = client.get("/uppdrag/?q=en+till")
    assert refused.status_code == 429
    assert refused["Retry-After"] == "1"
    assert refused["Cache-Control"] == "no-store"
    assert client.get("/nope/", REMOTE_ADDR="198.51.100.7").status_code == 404


@pytest.mark.parametrize("path", ["/health/live", "/api/v1/search/", "/admin/", "/admin/login/"])
def test_not_counted_as_pages(path: str) -> None:
    assert list(limits_of(RequestFactory().get(path))) == []
