"""The markup of numbers: search/templatetags/counts.py."""

from dataclasses import replace

import pytest
from django.utils.translation import override

from search.district_map import Place, district_map
from search.results import FacetOption, FacetResult
from search.templatetags.counts import choices, entries, hits, squares

NASTY = '<b title="x">Å & Ö</b>'
ESCAPED = "&lt;b title=&quot;x&quot;&gt;Å &amp; Ö&lt;/b&gt;"
OPTION = FacetOption(value="a&b", label=NASTY, count=2, selected=False, query="?q=<&topic=a%26b")


def test_a_choice_says_its_number_and_whether_it_is_chosen() -> None:
    with override("en"):
        html = choices("topic", [OPTION, replace(OPTION, count=0, selected=True)])
    first, second = html.split("\n")
    assert '<label class="choice">' in first
    assert "<b>2<span" in first
    assert "checked" not in first
    assert '<label class="choice choice--none">' in second
    assert " checked>" in second


@pytest.mark.parametrize("tiers", [True, False])
def test_what_editors_write_is_text_in_a_choice(tiers: bool) -> None:
    html = choices("topic", [OPTION], tiers=tiers)
    assert ESCAPED in html
    assert "<b title" not in html
    assert 'value="a&amp;b"' in html


def test_what_editors_write_is_text_on_the_map() -> None:
    facet = FacetResult("district", "Where", "many", (OPTION,), (OPTION,), ())
    drawn = district_map(facet, [Place("a&b", 1, 1)])
    for html in (squares(drawn), entries(drawn.listed)):
        assert ESCAPED in html
        assert "<b title" not in html
        assert 'href="?q=&lt;&amp;topic=a%26b"' in html


def test_one_is_not_many_in_either_language() -> None:
    with override("sv"):
        assert (hits(1), hits(2)) == ("träff", "träffar")
    with override("en"):
        assert (hits(1), hits(2)) == ("hit", "hits")
