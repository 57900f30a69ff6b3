"""Numbers of hits beside values of facets and on the map."""

from dataclasses import replace

import pytest
from django.utils.translation import override

from search.district_map import Place, district_map
from search.results import FacetOption, FacetResult
from tests.components import component

NASTY = '<b title="x">Å & Ö</b>'
ESCAPED = "&lt;b title=&quot;x&quot;&gt;Å &amp; Ö&lt;/b&gt;"
OPTION = FacetOption(value="a&b", label=NASTY, count=2, selected=False, query="?q=<&topic=a%26b")


def test_a_choice_says_its_number_and_whether_it_is_chosen() -> None:
    options = [OPTION, replace(OPTION, count=0, selected=True)]
    with override("en"):
        html = component("choices", name="topic", options=options)
    first, second = html.strip().split("\n\n")
    assert '<label class="choice">' in first
    assert '<b>2<span class="vh"> hits</span></b>' in first
    assert "checked" not in first
    assert '<label class="choice choice--none">' in second
    assert " checked>" in second


@pytest.mark.parametrize("tiers", [True, False])
def test_what_editors_write_is_text_in_a_choice(tiers: bool) -> None:
    html = component("choices", name="topic", options=[OPTION], tiers=tiers)
    assert "&lt;b title=" in html
    assert "<b title" not in html
    assert 'value="a&amp;b"' in html


def test_what_editors_write_is_text_on_the_map() -> None:
    facet = FacetResult("district", "Where", "many", (OPTION,), (OPTION,), ())
    html = component("map", map=district_map(facet, [Place("a&b", 1, 1)]))
    assert html.count(ESCAPED) == 3, "in the drawing, its name, and the list"
    assert "<b title" not in html
    assert html.count('href="?q=&lt;&amp;topic=a%26b"') == 2


@pytest.mark.parametrize(
    ("name", "count", "words"),
    [
        ("topic", 1, "Show 1 more topic"),
        ("district", 2, "Show 2 more districts"),
        ("language", 3, "Show 3 more languages"),
        ("kind", 4, "Show 4 more"),
    ],
)
def test_what_unfolds_the_rest_says_how_many(name: str, count: int, words: str) -> None:
    with override("en"):
        assert component("show_more", name=name, count=count).strip() == words
