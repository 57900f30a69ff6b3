"""What editors are told about searching, and who may not read it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from home.roles import Role
from home.tree import ensure_tree
from search.analysis import Relation
from search.documents import Field
from search.engines.base import SearchEngine
from search.models import MissedSearch
from search.reports.ranking import FIELD_NAMES, RELATION_NAMES
from search.reports.supply import supplies
from tests.factories import (
    AssignmentFactory,
    DistrictFactory,
    OrganisationFactory,
    SavedSearchFactory,
    TopicFactory,
)
from tests.factories.people import association_user, user_with_role

REPORTS = [
    "/admin/reports/missed-searches/",
    "/admin/reports/missed-searches/results/",
    "/admin/reports/supply/",
    "/admin/reports/supply/results/",
    "/admin/reports/ranking/",
    "/admin/reports/watched-searches/",
    "/admin/reports/watched-searches/results/",
]

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(user_with_role(Role.EDITORS))
    return client


def text(response: Any) -> str:
    assert response.status_code == 200
    return str(response.content.decode())


@pytest.mark.parametrize("role", [Role.EDITORS, Role.COORDINATORS])
@pytest.mark.usefixtures("index")
def test_editors_and_coordinators_read_them(client: Client, role: Role) -> None:
    client.force_login(user_with_role(role))
    for address in REPORTS:
        text(client.get(address))
    menu = text(client.get("/admin/"))
    assert all(address in menu for address in (REPORTS[0], REPORTS[2], REPORTS[4]))


@pytest.mark.parametrize("address", REPORTS)
def test_associations_and_strangers_do_not(client: Client, address: str) -> None:
    assert client.get(address).status_code == 302
    organisation = OrganisationFactory()
    page = AssignmentFactory(parent=organisation)
    client.force_login(association_user(organisation))
    asked = client.get(address, {"assignment": page.pk, "words": "hund"})
    assert asked.status_code == 302
    assert address not in text(client.get("/admin/"))


def test_missed_words_lead_to_the_thesaurus(editor: Client) -> None:
    ensure_tree()
    MissedSearch.objects.create(day=date(2026, 12, 1), words="curling i parken", times=3)
    MissedSearch.objects.create(day=date(2026, 12, 1), words="kubb", times=2)
    page = text(editor.get(REPORTS[0]))
    assert "curling i parken" in page
    assert "kubb" not in page
    assert "/admin/thesaurus/new/?swedish=curling+i+parken" in page
    assert "curling i parken" in text(editor.get("/admin/thesaurus/new/?swedish=curling+i+parken"))
    exported = editor.get(REPORTS[0], {"export": "csv"})
    assert b"curling" in b"".join(exported.streaming_content)  # type: ignore[attr-defined]


def test_supply_tells_what_has_nothing_and_what_is_lacking_where() -> None:
    animals = TopicFactory(slug="djur", name_sv="Djur")
    TopicFactory(slug="sprak", name_sv="Språk")
    raa, soder = (
        DistrictFactory(slug="raa", name="Råå"),
        DistrictFactory(slug="soder", name="Söder"),
    )
    AssignmentFactory(topics=[animals], district=raa, tier="micro")
    AssignmentFactory(topics=[TopicFactory(name_sv="Mat")], district=soder, tier="micro")
    AssignmentFactory(topics=[animals], district=soder, tier="long", full=True)
    found = {each.label: each for each in supplies(timezone.now(), "sv")}
    assert found["Språk"].open == 0
    assert found["Språk"].lacking == ""
    assert found["Djur"].open == 1
    assert found["Djur"].lacking == "Söder"
    assert found["Råå"].lacking == "Mat"
    assert found["Mikrouppdrag"].open == 2
    assert found["Längre uppdrag"].open == 0  # the only one is full
    assert next(iter(found.values())).open == 0


def test_supply_asks_as_much_for_many_as_for_few(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(4):
        AssignmentFactory(topics=[TopicFactory()], district=DistrictFactory())
    with django_assert_max_num_queries(6):
        supplies(timezone.now(), "sv")


def test_the_ranking_page_has_its_title_and_what_its_chooser_runs(editor: Client) -> None:
    page = editor.get("/admin/reports/ranking/").content.decode()
    assert "page-chooser.js" in page
    assert page.index("page-chooser.js") < page.index("new PageChooser(")
    assert page.count("Hur ett uppdrag hamnar") > 2, "in the menu, the title and the heading"


def test_every_way_in_which_a_word_is_found_has_a_name() -> None:
    assert set(RELATION_NAMES) == set(Relation)
    assert set(FIELD_NAMES) == set(Field)


def test_ranking_tells_place_points_and_what_is_above(
    editor: Client, catch_up: Callable[[], int]
) -> None:
    AssignmentFactory(title="Rasta hunden Sixten")
    page = AssignmentFactory(title="Läs högt", description="<p>Det finns en hund.</p>")
    catch_up()
    shown = text(editor.get(REPORTS[4], {"assignment": page.pk, "words": "hund"}))
    assert "Plats 2 av 2" in shown
    assert "Rasta hunden Sixten" in shown
    assert "beskrivning" in shown
    no_hit = text(editor.get(REPORTS[4], {"assignment": page.pk, "words": "sixten"}))
    assert "ingen träff" in no_hit


@pytest.mark.parametrize("words", ["", "?!", "\x00", "å" * 300, "<b>x</b>"])
def test_ranking_answers_whatever_is_sent(editor: Client, index: SearchEngine, words: str) -> None:
    page = AssignmentFactory(live=False)
    for assignment in (str(page.pk), "x", "", "9" * 40):
        shown = text(editor.get(REPORTS[4], {"assignment": assignment, "words": words}))
        assert "<b>x</b>" not in shown


def test_watched_searches_are_counted_and_tell_nothing_of_anybody(editor: Client) -> None:
    ensure_tree()
    TopicFactory(slug="djur", name_sv="Djur")
    for _ in range(3):
        SavedSearchFactory(query="q=hund&topic=djur")
    SavedSearchFactory(query="q=anna+andersson", email="siv@exempel.se")
    SavedSearchFactory(query="topic=djur", state="pending", confirmed=None, due=None)
    html = text(editor.get("/admin/reports/watched-searches/"))
    assert "”hund”, Djur" in html
    assert "4 sammanlagt" in html
    assert "andersson" not in html
    assert "@exempel.se" not in html
    export = editor.get("/admin/reports/watched-searches/?export=csv")
    assert b"q=hund&topic=djur,3" in export.getvalue()
