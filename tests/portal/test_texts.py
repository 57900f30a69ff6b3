"""Translated texts in templates."""

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import override

from portal.management.commands.makemessages import texts_in
from portal.templates import is_public, public_environment
from tests.components import rendered

PUBLIC = public_environment()
PAGES = sorted(name for name in PUBLIC.list_templates(extensions=["html"]) if is_public(name))


@pytest.mark.parametrize("name", PAGES)
def test_every_text_of_a_page_is_translated(name: str) -> None:
    with (settings.BASE_DIR / "locale/sv/LC_MESSAGES/django.po").open("rb") as file:
        catalog = read_po(file)
    source = (settings.BASE_DIR / "templates" / name).read_text()
    for _line, function, texts in texts_in(source):
        sense = texts.pop(0) if function in {"pgettext", "npgettext"} else None
        entry = catalog.get(texts[0], context=sense)
        assert entry is not None, (name, texts[0])
        assert all(entry.string or [False]), (name, texts[0])


@pytest.mark.parametrize(
    ("source", "english", "swedish"),
    [
        ("{{ _('Search') }}", "Search", "Sök"),
        ("{{ pgettext('day', 'From') }}", "From", "Från"),
        ("{% trans name=n %}{{ name }}, to the start page{% endtrans %}", None, None),
    ],
)
def test_a_text_is_in_the_language_of_its_page(
    source: str, english: str | None, swedish: str | None
) -> None:
    for language, text in (("en", english), ("sv", swedish)):
        with override(language):
            html = rendered(source, n="<b>")
            assert html == text if text else html.startswith("&lt;b&gt;, ")


def test_numbers_choose_their_form() -> None:
    source = "{% trans count=n %}Show {{ count }} more topic{% pluralize %}Show {{ count }} more topics{% endtrans %}"
    with override("en"):
        assert rendered(source, n=1) == "Show 1 more topic"
        assert rendered(source, n=2) == "Show 2 more topics"
