"""Where the links of the mails lead: residents follow and withdraw, posters answer."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from assignments.models import AssignmentPage
from interests.links import answer_urls, follow_url
from interests.models import Interest
from interests.states import Answer, State
from mail.models import Message
from tests.factories import AssignmentFactory, ensure_tree
from tests.interests.sent import filled_in, form_url, text

pytestmark = pytest.mark.django_db


def path(url: str) -> str:
    return url.removeprefix("http://localhost:8000")


def test_the_resident_follows_and_withdraws(visitor: Client, interest: Interest) -> None:
    url = path(follow_url(interest))
    page = visitor.get(url)
    assert page["Cache-Control"] == "no-store"
    assert interest.reference in text(page)
    assert Interest.objects.get().state == State.NEW
    response = visitor.post(url)
    assert response.status_code == 303
    assert Interest.objects.get().state == State.WITHDRAWN
    assert Message.objects.filter(kind="interest_withdrawn").count() == 1
    visitor.post(url)
    assert Message.objects.filter(kind="interest_withdrawn").count() == 1


def test_opening_the_posters_link_answers_nothing(visitor: Client, interest: Interest) -> None:
    url = path(answer_urls(interest, 0, "sv")[Answer.FULL])
    page = text(visitor.get(url))
    assert re.search(r'value="full" checked', page)
    assert visitor.head(url).status_code == 200
    assert Interest.objects.get().state == State.NEW


def test_the_poster_answers_by_post_once(visitor: Client, interest: Interest) -> None:
    url = path(answer_urls(interest, 0, "sv")[Answer.WELCOME])
    response = visitor.post(url, {"answer": "welcome", "text": "Vi ses!"})
    assert response.status_code == 303
    assert "Vi ses!" in text(visitor.get(response["Location"]))
    visitor.post(url, {"answer": "full", "text": ""})
    assert Interest.objects.get().answer == Answer.WELCOME
    assert Message.objects.filter(kind="interest_answered").count() == 1


def test_an_answer_must_be_chosen(visitor: Client, interest: Interest) -> None:
    url = path(answer_urls(interest, 0, "sv")[Answer.WELCOME]).partition("?")[0]
    response = visitor.post(url, {"text": "Jag bara skriver"})
    assert response.status_code == 422
    assert "Jag bara skriver" in text(response)


@pytest.mark.parametrize("where", ["folj", "svara", "tack"])
def test_a_broken_link_helps(visitor: Client, where: str) -> None:
    ensure_tree()
    response = visitor.get(f"/intresse/{where}/GG-4K7M-2Q.abc.def/")
    assert response.status_code == 404
    assert "/uppdrag/" in text(response)


def test_links_of_one_kind_do_not_open_another(visitor: Client, interest: Interest) -> None:
    token = follow_url(interest).rstrip("/").rpartition("/")[2]
    assert visitor.get(f"/intresse/svara/{token}/").status_code == 404
    assert visitor.get(f"/intresse/tack/{token}/").status_code == 404


def test_no_page_asks_the_database_more_than_twenty_times(
    visitor: Client,
    assignment: AssignmentPage,
    interest: Interest,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for other in range(3):
        AssignmentFactory(parent=assignment.get_parent(), title=f"Ett till {other}")
    thanks = visitor.post(form_url(assignment), filled_in(assignment))["Location"]
    pages = (
        form_url(assignment),
        thanks,
        path(follow_url(interest)),
        path(answer_urls(interest, 0, "sv")[Answer.WELCOME]),
    )
    for url in pages:
        with django_assert_max_num_queries(20):
            assert visitor.get(url).status_code == 200
