"""The page of an organisation, and the directory of all."""

from typing import Any

import pytest
from django.test import Client

from assignments.directory.criteria import DirectoryCriteria, printable
from assignments.directory.listing import Listed, alphabetical, counts, matching
from assignments.pages.directory import UNFOLDED
from tests.factories import (
    AssignmentFactory,
    DistrictFactory,
    OrganisationFactory,
    TopicFactory,
    ensure_tree,
)

SECRET = "kanariefågel"
db = pytest.mark.django_db


def page_of(organisation: Any) -> str:
    return f"/foreningar/{organisation.slug}/"


def context(response: Any) -> dict[str, Any]:
    """What the page was rendered with."""
    given: dict[str, Any] = response.context_data
    return given


@db
def test_an_organisation_shows_itself_and_what_it_needs(client: Client) -> None:
    organisation = OrganisationFactory(
        title="Läxlyktan", phone="070-174 06 12", website="https://www.example.org/vi",
        membership_url="https://www.example.org/bli", address="Storgatan 1",
        district=DistrictFactory(name="Dalhem"),
    )  # fmt: skip
    AssignmentFactory(parent=organisation, title="Läs högt")
    AssignmentFactory(title="Någon annans")
    html = client.get(page_of(organisation)).content.decode()
    for words in ("Läxlyktan", "Läs högt", "Ett uppdrag väntar på någon.", "tel:0701740612",
                  "Bli medlem", "https://www.example.org/bli", "Storgatan 1, Dalhem"):  # fmt: skip
        assert words in html
    assert "Någon annans" not in html
    assert '"@type": "Organization"' in html


@pytest.mark.parametrize(("path", "marked"), [("", True), ("/en", False)])
@db
def test_a_presentation_in_english_says_so(client: Client, path: str, marked: bool) -> None:
    organisation = OrganisationFactory(summary="We read aloud.", text_language="en")
    html = client.get(path + page_of(organisation)).content.decode()
    assert ('lang="en">We read aloud.' in html) == marked
    assert ("Texten är på engelska." in html) == marked
    directory = client.get(f"{path}/foreningar/").content.decode()
    assert ('<p lang="en">We read aloud.' in directory) == marked


@db
def test_without_assignments_and_contacts_nothing_stands_empty(client: Client) -> None:
    organisation = OrganisationFactory(contact_name="")
    html = client.get(page_of(organisation)).content.decode()
    assert "söker ingen just nu" in html
    for words in ("None", "<dd></dd>", "Telefon", "Bli medlem", "tel:"):
        assert words not in html


@db
def test_its_hidden_assignments_stay_hidden(client: Client) -> None:
    organisation = OrganisationFactory()
    AssignmentFactory(parent=organisation, title=SECRET, live=False)
    AssignmentFactory(parent=organisation, title=f"{SECRET} vilar", paused=True)
    assert SECRET not in client.get(page_of(organisation)).content.decode()


@db
@pytest.mark.parametrize(
    "hidden", [{"approved": False}, {"paused": True}, {"live": False}], ids=str
)
def test_a_hidden_organisation_is_not_found_anywhere(
    client: Client, hidden: dict[str, bool]
) -> None:
    organisation = OrganisationFactory(title=SECRET, summary=SECRET, slug="hemlig", **hidden)
    assert client.get(page_of(organisation)).status_code == 404
    directory = client.get("/foreningar/?q=kanarie")
    assert "hemlig" not in directory.content.decode()
    assert context(directory)["paging"].total == 0


@db
def test_many_assignments_are_paged(client: Client) -> None:
    organisation = OrganisationFactory()
    for _number in range(21):
        AssignmentFactory(parent=organisation, topics=[])
    first = client.get(page_of(organisation))
    assert len(context(first)["view"].cards) == 20
    second = client.get(page_of(organisation) + "?page=2")
    assert len(context(second)["view"].cards) == 1
    for odd in ("0", "-1", "99999999999999999999", "x", "%00", "٣"):
        assert client.get(f"{page_of(organisation)}?page={odd}").status_code == 200


