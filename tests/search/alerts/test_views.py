"""What residents meet when they save a search, through the whole stack, without a cookie."""

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from interests.guard import HONEYPOT, new_nonce
from mail.models import Message
from search.alerts.links import END, MANAGE, end_url, manage_url
from search.alerts.views import ABOUT, SAVED_SEARCHES
from search.models import SavedSearch
from tests.factories import AssignmentFactory, SavedSearchFactory, TopicFactory, ensure_tree

pytestmark = pytest.mark.django_db

FORM = "/uppdrag/bevaka/"
MOST_QUERIES = 20


@pytest.fixture(autouse=True)
def _tree() -> None:
    ensure_tree()
    TopicFactory(slug="djur", name_sv="Djur")


@pytest.fixture
def visitor() -> Client:
    return Client(headers={"Sec-Fetch-Site": "same-origin"})


def filled_in(**changes: str) -> dict[str, str]:
    return {
        "nonce": new_nonce(ABOUT),
        "email": "siv@exempel.se",
        "frequency": "daily",
        HONEYPOT: "",
        **changes,
    }


def text(response: Any) -> str:
    assert isinstance(response, HttpResponse)
    return response.content.decode()


def path(url: str) -> str:
    return url.removeprefix("http://localhost:8000")


def nothing_saved() -> bool:
    return not SavedSearch.objects.exists() and not Message.objects.exists()


@pytest.mark.usefixtures("index")
@pytest.mark.parametrize("query", ["?q=hund&amp;topic=djur", "?q=zzzzqqq"])
def test_the_search_page_leads_to_it_with_its_criteria_also_at_zero_hits(
    visitor: Client, query: str
) -> None:
    AssignmentFactory(title="Rasta hunden")
    page = text(visitor.get(f"/uppdrag/{query.replace('&amp;', '&')}&page=1&sort=newest"))
    assert f'href="{FORM}{query}' in page


@pytest.mark.usefixtures("index")
def test_a_search_without_letters_is_not_to_be_watched(visitor: Client) -> None:
    assert FORM not in text(visitor.get("/uppdrag/?q=!!!"))
    page = visitor.get(f"{FORM}?q=!!!")
    assert page.status_code == 200
    assert "<form" not in text(page).partition("<main")[2]
    assert visitor.post(f"{FORM}?q=!!!", filled_in()).status_code == 422
    assert nothing_saved()


def test_the_form_of_the_page_can_be_sent_as_it_stands_and_the_mail_leads_on(
    visitor: Client,
) -> None:
    page = text(visitor.get(f"{FORM}?q=hund&topic=djur&sort=newest&page=3"))
    assert "”hund”, Djur" in page
    action = re.search(r'<form class="form" action="([^"]+)"', page)
    nonce = re.search(r'name="nonce" value="([^"]+)"', page)
    assert action
    assert nonce
    response = visitor.post(action[1].replace("&amp;", "&"), filled_in(nonce=nonce[1]))
    assert response.status_code == 303
    assert not response.cookies
    assert visitor.get(response["Location"]).status_code == 200
    link = re.search(r"http://localhost:8000(/uppdrag/bevaka/\S+)", Message.objects.get().text)
    assert link
    # A mail scanner follows the link: nothing happens.
    shown = visitor.get(link[1])
    assert "Bekräfta din bevakning" in text(shown)
    assert SavedSearch.objects.get().state == "pending"
    assert visitor.post(link[1], {"do": "confirm"}).status_code == 303
    search = SavedSearch.objects.get()
    assert (search.state, search.query) == ("active", "q=hund&topic=djur")
    assert "Din bevakning" in text(visitor.get(link[1]))


def test_the_answer_is_the_same_whether_or_not_the_address_has_one(visitor: Client) -> None:
    first = visitor.post(f"{FORM}?q=hund", filled_in())
    SavedSearch.objects.update(
        state="active",
        confirmed=timezone.now(),
        due=timezone.now(),
        asked=timezone.now() - timedelta(1),
    )
    again = visitor.post(f"{FORM}?q=hund", filled_in())
    throttled = visitor.post(f"{FORM}?q=hund", filled_in())
    assert first["Location"] == again["Location"] == throttled["Location"]
    assert Message.objects.count() == 2
    shown = [visitor.get(each["Location"]) for each in (first, again, throttled)]
    assert len({re.sub(r'nonce="[^"]*"', "", text(page)) for page in shown}) == 1


def test_errors_name_the_fields_and_keep_what_was_typed(visitor: Client) -> None:
    data = filled_in(email="siv.exempel.se", frequency="hourly")
    response = visitor.post(f"{FORM}?q=hund", data)
    page = text(response)
    assert response.status_code == 422
    assert 'href="#id_email"' in page
    assert 'href="#id_frequency"' in page
    assert 'value="siv.exempel.se"' in page
    assert data["nonce"] in page
    assert nothing_saved()


@pytest.mark.parametrize(
    "changes",
    [
        {"nonce": ""},
        {"nonce": "x" * 5000},
        {HONEYPOT: "https://spam.example"},
        {"email": "siv@exempel.se\r\nBcc: alla@exempel.se"},
        {"email": "siv\0@exempel.se"},
        {"email": ""},
        {"frequency": ""},
    ],
)
def test_what_the_guard_or_the_form_refuses_saves_nothing(
    visitor: Client, changes: dict[str, str]
) -> None:
    assert visitor.post(f"{FORM}?q=hund", filled_in(**changes)).status_code == 422
    assert nothing_saved()


