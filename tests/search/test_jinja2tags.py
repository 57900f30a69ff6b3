"""Numbers of hits and passages of texts, in templates."""

from django.utils.translation import override

from search.jinja2tags import marked
from search.results import Part
from tests.components import rendered


def test_one_is_not_many_in_either_language() -> None:
    for language, words in (("sv", "träff träffar"), ("en", "hit hits")):
        with override(language):
            assert rendered("{{ 1|hits }} {{ 2|hits }}") == words


def test_what_posters_write_is_text_in_a_passage() -> None:
    html = marked([Part("<i> "), Part("A&B", marked=True), Part(" slut")])
    assert html == "&lt;i&gt; <mark>A&amp;B</mark> slut"
