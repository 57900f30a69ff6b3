"""Templates of public pages: what a component is given, and who finds which template."""

from datetime import UTC, datetime

import pytest
from django.template import engines
from django.template.backends.django import Template as DjangoTemplate
from django.template.backends.jinja2 import Template as PublicTemplate
from django.template.exceptions import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.functional import lazystr
from django.utils.safestring import mark_safe
from django.utils.translation import override
from markupsafe import Markup
from wagtail.rich_text import RichText

from tests.components import rendered


@pytest.mark.parametrize("name", ["pages/search.html", "404.html", "components/card.html"])
def test_public_pages_are_jinja2(name: str) -> None:
    assert isinstance(get_template(name), PublicTemplate)


@pytest.mark.parametrize(
    "name", ["email/base.html", "wagtailadmin/home.html", "admin/mail/inspect.html"]
)
def test_mails_and_the_admin_are_left_to_django(name: str) -> None:
    assert isinstance(get_template(name), DjangoTemplate)
    with pytest.raises(TemplateDoesNotExist):
        engines["jinja2"].get_template(name)


def test_a_component_has_what_it_is_given_and_nothing_else() -> None:
    links = "{{ component('footer_links', heading='H') }}"
    assert rendered(links, links=[{"url": "/", "label": "Ej given"}]).strip() == ""


def test_a_component_speaks_the_language_of_its_page() -> None:
    with override("en"):
        assert "The text is in Swedish." in rendered(
            "{{ component('in_language', language='sv') }}"
        )
    with override("sv"):
        assert "Texten är på svenska." in rendered("{{ component('in_language', language='sv') }}")


def test_what_is_written_is_text() -> None:
    assert rendered("{{ x }}{{ x|linebreaks }}{{ x|linebreaksbr }}", x="<b>") == (
        "&lt;b&gt;<p>&lt;b&gt;</p>&lt;b&gt;"
    )


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("<b> & \"'", "&lt;b&gt; &amp; &quot;&#x27;"),
        (12, "12"),
        (True, "True"),
        (None, "None"),
        (lazystr("<b>"), "&lt;b&gt;"),
        (mark_safe("<b>"), "<b>"),
        (Markup("<b>"), "<b>"),
    ],
)
def test_what_is_shown_is_escaped_once_unless_it_is_markup(value: object, shown: str) -> None:
    assert rendered("{{ x }}", x=value) == shown
    assert rendered("{% set y %}{{ x }}{% endset %}{{ y }}", x=value) == shown


def test_what_is_not_there_shows_nothing() -> None:
    assert rendered("{{ page.title }}{% if page.title %}x{% endif %}") == ""
    assert rendered("{{ page.starts|date('j F') }}{{ page.starts|time('H.i') }}") == ""


@pytest.mark.parametrize("kind", [str, RichText])
def test_rich_text_is_markup_with_its_links(kind: type) -> None:
    text = kind('<p><b>Å</b> <a linktype="page">x</a></p>')
    assert rendered("{{ x|richtext }}", x=text) == "<p><b>Å</b> <a>x</a></p>"
    assert rendered("{{ x|richtext }}", x=None) == ""


def test_moments_are_those_of_the_clock_on_the_wall() -> None:
    moment = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    with override("sv"):
        assert rendered("{{ m|date('Y-m-d') }} {{ m|time('H.i') }}", m=moment) == "2026-07-02 00.30"
