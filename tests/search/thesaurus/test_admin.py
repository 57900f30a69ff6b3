"""Editors see and extend the thesaurus; associations do not."""

from typing import Any

import pytest
from django.test import Client
from django.utils.html import escape

from home.roles import Role
from search.analysis.in_use import thesaurus_in_use
from search.models import ThesaurusConcept
from search.thesaurus.edition import refresh
from tests.factories import OrganisationFactory, TopicFactory
from tests.factories.people import association_user, user_with_role

LIST = "/admin/thesaurus/"
ADD = "/admin/thesaurus/new/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(user_with_role(Role.EDITORS))
    return client


def form(**fields: str) -> dict[str, str]:
    empty = {"swedish": "", "english": "", "kind": "activity", "broader": "", "related": ""}
    return {**empty, **fields}


def text(response: Any) -> str:
    return str(response.content.decode())


def test_the_list_has_standard_concepts_and_finds_them_by_any_word(editor: Client) -> None:
    page = text(editor.get(LIST))
    assert "Ordlista" in page
    found = text(editor.get(f"{LIST}results/", {"q": "laxforhor"}))
    assert "läxhjälp" in found
    assert "hundrastning" not in found
    assert editor.get(LIST, {"q": "%\x00'"}).status_code == 200


def test_an_addition_counts(editor: Client) -> None:
    answer = editor.post(
        ADD, form(swedish="Kubbspel \nspela  kubb", english="kubb", broader="djur")
    )
    assert answer.status_code == 302, text(answer)
    added = ThesaurusConcept.objects.get()
    assert (added.key, added.swedish, added.english) == (
        "kubbspel",
        ["kubbspel", "spela kubb"],
        ["kubb"],
    )
    assert added.broader == ["djur"]
    page = text(editor.get(LIST))
    assert page.index("kubbspel") < page.index("Inbyggt")  # before all standard ones
    assert "djur" in text(editor.get(f"{LIST}edit/{added.pk}/"))


def test_a_standard_concept_is_taken_over_changed_and_restored(editor: Client) -> None:
    address = f"{ADD}?key=laxhjalp"
    page = text(editor.get(address))
    assert "läxläsning" in page
    assert escape(address) in page  # the form is sent to where the key is
    words = form(swedish="läxhjälp\nzorkla", broader="skola", switched_off="")
    words["broader"] = "skola"
    assert editor.post(address, words).status_code == 302
    refresh()
    changed = thesaurus_in_use().concept("laxhjalp")
    assert changed is not None
    assert "zorkla" in next(iter(changed.words.values()))
    row = ThesaurusConcept.objects.get()
    assert editor.get(address).headers["Location"].endswith(f"/edit/{row.pk}/")
    editor.post(f"{LIST}delete/{row.pk}/")
    refresh()
    restored = thesaurus_in_use().concept("laxhjalp")
    assert restored is not None
    assert "zorkla" not in next(iter(restored.words.values()))


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Skriv minst ett ord"),
        ({"swedish": "x" * 64}, "bokstäver"),
        ({"swedish": "!!!"}, "ingen bokstav"),
        ({"swedish": "kubb", "broader": "finns inte"}, "finns inte"),
        ({"swedish": "kubb", "kind": "tier"}, "fyra nivåerna"),
        ({"swedish": "kubb", "kind": "topic"}, "ämne"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_saved(
    editor: Client, fields: dict[str, str], told: str
) -> None:
    answer = editor.post(ADD, form(**fields))
    assert answer.status_code == 200
    assert told in text(answer)
    assert not ThesaurusConcept.objects.exists()


def test_two_concepts_of_one_name_have_two_keys(editor: Client) -> None:
    editor.post(ADD, form(swedish="kubb!"))
    editor.post(ADD, form(swedish="kubb?"))
    assert set(ThesaurusConcept.objects.values_list("key", flat=True)) == {"kubb", "kubb-2"}


def test_words_for_a_new_topic_find_what_is_filed_under_it(editor: Client) -> None:
    TopicFactory(slug="rymd", name_sv="Rymdfärder", name_en="Space travel")
    assert editor.post(ADD, form(swedish="rymdfärder\nmånraket", kind="topic")).status_code == 302
    assert ThesaurusConcept.objects.get().key == "rymd"


def test_associations_are_kept_out(client: Client) -> None:
    client.force_login(association_user(OrganisationFactory()))
    for address in (LIST, ADD, f"{LIST}results/"):
        assert client.get(address).status_code == 302
    client.post(ADD, form(swedish="kubb"))
    assert not ThesaurusConcept.objects.exists()
