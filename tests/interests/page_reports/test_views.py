"""A resident tells that something is wrong with an assignment: it becomes a mail, and no more."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Site

from assignments.models import AssignmentPage
from interests.guard import HONEYPOT, new_nonce
from interests.models import InterestSettings
from interests.page_reports.views import PAGE_REPORTS
from mail.models import Message
from tests.factories import AssignmentFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def assignment() -> AssignmentPage:
    page = AssignmentFactory(
        parent=OrganisationFactory(title="Fredriksdals odlare"), title="Gör vinterfint"
    )
    assert isinstance(page, AssignmentPage)
    InterestSettings.objects.create(
        site=Site.objects.get(is_default_site=True), coordinator_email="lena@example.org"
    )
    return page


@pytest.fixture
def visitor() -> Client:
    return Client(headers={"Sec-Fetch-Site": "same-origin"})


def url_of(assignment: AssignmentPage) -> str:
    return f"/sag-till/{assignment.pk}/"


def filled_in(assignment: AssignmentPage, **changes: str) -> dict[str, str]:
    return {
        "nonce": new_nonce(f"report-{assignment.pk}"),
        "wrong": "Grinden är låst.",
        "email": "siv@exempel.se",
        HONEYPOT: "",
        **changes,
    }


def text(response: Any) -> str:
    assert isinstance(response, HttpResponse)
    return response.content.decode()


def test_the_page_of_an_assignment_leads_to_the_form(
    assignment: AssignmentPage, visitor: Client
) -> None:
    page = text(visitor.get(assignment.get_url()))
    assert f'href="{url_of(assignment)}"' in page
    form = visitor.get(url_of(assignment))
    assert form.status_code == 200
    assert form["Cache-Control"] == "no-store"
    assert not form.cookies


def test_what_is_written_reaches_the_coordinator(
    assignment: AssignmentPage, visitor: Client
) -> None:
    response = visitor.post(url_of(assignment), filled_in(assignment))
    assert (response.status_code, response["Location"]) == (303, "/sag-till/tack/")
    assert "Tack för att du sa till" in text(visitor.get("/sag-till/tack/"))
    mail = Message.objects.get()
    assert (mail.to, mail.reply_to) == ("lena@example.org", "siv@exempel.se")
    assert "siv" not in mail.subject
    for part in (mail.text, mail.html):
        assert "Grinden är låst." in part
        assert "Gör vinterfint" in part
        assert assignment.full_url in part
        assert f"/admin/pages/{assignment.pk}/edit/" in part


def test_nobody_need_say_who_they_are(assignment: AssignmentPage, visitor: Client) -> None:
    visitor.post(url_of(assignment), filled_in(assignment, email=""))
    mail = Message.objects.get()
    assert mail.reply_to == ""
    assert "ingen adress" in mail.text


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"wrong": " "}, "Skriv vad som är fel"),
        ({"email": "siv"}, "Skriv en e-postadress med @"),
        ({"wrong": "Jag är 19121212-1212"}, "personnumret"),
        ({"nonce": "gammal"}, "stått öppen länge"),
        ({HONEYPOT: "köp"}, "ska vara tomt"),
    ],
    ids=["empty", "address", "identity number", "nonce", "honeypot"],
)
def test_what_is_wrong_in_the_form_is_told_and_kept(
    assignment: AssignmentPage, visitor: Client, changes: dict[str, str], told: str
) -> None:
    response = visitor.post(url_of(assignment), filled_in(assignment, **changes))
    page = text(response)
    assert response.status_code == 422
    assert "<title>Fel:" in page
    assert told in page
    assert filled_in(assignment, **changes)["email"] in page
    assert not Message.objects.exists()


def test_a_nonce_of_an_interest_sends_no_report(
    assignment: AssignmentPage, visitor: Client
) -> None:
    nonce = new_nonce(assignment.pk)
    assert visitor.post(url_of(assignment), filled_in(assignment, nonce=nonce)).status_code == 422


def test_a_page_elsewhere_cannot_send_it(assignment: AssignmentPage) -> None:
    elsewhere = Client(headers={"Sec-Fetch-Site": "cross-site"})
    assert elsewhere.post(url_of(assignment), filled_in(assignment)).status_code == 403
    assert not Message.objects.exists()


def test_many_from_one_network_have_to_wait(assignment: AssignmentPage, visitor: Client) -> None:
    for _ in range(PAGE_REPORTS.requests):
        assert visitor.post(url_of(assignment), filled_in(assignment)).status_code == 303
    response = visitor.post(url_of(assignment), filled_in(assignment))
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0
    assert "Grinden är låst." in text(response)


@pytest.mark.parametrize("hidden", [{"live": False}, {"paused": True}], ids=str)
def test_what_residents_do_not_see_cannot_be_reported(
    assignment: AssignmentPage, visitor: Client, hidden: dict[str, Any]
) -> None:
    page = AssignmentFactory(title="Hemligt", **hidden)
    response = visitor.get(url_of(page))
    assert response.status_code == 404
    assert "Hemligt" not in text(response)


def test_without_a_coordinator_no_page_offers_it(
    assignment: AssignmentPage, visitor: Client
) -> None:
    InterestSettings.objects.update(coordinator_email="")
    assert url_of(assignment) not in text(visitor.get(assignment.get_url()))
    assert visitor.get(url_of(assignment)).status_code == 404


def test_it_is_there_in_english(assignment: AssignmentPage, visitor: Client) -> None:
    page = text(visitor.get(f"/en/sag-till/{assignment.pk}/"))
    assert "What is wrong?" in page
    sent = visitor.post(f"/en/sag-till/{assignment.pk}/", filled_in(assignment))
    assert sent["Location"] == "/en/sag-till/tack/"
