"""Anonymous pages are kept and asked about; everyone else's are their own."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client, override_settings
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from home.tree import PageTree
from tests.factories import AssignmentFactory, EditorialPageFactory, Role, user_with_role

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.concurrency]


def nonces(response: Any) -> set[str]:
    return set(re.findall(r'nonce="([^"]+)"', response.content.decode()))


def policy_nonces(response: Any) -> set[str]:
    return set(re.findall(r"'nonce-([^']+)'", response.get("Content-Security-Policy", "")))


def test_a_hit_costs_one_query(
    server: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = server.get("/uppdrag/")
    with django_assert_num_queries(1):
        again = server.get("/uppdrag/")
    assert again.status_code == first.status_code == 200
    assert again["ETag"] == first["ETag"]
    assert again["Cache-Control"] == "no-cache"
    assert "Set-Cookie" not in again


def test_each_response_has_a_nonce_of_its_own(server: Client) -> None:
    responses = [server.get("/uppdrag/") for _ in range(3)]
    for response in responses:
        assert len(nonces(response)) == 1
        assert nonces(response) == policy_nonces(response)
    assert len(set.union(*map(nonces, responses))) == 3


def test_a_304_leaves_the_browser_with_the_nonce_it_has(server: Client) -> None:
    first = server.get("/uppdrag/")
    for _ in range(2):
        again = server.get("/uppdrag/", headers={"if-none-match": first["ETag"]})
        assert again.status_code == 304
        assert again.content == b""
        assert "Content-Security-Policy" not in again


def test_head_is_answered_like_get(server: Client) -> None:
    got = server.get("/uppdrag/")
    head = server.head("/uppdrag/")
    assert head.status_code == 200
    assert head["ETag"] == got["ETag"]


def test_what_is_published_is_seen_at_once_in_another_process(
    server: Client, tree: PageTree
) -> None:
    other_process = Client()
    page = EditorialPageFactory(title="Före")
    path = page.get_url()
    assert all("Före" in process.get(path).content.decode() for process in (server, other_process))
    page.title = "Efter"
    page.save_revision().publish()
    for process in (server, other_process):
        assert "Efter" in process.get(path).content.decode()
    page.unpublish()
    for process in (server, other_process):
        assert process.get(path).status_code == 404


def test_what_expires_is_gone_at_once_without_a_job(server: Client, tree: PageTree) -> None:
    now = timezone.now()
    assignment = AssignmentFactory(expire_at=now + timedelta(seconds=20))
    path = assignment.get_url()
    with time_machine.travel(now + timedelta(seconds=1), tick=False):
        assert server.get(path).status_code == 200
    with time_machine.travel(now + timedelta(seconds=19), tick=False):
        assert server.get(path).status_code == 200
    with time_machine.travel(now + timedelta(seconds=20), tick=False):
        assert server.get(path).status_code == 410


def test_an_editor_gets_pages_that_nobody_keeps(server: Client, tree: PageTree) -> None:
    editor = Client()
    editor.force_login(user_with_role(Role.EDITORS))
    own = editor.get("/uppdrag/")
    assert own["Cache-Control"] == "private, no-store"
    assert "ETag" not in own
    assert "wagtail-userbar" in own.content.decode()
    assert "wagtail-userbar" not in server.get("/uppdrag/").content.decode()


def test_addresses_hosts_and_languages_are_kept_apart(server: Client) -> None:
    pages = {
        server.get("/uppdrag/")["ETag"],
        server.get("/uppdrag/?q=hund")["ETag"],
        server.get("/en/uppdrag/")["ETag"],
    }
    assert len(pages) == 3
    # Percent-encoded, a question mark is part of the path.
    assert server.get("/uppdrag/%3Fq=katt").status_code == 404
    assert server.get("/uppdrag/?q=katt").status_code == 200


def test_another_host_never_shares_a_page(server: Client) -> None:
    with override_settings(ALLOWED_HOSTS=["a.example", "b.example"]):
        server.get("/nope/", headers={"host": "a.example"})
        assert server.get("/nope/", headers={"host": "c.example"}).status_code == 400


@pytest.mark.parametrize("path", ["/nope/", "/en/nope/"])
def test_what_is_not_there_is_kept_too(
    server: Client, path: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assert server.get(path).status_code == 404
    with django_assert_num_queries(1):
        assert server.get(path).status_code == 404


def test_forms_are_never_kept(server: Client, tree: PageTree) -> None:
    assignment = AssignmentFactory()
    form = server.get(f"/intresse/{assignment.pk}/")
    assert form.status_code == 200
    assert form["Cache-Control"] == "no-store"
    assert "ETag" not in form
    assert form.content != server.get(f"/intresse/{assignment.pk}/").content


def test_redirects_and_writes_are_not_kept(server: Client) -> None:
    assert server.get("/uppdrag").status_code == 301
    assert server.get("/uppdrag")["Cache-Control"] == "no-store"
    assert server.post("/uppdrag/").get("Cache-Control") == "no-store"
