"""The search page as residents get it: a form, links and results, without any script."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from assignments.choices import Tier
from tests.factories import (
    AssignmentFactory,
    CallFactory,
    DistrictFactory,
    TopicFactory,
    ensure_tree,
)

pytestmark = pytest.mark.django_db

Get = Callable[..., str]


@pytest.fixture
def get(client: Client, catch_up: Callable[[], int]) -> Get:
    """The HTML of the search page for a query."""
    ensure_tree()

    def page(query: str = "") -> str:
        catch_up()
        response = client.get(f"/uppdrag/{query}")
        assert response.status_code == 200
        return response.content.decode()

    return page


@pytest.fixture
def two_assignments() -> None:
    mat, djur = TopicFactory(slug="mat"), TopicFactory(slug="djur")
    raa = DistrictFactory(slug="raa", name="Råå")
    AssignmentFactory(title="Packa matkassar", tier=Tier.MICRO, topics=[mat], district=raa)
    AssignmentFactory(title="Gå ut med Sixten", tier=Tier.LONG, topics=[djur], district=raa)


def choice(html: str, name: str, value: str) -> str:
    start = rf'<label class="[^"]*"><input[^>]*name="{name}" value="{value}"'
    found = re.search(rf"{start}.*?</label>", html, re.DOTALL)
    assert found
    return found[0]


@pytest.mark.usefixtures("two_assignments")
def test_the_form_holds_the_whole_search_and_its_state(get: Get) -> None:
    html = get("?q=sixten&tier=long&sort=newest")

    assert 'value="sixten"' in html
    assert " checked" in choice(html, "tier", "long")
    assert " checked" not in choice(html, "tier", "micro")
    assert '<option value="newest" selected>' in html
    assert html.count('type="submit"') >= 2


@pytest.mark.usefixtures("two_assignments")
def test_a_value_with_nothing_behind_it_is_dimmed_and_can_be_reached(get: Get) -> None:
    dimmed = choice(get("?topic=mat"), "tier", "long")

    assert "choice--none" in dimmed
    assert "disabled" not in dimmed


@pytest.mark.usefixtures("two_assignments")
def test_what_is_chosen_can_be_taken_away_one_by_one(get: Get) -> None:
    html = get("?tier=micro&topic=mat")

    chosen = html[html.index('class="chosen"') :]
    assert 'href="?topic=mat"' in chosen
    assert 'href="?tier=micro"' in chosen


@pytest.mark.usefixtures("two_assignments")
def test_cards_link_to_what_was_found_and_mark_the_words(get: Get) -> None:
    html = get("?q=sixten")

    assert "Gå ut med Sixten</a>" in html
    assert "Packa matkassar</a>" not in html


def test_calls_stand_among_the_assignments(get: Get) -> None:
    CallFactory(title="Efter stormen")

    html = get()

    assert "card--call" in html
    assert "Efter stormen</a>" in html


@pytest.mark.usefixtures("two_assignments")
def test_no_hits_say_what_to_take_away_and_show_something_else(get: Get) -> None:
    html = get("?tier=micro&topic=djur")

    assert 'href="?tier=micro"' in html
    assert 'href="?topic=djur"' in html
    assert "Packa matkassar</a>" in html
    assert 'class="sort"' in html


def test_an_empty_portal_has_a_search_page(get: Get) -> None:
    html = get()

    assert 'role="status"' in html
    assert html.count("<h1") == 1


@pytest.mark.usefixtures("two_assignments")
def test_what_could_not_be_used_is_said_and_shown_harmless(get: Get) -> None:
    html = get("?tier=%3Cscript%3Ealert(1)%3C/script%3E&q=%22%3E%3Cb%3E")

    assert 'class="notice"' in html
    assert "<script>alert" not in html
    assert 'value="&quot;&gt;&lt;b&gt;"' in html


@pytest.mark.usefixtures("two_assignments")
def test_the_map_has_the_numbers_of_the_facet(get: Get) -> None:
    html = get("?tier=micro")

    tile = re.search(r'<a href="\?tier=micro&amp;district=raa" aria-label="([^"]+)">', html)
    assert tile
    assert tile[1].startswith("Råå, 1 ")


@pytest.mark.parametrize("part", ["language", "fold", "facets", "total", "sort", "results", "map"])
def test_each_part_that_the_script_replaces_is_there_with_and_without_hits(
    get: Get, part: str
) -> None:
    assert f'data-part="{part}"' in get("?q=ingenting")
    AssignmentFactory()
    assert f'data-part="{part}"' in get()
