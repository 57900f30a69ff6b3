import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from interests.models import Interest, Submission
from mail.models import Message
from portal.api.problems import CONTENT_TYPE
from tests.factories.pages import AssignmentFactory, OrganisationFactory, QuestionFactory

pytestmark = pytest.mark.django_db

SARA = {"name": "Sara Lindqvist", "email": "sara@example.org"}
KEY = "3f1c2a7e-0000-4000-8000-000000000001"


def send(client: Client, page: Any, body: Any, key: str | None = KEY, **more: Any) -> Any:
    headers = {"Idempotency-Key": key} if key else {}
    response = client.generic(
        "POST",
        f"/api/v1/assignments/{getattr(page, 'pk', page)}/interests/{more.pop('query', '')}",
        body if isinstance(body, bytes) else json.dumps(body),
        content_type=more.pop("content_type", "application/json"),
        headers={**headers, **more.pop("headers", {})},
    )
    assert not response.cookies
    assert response["Cache-Control"] == "no-store"
    return response


def refused(response: Any, status: int) -> Any:
    assert response.status_code == status, response.content
    assert response["Content-Type"] == CONTENT_TYPE
    return json.loads(response.content)


def pointers(response: Any) -> dict[str, str]:
    return {error["pointer"]: error["code"] for error in refused(response, 400)["errors"]}


def test_an_interest_is_saved_with_its_mails(client: Client) -> None:
    question = QuestionFactory(text="När kan du börja?")
    page = AssignmentFactory(questions=[question])

    response = send(
        client,
        page,
        {
            **SARA,
            "phone": "070-123 45 67",
            "message": "Hej!",
            "answers": [{"question": question.pk, "answer": "På tisdag."}],
        },
        query="?lang=en",
    )

    assert response.status_code == 201
    interest = Interest.objects.get()
    assert response.json()["reference"] == interest.reference
    assert (interest.name, interest.message, interest.language) == ("Sara Lindqvist", "Hej!", "en")
    assert interest.answers == [{"question": "När kan du börja?", "answer": "På tisdag."}]
    assert Message.objects.count() == 2


def test_the_same_key_and_body_is_the_same_answer(client: Client) -> None:
    page = AssignmentFactory()

    first, again = send(client, page, SARA), send(client, page, dict(reversed(SARA.items())))

    assert first.content == again.content
    assert again.status_code == 201
    assert (Interest.objects.count(), Submission.objects.count()) == (1, 1)
    assert Message.objects.count() == 2


def test_the_same_key_gives_the_same_answer_when_the_assignment_is_full_since(
    client: Client,
) -> None:
    page = AssignmentFactory()
    first = send(client, page, SARA)
    page.full = True
    page.save()

    assert send(client, page, SARA).content == first.content
    assert refused(send(client, page, SARA, key="another-key"), 409)["type"] == "/api/#full"


def test_the_same_key_with_another_body_is_refused(client: Client) -> None:
    page = AssignmentFactory()
    send(client, page, SARA)

    answer = refused(send(client, page, {**SARA, "name": "Någon annan"}), 422)

    assert answer["type"] == "/api/#idempotency-key-reused"
    assert Interest.objects.count() == 1


def test_a_key_is_of_one_assignment(client: Client) -> None:
    one, other = AssignmentFactory(), AssignmentFactory()

    assert send(client, one, SARA).status_code == 201
    assert send(client, other, SARA).status_code == 201
    assert Interest.objects.count() == 2


def test_nobody_learns_whether_an_address_has_shown_interest(client: Client) -> None:
    page = AssignmentFactory()
    first = send(client, page, SARA).json()

    second = send(client, page, {**SARA, "email": "SARA@example.org"}, key="another-key")

    assert second.status_code == 201
    assert second.json()["reference"] == first["reference"]
    assert set(second.json()) == {"reference", "received"}
    assert second.json()["received"] > first["received"]
    assert (Interest.objects.count(), Message.objects.count()) == (1, 2)


def test_a_key_is_needed(client: Client) -> None:
    page = AssignmentFactory()

    for key in (None, "short", "x" * 101, "with space in"):
        answer = refused(send(client, page, SARA, key=key), 400)
        assert answer["type"] == "/api/#idempotency-key-missing"
    assert not Interest.objects.exists()


