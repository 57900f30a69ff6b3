"""Calls: how far they have come by the clock, the list of them, and the page of one."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from assignments.choices import CallStatus, InitiativeStatus
from assignments.initiatives import HOW_FAR, outcome
from assignments.models import CallPage, Initiative
from assignments.phases import Phase, phase, phase_words
from tests.factories import (
    AssignmentFactory,
    CallFactory,
    CallQuestionFactory,
    InitiativeFactory,
    NeedFactory,
    TopicFactory,
    ensure_tree,
)

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAY = timedelta(days=1)
SECRET = "kanariefågel"
db = pytest.mark.django_db


def call(status: str, opens: int, closes: int | None) -> CallPage:
    return CallPage(
        status=status,
        opens=NOW + opens * DAY,
        closes=None if closes is None else NOW + closes * DAY,
    )


@db
@pytest.mark.parametrize(
    ("status", "opens", "closes", "reached", "words"),
    [
        ("open", -9, None, Phase.OPEN, "Öppen löpande"),
        ("open", -9, 3, Phase.OPEN, "Öppen nu, stänger fre 27 nov kl 13"),
        ("open", -9, 82, Phase.OPEN, "Öppen till 14 feb 2027"),
        ("open", 2, 82, Phase.COMING, "Öppnar tors 26 nov kl 13"),
        ("open", -9, -1, Phase.ASSESSING, "Stängde 23 nov, bedöms nu"),
        ("assessing", -9, -1, Phase.ASSESSING, "Stängde 23 nov, bedöms nu"),
        ("assessing", -9, None, Phase.ASSESSING, "Bedöms"),
        ("closed", -900, -574, Phase.CLOSED, "Avslutad i april 2025"),
        ("closed", -900, None, Phase.CLOSED, "Avslutad"),
    ],
)
def test_phase(status: str, opens: int, closes: int | None, reached: Phase, words: str) -> None:
    page = call(status, opens, closes)
    assert phase(page, NOW) is reached
    assert phase_words(page, NOW, "sv").replace("\N{NO-BREAK SPACE}", " ") == words


@db
def test_open_by_the_clock_is_what_the_queryset_says() -> None:
    for opens in (-2, 2):
        for closes in (None, -1, 3):
            for status in ("draft", "open", "assessing", "closed"):
                if closes is not None and closes < opens:
                    continue
                ends = None if closes is None else NOW + closes * DAY
                page = CallFactory(status=status, opens=NOW + opens * DAY, closes=ends)
                says = page.shown and phase(page, NOW) is Phase.OPEN
                assert CallPage.objects.open(NOW).filter(pk=page.pk).exists() == says


def test_every_status_of_an_initiative_has_words() -> None:
    assert set(HOW_FAR) == set(InitiativeStatus)


@pytest.mark.parametrize(
    ("states", "words"),
    [
        ([], ""),
        (["idea", "idea"], ""),
        (["realised", "pilot"], "Två initiativ är i gång."),
        (["realised", "stopped", "idea"], "Av två initiativ lever ett vidare."),
        (["stopped"], "Inget av det som prövades lever vidare. Läs varför."),
    ],
)
def test_what_came_of_it(states: list[str], words: str) -> None:
    assert outcome([Initiative(status=state) for state in states], "sv") == words


@db
def test_the_list_has_each_call_where_it_belongs(client: Client) -> None:
    now = datetime.now(UTC)
    CallFactory(title="En storm", crisis=True)
    CallFactory(title="En öppen")
    CallFactory(title="En kommande", opens=now + 9 * DAY)
    CallFactory(title="En stängd för förslag", closes=now - DAY)
    ended = CallFactory(
        title="En avslutad", status=CallStatus.CLOSED,
        initiatives=[InitiativeFactory(title="Torsdagsbordet", status="realised")],
    )  # fmt: skip
    CallFactory(title=SECRET, status=CallStatus.DRAFT)
    CallFactory(title=f"{SECRET} ej publicerad", live=False)
    response = client.get("/utlysningar/")
    html = response.content.decode()
    places = [html.index(words) for words in ("En storm</a></h2>", "En öppen", "En kommande",
                                              "En stängd för förslag", ended.title)]  # fmt: skip
    assert places == sorted(places)
    assert "Torsdagsbordet" in html
    assert SECRET not in html


@db
def test_a_call_shows_all_of_it(client: Client) -> None:
    page = CallFactory(
        title="Efter stormen",
        what_is_innovation="<p>Något nytt</p>",
        funding="<p>Lite pengar</p>",
        needs=[
            NeedFactory(title="Varma rum", quote="Det är kallt", quote_by="Henrik",
                        target_groups=["Äldre", "Familjer"]),
        ],
        initiatives=[InitiativeFactory(title="Ringlinjen", status="pilot", report="Vi ringde.")],
        questions=[CallQuestionFactory()],
        contact_name="Ylva",
        topics=[TopicFactory(slug="trygghet")],
    )  # fmt: skip
    AssignmentFactory(title="Ring tio grannar", call=page)
    html = client.get(page.get_url()).content.decode()
    for words in ("Öppen löpande", "Något nytt", "Lite pengar", "Varma rum", "Det är kallt", "Henrik",
                  "<li>Familjer</li>", "Ringlinjen", "Prövas", "Läs hur det går", "Vi ringde.", "Ylva",
                  "Får en förening söka?", "<p>Ja, också två tillsammans.</p>",
                  "Ring tio grannar", "mailto:samordnare@example.se?subject=Efter%20stormen"):  # fmt: skip
        assert words in html


@db
def test_a_closed_call_stays_and_takes_no_ideas(client: Client) -> None:
    page = CallFactory(
        status=CallStatus.CLOSED,
        closes=datetime.now(UTC) - DAY,
        initiatives=[InitiativeFactory(status="stopped", report="Det blev inget.")],
    )
    response = client.get(page.get_url())
    html = response.content.decode()
    assert response.status_code == 200
    assert "Vad det blev" in html
    assert "Läs hur det gick" in html
    assert "Berätta om din idé" not in html


@db
@pytest.mark.parametrize("hidden", [{"status": CallStatus.DRAFT}, {"live": False}], ids=str)
def test_a_draft_is_not_found(client: Client, hidden: dict[str, Any]) -> None:
    page = CallFactory(title=SECRET, slug="hemlig", **hidden)
    response = client.get("/utlysningar/hemlig/")
    assert response.status_code == 404
    assert SECRET not in response.content.decode()
    assert page.pk


@db
def test_english_says_that_the_text_is_swedish(client: Client) -> None:
    page = CallFactory(title="Efter stormen")
    html = client.get(f"/en/utlysningar/{page.slug}/").content.decode()
    assert '<h1 lang="sv">Efter stormen</h1>' in html
    assert "The text is in Swedish." in html


@db
def test_queries_do_not_grow(client: Client, django_assert_max_num_queries: Any) -> None:
    ensure_tree()
    for number in (1, 8):
        page = CallFactory(
            needs=[NeedFactory() for _ in range(number)],
            initiatives=[InitiativeFactory() for _ in range(number)],
            topics=[TopicFactory() for _ in range(number)],
        )
        for _assignment in range(number):
            AssignmentFactory(call=page, topics=[TopicFactory()])
            CallFactory(initiatives=[InitiativeFactory()])
        for address in (page.get_url(), "/utlysningar/"):
            client.get(address)
            with django_assert_max_num_queries(20):
                client.get(address)
