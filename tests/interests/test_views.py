"""The form of an interest, as residents meet it: through the whole stack, without a cookie."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from assignments.models import AssignmentPage
from interests.guard import HONEYPOT, new_nonce
from interests.models import Interest
from interests.rates import INTERESTS
from interests.states import Answer, State
from mail.models import Message
from tests.factories import (
    AssignmentFactory,
)
from tests.interests.sent import filled_in, form_url, text
from tests.search.conftest import catch_up, index

__all__ = ["catch_up", "index"]  # fixtures

pytestmark = pytest.mark.django_db


def nothing_saved() -> bool:
    return not Interest.objects.exists() and not Message.objects.exists()


def test_the_form_asks_the_posters_question_and_stays_out_of_caches(
    visitor: Client, assignment: AssignmentPage
) -> None:
    response = visitor.get(form_url(assignment))
    assert response.status_code == 200
    assert "Vill du låna stövlar?" in text(response)
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_the_form_of_the_page_can_be_sent_as_it_stands(
    visitor: Client, assignment: AssignmentPage
) -> None:
    page = text(visitor.get(form_url(assignment)))
    nonce = re.search(r'name="nonce" value="([^"]+)"', page)
    assert nonce is not None
    response = visitor.post(form_url(assignment), filled_in(assignment, nonce=nonce[1]))
    assert response.status_code == 303
    assert not response.cookies
    assert Interest.objects.get().answers == [
        {"question": "Vill du låna stövlar?", "answer": "Ja tack"}
    ]
    thanks = visitor.get(response["Location"])
    assert "Siv!" in text(thanks)
    assert "siv@exempel.se" in text(thanks)
    assert Interest.objects.get().reference in text(thanks)
    assert thanks["Cache-Control"] == "no-store"
    assert not thanks.cookies


def test_errors_name_the_fields_and_keep_what_was_typed(
    visitor: Client, assignment: AssignmentPage
) -> None:
    data = filled_in(assignment, email="siv.exempel.se", message="Hej på er!", name="")
    response = visitor.post(form_url(assignment), data)
    page = text(response)
    assert response.status_code == 422
    assert 'href="#id_email"' in page
    assert 'href="#id_name"' in page
    assert 'value="siv.exempel.se"' in page
    assert "Hej på er!" in page
    assert 'aria-describedby="id_email-hint id_email-error"' in page
    # The same form, so that sending the corrected one is still one sending.
    assert data["nonce"] in page
    assert nothing_saved()


@pytest.mark.parametrize("field", ["name", "phone", "message", "question"])
def test_an_identity_number_is_refused_wherever_it_is_typed(
    visitor: Client, assignment: AssignmentPage, field: str
) -> None:
    name = f"question-{assignment.questions.get().pk}" if field == "question" else field
    data = filled_in(assignment, **{name: "811218-9876"})
    response = visitor.post(form_url(assignment), data)
    assert response.status_code == 422
    assert f'href="#id_{name}"' in text(response)
    assert nothing_saved()


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", "S" * 101), ("message", "x" * 2001), ("phone", "ring mig"), ("name", "Siv\0K")],
)
def test_what_is_too_long_or_no_number_is_refused(
    visitor: Client, assignment: AssignmentPage, field: str, value: str
) -> None:
    response = visitor.post(form_url(assignment), filled_in(assignment, **{field: value}))
    assert response.status_code == 422
    assert nothing_saved()


def test_a_filled_honeypot_saves_nothing_and_a_person_just_sends_again(
    visitor: Client, assignment: AssignmentPage
) -> None:
    response = visitor.post(
        form_url(assignment), filled_in(assignment, **{HONEYPOT: "http://spam.example"})
    )
    page = text(response)
    assert response.status_code == 422
    assert "spam.example" not in page
    assert "Jag bor i närheten." in page
    assert nothing_saved()


@pytest.mark.parametrize("nonce", ["", "rubbish", "1-a.b.c"])
def test_a_form_without_a_good_nonce_is_shown_again(
    visitor: Client, assignment: AssignmentPage, nonce: str
) -> None:
    response = visitor.post(form_url(assignment), filled_in(assignment, nonce=nonce))
    assert response.status_code == 422
    assert "Jag bor i närheten." in text(response)
    assert nothing_saved()


def test_a_nonce_is_good_for_its_own_assignment_only(
    visitor: Client, assignment: AssignmentPage
) -> None:
    other = AssignmentFactory()
    response = visitor.post(form_url(assignment), filled_in(assignment, nonce=new_nonce(other.pk)))
    assert response.status_code == 422
    assert nothing_saved()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://testserver"}, 303),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"}, 303),
        ({}, 303),
    ],
)
def test_only_our_own_page_sends_the_form(
    assignment: AssignmentPage, headers: dict[str, str], status: int
) -> None:
    response = Client(headers=headers).post(form_url(assignment), filled_in(assignment))
    assert response.status_code == status
    assert nothing_saved() is (status == 403)


def test_a_second_form_of_the_same_address_gets_the_same_page(
    visitor: Client, assignment: AssignmentPage
) -> None:
    first = visitor.post(form_url(assignment), filled_in(assignment))
    second = visitor.post(
        form_url(assignment), filled_in(assignment, name="Främling", email="SIV@exempel.se")
    )
    assert second.status_code == first.status_code == 303
    page = text(visitor.get(second["Location"]))
    assert "Främling" in page
    assert "Siv Karlsson" not in page
    assert "/intresse/folj/" not in page
    # But for what each sender typed the two pages are the same, reference and all.
    expected = text(visitor.get(first["Location"])).replace("Siv!", "Främling!")
    assert without_tokens(page) == without_tokens(
        expected.replace("siv@exempel.se", "SIV@exempel.se")
    )
    assert Message.objects.count() == 2


def test_a_second_form_tells_nothing_of_what_became_of_the_first(
    visitor: Client, assignment: AssignmentPage
) -> None:
    visitor.post(form_url(assignment), filled_in(assignment))
    long_ago = datetime(2026, 1, 7, tzinfo=UTC)
    Interest.objects.update(
        created=long_ago,
        reply_by=long_ago.date(),
        state=State.ANSWERED,
        answer=Answer.FULL,
        answered_at=long_ago,
    )
    again, unknown = (
        visitor.post(form_url(assignment), filled_in(assignment, email=email))
        for email in ("siv@exempel.se", "okand@exempel.se")
    )
    references = Interest.objects.values_list("reference", flat=True)
    pages = []
    for response, email in ((again, "siv@exempel.se"), (unknown, "okand@exempel.se")):
        page = without_tokens(text(visitor.get(response["Location"]))).replace(email, "")
        for reference in references:
            page = page.replace(reference, "")
        pages.append(page)
    assert pages[0] == pages[1]


def without_tokens(page: str) -> str:
    return re.sub(r"/tack/[^/]+/", "/tack/", page)


def test_too_many_are_asked_to_wait_and_keep_what_they_typed(
    visitor: Client, assignment: AssignmentPage
) -> None:
    def send(number: int) -> Any:
        return visitor.post(
            form_url(assignment), filled_in(assignment, email=f"siv{number}@exempel.se")
        )

    statuses = {send(number).status_code for number in range(INTERESTS.requests)}
    assert statuses == {303}
    response = send(1000)
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= INTERESTS.window.total_seconds()
    assert "Jag bor i närheten." in text(response)
    assert Interest.objects.count() == INTERESTS.requests
    elsewhere = Client(headers={"Sec-Fetch-Site": "same-origin"}, REMOTE_ADDR="192.0.2.7")
    assert elsewhere.post(form_url(assignment), filled_in(assignment)).status_code == 303


@pytest.mark.parametrize(
    ("changes", "get_status", "post_status"),
    [
        ({"full": True}, 200, 409),
        ({"apply_by": (datetime.now(UTC) - timedelta(days=3)).date()}, 410, 410),
        ({"paused": True}, 410, 410),
        ({"live": False}, 410, 410),
        ({"live": False, "first_published_at": None}, 404, 404),
    ],
)
def test_what_is_not_open_says_so_and_takes_nothing(
    visitor: Client,
    assignment: AssignmentPage,
    changes: dict[str, object],
    get_status: int,
    post_status: int,
) -> None:
    for name, value in changes.items():
        setattr(assignment, name, value)
    assignment.save()
    shown = visitor.get(form_url(assignment))
    sent = visitor.post(form_url(assignment), filled_in(assignment))
    assert (shown.status_code, sent.status_code) == (get_status, post_status)
    assert "<form" not in text(shown).split("<main")[1]
    if not assignment.live or assignment.paused:
        assert assignment.title not in text(shown) + text(sent)
    assert nothing_saved()


def test_what_was_taken_down_leads_on_to_others_like_it(
    visitor: Client, assignment: AssignmentPage, catch_up: Callable[[], int]
) -> None:
    AssignmentFactory(title="Gör höstfint i växthuset")
    catch_up()
    AssignmentPage.objects.filter(pk=assignment.pk).update(paused=True)
    for response in (visitor.get(form_url(assignment)), visitor.post(form_url(assignment))):
        assert response.status_code == 410
        assert "Gör höstfint i växthuset" in text(response)
        assert "Fredriksdals odlare" in text(response)


def test_there_is_no_form_for_what_does_not_exist(visitor: Client) -> None:
    assert visitor.get("/intresse/999999/").status_code == 404


def test_the_english_form_is_english_and_gives_an_english_receipt(
    visitor: Client, assignment: AssignmentPage
) -> None:
    assert "Show interest" in text(visitor.get(f"/en{form_url(assignment)}"))
    visitor.post(f"/en{form_url(assignment)}", filled_in(assignment))
    assert Interest.objects.get().language == "en"


def test_the_posters_words_are_marked_as_the_language_they_are_in(
    visitor: Client, assignment: AssignmentPage
) -> None:
    html = text(visitor.get(f"/en{form_url(assignment)}"))
    assert '<span lang="sv">Vill du låna stövlar?</span>' in html


def test_a_line_break_counts_as_one_character_as_it_does_in_the_browser(
    visitor: Client, assignment: AssignmentPage
) -> None:
    longest = "x\r\n" * 999 + "x!"
    visitor.post(form_url(assignment), filled_in(assignment, message=longest))
    assert Interest.objects.get().message == longest.replace("\r\n", "\n")
