"""Drawings that stand once a page."""

import re
from pathlib import Path

import pytest
from django.conf import settings as project

from assignments.drawings import card_art, sprite, symbol, tier_badge, used_in
from tests.components import rendered

SVG = Path(project.BASE_DIR) / "templates" / "svg"


def test_only_what_is_used_is_drawn_and_once() -> None:
    html = '<use href="#topic-mat"/><use href="#tier-micro"/><use href="#topic-mat"/>'

    assert used_in(html) == [("topic", "mat"), ("tier", "micro")]
    assert re.findall(r'<symbol id="([a-z-]+)"', sprite(html)) == ["topic-mat", "tier-micro"]


def test_a_page_without_drawings_has_no_sprite() -> None:
    assert sprite('<a href="#innehall">Till innehållet</a>') == ""


def test_a_topic_that_editors_add_gets_the_general_drawing() -> None:
    added = symbol("topic", "rymdfart")

    assert '<symbol id="topic-rymdfart"' in added
    assert added.split(">", 1)[1] == symbol("topic", "_general").split(">", 1)[1]


def test_the_filter_puts_symbols_before_what_uses_them() -> None:
    html = rendered(
        '{% filter sprite %}<p>{{ text }}</p><use href="#tier-long"/>{% endfilter %}', text="<b>"
    )

    assert html.index("<symbol") < html.index("<p>")
    assert "<p>&lt;b&gt;</p>" in html


def test_a_card_without_a_topic_has_its_tier_alone() -> None:
    assert used_in(card_art("long", "mat")) == [("tier", "long"), ("topic", "mat")]
    assert used_in(card_art("long", "")) == [("tier", "long")]


def test_what_editors_write_is_text_beside_a_drawing() -> None:
    assert tier_badge("micro", "<b>", "span").endswith("&lt;b&gt;</span>")


@pytest.mark.parametrize("path", sorted(SVG.rglob("*.svg")), ids=lambda path: path.stem)
def test_a_drawing_keeps_to_the_policy_and_the_tokens(path: Path) -> None:
    text = path.read_text()

    assert "style=" not in text
    assert "<style" not in text
    assert " id=" not in text
    # Broken numbers are dropped by browsers without a word.
    assert not re.search(r"\d--|[a-zA-Z]--\d", text)
    assert not re.search(r'(fill|stroke)="#', text)