@pytest.mark.parametrize(
    ("change", "place", "code"),
    [
        ({"name": ""}, "#/name", "blank"),
        ({"name": "   "}, "#/name", "required"),
        ({"name": 5}, "#/name", "invalid"),
        ({"name": None}, "#/name", "null"),
        ({"name": "x" * 101}, "#/name", "max_length"),
        ({"name": "Sara 19121212-1212"}, "#/name", "identity_number"),
        ({"name": "Sara \ud800"}, "#/name", "surrogate_characters_not_allowed"),
        ({"message": "Hej\x00"}, "#/message", "null_characters_not_allowed"),
        ({"message": "Hej\x07"}, "#/message", "control"),
        ({"email": "sara"}, "#/email", "invalid"),
        ({"phone": "ring mig"}, "#/phone", "phone"),
        ({"colour": "red"}, "#/colour", "unknown_field"),
        ({"a/b~\ud800": 1}, "#/a~1b~0?", "unknown_field"),
        ({"answers": "x"}, "#/answers", "not_a_list"),
        ({"answers": [{"question": 1}]}, "#/answers/0/answer", "required"),
        ({"answers": [{"question": 10**30, "answer": "x"}]}, "#/answers/0/question", "max_value"),
        ({"answers": [{"question": 1, "answer": "x"}]}, "#/answers/0/question", "unknown_value"),
    ],
)
def test_each_fault_is_named_at_its_place(
    client: Client, change: dict[str, Any], place: str, code: str
) -> None:
    assert pointers(send(client, AssignmentFactory(), {**SARA, **change})) == {place: code}
    assert not Interest.objects.exists()


def test_a_question_that_is_not_answered_is_named(client: Client) -> None:
    question = QuestionFactory(text="När kan du börja?")
    page = AssignmentFactory(questions=[question])

    assert pointers(send(client, page, SARA)) == {"#/answers": "required"}
    empty = {**SARA, "answers": [{"question": question.pk, "answer": " "}]}
    assert pointers(send(client, page, empty)) == {"#/answers/0/answer": "required"}


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff\xfe", b"[" * 50_000, b'{"name": NaN}', b'"\xc3"', b"9" * 9_000]
)
def test_a_body_that_cannot_be_read_is_refused(client: Client, body: bytes) -> None:
    refused(send(client, AssignmentFactory(), body), 400)


@pytest.mark.parametrize("body", [[], "x", 5, None, {}])
def test_a_body_of_another_shape_is_refused(client: Client, body: Any) -> None:
    refused(send(client, AssignmentFactory(), body), 400)


def test_a_body_over_100_kb_is_refused(client: Client) -> None:
    body = {**SARA, "message": "x" * 100_000}

    assert refused(send(client, AssignmentFactory(), body), 413)["title"] == "The body is too large"


def test_other_media_types_are_refused(client: Client) -> None:
    page = AssignmentFactory()
    refused(send(client, page, b"name=Sara", content_type="application/x-www-form-urlencoded"), 415)
    strange = send(client, page, SARA, content_type="application/json; charset=base64")
    assert strange.status_code == 201


def test_closed_ones_say_why(client: Client) -> None:
    yesterday = (datetime.now(UTC) - timedelta(days=2)).date()

    refused(send(client, AssignmentFactory(apply_by=yesterday), SARA), 410)
    refused(send(client, AssignmentFactory(full=True), SARA), 409)
    refused(send(client, AssignmentFactory(paused=True), SARA), 410)
    refused(send(client, AssignmentFactory(live=False), SARA), 404)
    refused(send(client, AssignmentFactory(parent=OrganisationFactory(approved=False)), SARA), 404)
    refused(send(client, 10**30, SARA), 404)
    assert not Interest.objects.exists()


def test_an_interest_that_was_taken_back_is_not_shown_again_by_its_key(client: Client) -> None:
    page = AssignmentFactory()
    send(client, page, SARA)
    Interest.objects.update(state="withdrawn", withdrawn_at=datetime.now(UTC))

    assert refused(send(client, page, SARA), 409)["type"] == "/api/#withdrawn"
    assert send(client, page, SARA, key="another-key").status_code == 201


def test_pages_of_other_origins_may_write_only_when_listed(client: Client, settings: Any) -> None:
    page = AssignmentFactory()
    elsewhere = {"Origin": "https://elsewhere.example"}

    refused(send(client, page, SARA, headers=elsewhere), 403)
    assert send(client, page, SARA, headers={"Origin": "http://testserver"}).status_code == 201
    settings.API_WRITE_ORIGINS = ["https://elsewhere.example"]
    assert send(client, page, SARA, headers=elsewhere).status_code == 201
    settings.API_WRITE_ORIGINS = ["*"]
    assert send(client, page, SARA, headers={"Origin": "null"}).status_code == 201


def test_too_many_from_one_network_must_wait(client: Client) -> None:
    page = AssignmentFactory()
    for number in range(30):
        assert send(client, page, SARA, key=f"key-number-{number}").status_code == 201

    response = send(client, page, SARA, key="key-number-30")

    refused(response, 429)
    assert 0 < int(response["Retry-After"]) <= 600
    assert Submission.objects.count() == 30


def test_messages_are_swedish_when_asked_for(client: Client) -> None:
    answer = refused(
        send(client, AssignmentFactory(), {**SARA, "email": "x"}, query="?lang=de"), 400
    )

    assert answer["errors"][0]["parameter"] == "lang"