@db
def test_the_directory_filters_counts_and_links(client: Client) -> None:
    raa, mat = DistrictFactory(slug="raa", name="Råå"), TopicFactory(slug="mat")
    ours = OrganisationFactory(title="Åkarna", district=raa, topics=[mat])
    OrganisationFactory(title="Ängslyckan", kind="foundation")
    AssignmentFactory(parent=ours)

    def titles(query: str) -> list[str]:
        response = client.get(f"/foreningar/{query}")
        assert response.status_code == 200
        return [entry.title for entry in context(response)["entries"]]

    assert titles("") == ["Åkarna", "Ängslyckan"]
    assert titles("?district=raa") == ["Åkarna"]
    assert titles("?topic=mat&kind=foundation") == []
    assert titles("?kind=foundation&kind=association") == ["Åkarna", "Ängslyckan"]
    assert titles("?open=1") == ["Åkarna"]
    assert titles("?q=ÄNGS") == ["Ängslyckan"]
    response = client.get("/foreningar/?kind=foundation")
    kinds = next(facet for facet in context(response)["facets"] if facet.name == "kind")
    # The count beside a value is what one would get by choosing it.
    assert {option.value: option.count for option in kinds.options}["association"] == 1
    district = next(facet for facet in context(response)["facets"] if facet.name == "district")
    assert {option.value: option.count for option in district.options}["raa"] == 0


@db
def test_the_values_that_stand_open_do_not_hang_on_the_order_of_reading(client: Client) -> None:
    districts = [DistrictFactory(slug=f"d{n}", name=f"D{n}") for n in range(UNFOLDED + 3)]
    for number, district in enumerate(reversed(districts)):
        OrganisationFactory(title=f"Förening {number}", district=district)
    facets = context(client.get("/foreningar/"))["facets"]
    shown = next(facet for facet in facets if facet.name == "district").shown
    assert [option.value for option in shown] == [each.slug for each in districts[:UNFOLDED]]


@db
@pytest.mark.parametrize(
    "query",
    [
        "q=%00%ed%a0%80",
        "q=" + "å" * 5000,
        "&".join(["topic=x"] * 50),
        "district=';DROP TABLE&kind=<script>",
        "page=NaN&open=2",
        "q=%25_%5C",
    ],
)
def test_hostile_queries_are_answered(client: Client, query: str) -> None:
    ensure_tree()
    response = client.get(f"/foreningar/?{query}")
    assert response.status_code == 200
    assert b"<script>" not in response.content


@db
def test_what_is_not_known_is_told(client: Client) -> None:
    ensure_tree()
    html = client.get("/foreningar/?topic=finnsinte").content.decode()
    assert "”finnsinte” går inte att välja här" in html


@db
def test_queries_do_not_grow(client: Client, django_assert_max_num_queries: Any) -> None:
    organisation = OrganisationFactory()
    for _round in range(2):
        for _number in range(6):
            other = OrganisationFactory(topics=[TopicFactory()], district=DistrictFactory())
            AssignmentFactory(parent=other)
            AssignmentFactory(parent=organisation)
        for address in (page_of(organisation), "/foreningar/", "/en/foreningar/?open=1"):
            client.get(address)
            with django_assert_max_num_queries(20):
                client.get(address)


def listed(pk: int, title: str, **values: str) -> Listed:
    kinds = {name: frozenset({value}) for name, value in values.items()}
    return Listed(pk, title, "", {"topic": frozenset(), "kind": frozenset(), **kinds})


def test_swedish_order() -> None:
    names = ["Östan", "Ålen", "Zorn", "Älvan", "Étoile", "Adam", "ekot"]
    assert sorted(names, key=alphabetical) == [
        "Adam", "ekot", "Étoile", "Zorn", "Ålen", "Älvan", "Östan",
    ]  # fmt: skip


def test_counts_leave_their_own_facet_aside() -> None:
    rows = [listed(1, "A", topic="mat", kind="x"), listed(2, "B", topic="djur", kind="x"),
            listed(3, "C", topic="djur", kind="y")]  # fmt: skip
    criteria = DirectoryCriteria(chosen={"topic": frozenset({"djur"}), "kind": frozenset({"x"})})
    assert [row.pk for row in matching(rows, criteria)] == [2]
    found = counts(rows, criteria, ("topic", "kind"))
    assert found["topic"] == {"mat": 1, "djur": 1}
    assert found["kind"] == {"x": 1, "y": 1}


def test_a_search_word_is_made_printable() -> None:
    assert printable(" a\0b\ud800 \n c ") == "a b c"
    assert len(printable("x" * 500)) == 100