def test_the_nonce_of_another_form_is_none_of_this(visitor: Client) -> None:
    assert visitor.post(FORM, filled_in(nonce=new_nonce(7))).status_code == 422
    assert nothing_saved()


def test_a_form_on_another_page_is_refused() -> None:
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
        assert Client(headers=headers).post(FORM, filled_in()).status_code == 403
    search = SavedSearchFactory()
    foreign = Client(headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.post(path(manage_url(search)), {"do": "end"}).status_code == 403
    search.refresh_from_db()
    assert search.state == "active"
    assert not Message.objects.exists()


def test_a_flood_of_one_network_has_to_wait(visitor: Client) -> None:
    for number in range(SAVED_SEARCHES.requests):
        visitor.post(FORM, filled_in(email=f"siv{number}@exempel.se"))
    response = visitor.post(FORM, filled_in(email="en-till@exempel.se"))
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0
    assert "en-till@exempel.se" in text(response)
    assert SavedSearch.objects.count() == SAVED_SEARCHES.requests


def test_how_often_is_changed_and_the_watch_ended_on_its_page(visitor: Client) -> None:
    search = SavedSearchFactory(query="q=hund")
    address = path(manage_url(search))
    assert visitor.post(address, {"do": "change", "frequency": "weekly"}).status_code == 303
    assert visitor.post(address, {"do": "change", "frequency": "never"}).status_code == 422
    search.refresh_from_db()
    assert search.frequency == "weekly"
    visitor.post(address, {"do": "end"})
    search.refresh_from_db()
    assert search.state == "ended"
    assert 'href="/uppdrag/bevaka/?q=hund"' in text(visitor.get(address))


def test_a_mail_program_ends_it_by_the_token_alone() -> None:
    """RFC 8058: no cookie, no origin of ours, no nonce; and no redirect."""
    search = SavedSearchFactory()
    mailer = Client(headers={"Origin": "https://mail.example", "Sec-Fetch-Site": "cross-site"})
    address = path(end_url(search))
    assert mailer.get(address).status_code == 200
    search.refresh_from_db()
    assert search.state == "active"
    for _ in range(2):  # mail programs repeat themselves
        response = mailer.post(address, {"List-Unsubscribe": "One-Click"})
        assert response.status_code == 200
    search.refresh_from_db()
    assert search.state == "ended"


def test_the_link_that_ends_it_opens_nothing_else(visitor: Client) -> None:
    search = SavedSearchFactory()
    key = str(search.key)
    assert visitor.get(f"{FORM}{END.sign(key)}/").status_code == 404
    assert visitor.get(f"{FORM}avsluta/{MANAGE.sign(key)}/").status_code == 404


def test_no_page_shows_the_address(visitor: Client) -> None:
    """Mails are passed on; who gets the link need not learn whose it was."""
    search = SavedSearchFactory(email="siv@exempel.se")
    assert "siv@exempel.se" not in text(visitor.get(path(manage_url(search))))
    assert "siv@exempel.se" not in text(visitor.get(path(end_url(search))))


@pytest.mark.parametrize("kind", ["broken", "long", "of nobody"])
def test_a_link_that_opens_nothing_says_so(visitor: Client, kind: str) -> None:
    of_nobody = MANAGE.sign(str(uuid.UUID(int=7)))
    token = {"broken": "trasig", "long": "x" * 3000, "of nobody": of_nobody}[kind]
    for address in (f"{FORM}{token}/", f"{FORM}avsluta/{token}/"):
        for response in (visitor.get(address), visitor.post(address)):
            assert response.status_code == 404
            assert "Bevakningen finns inte" in text(response)


def test_pages_stay_out_of_caches_and_take_few_queries(
    visitor: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    search = SavedSearchFactory(query="topic=djur")
    for address in (f"{FORM}?q=hund", f"{FORM}tack/", manage_url(search), end_url(search)):
        for language in ("", "/en"):
            with django_assert_max_num_queries(MOST_QUERIES):
                response = visitor.get(language + path(address))
            assert response["Cache-Control"] == "no-store"
            assert response["X-Robots-Tag"] == "noindex"
            assert not response.cookies


def test_english_pages_and_mails_are_english(visitor: Client) -> None:
    assert "Watch a search" in text(visitor.get(f"/en{FORM}?q=dog"))
    visitor.post(f"/en{FORM}?q=dog", filled_in())
    mail = Message.objects.get()
    assert mail.subject == "Confirm that you want mail about new assignments"
    assert "/en/uppdrag/bevaka/" in mail.text


@pytest.mark.usefixtures("index")
def test_where_somebody_is_is_never_kept(visitor: Client) -> None:
    address = f"{FORM}?q=hund&near=56.046,12.695&radius=2"

    assert "Vi sparar aldrig var du är" in text(visitor.get(address))
    visitor.post(address, filled_in())

    assert SavedSearch.objects.get().query == "q=hund"
    assert "56.0" not in "".join(mail.text for mail in Message.objects.all())
