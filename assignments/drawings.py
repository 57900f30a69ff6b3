"""Drawings that a page uses many times: each stands once a page, as a symbol.

A template draws one by `<use href="#topic-mat"/>` (`tier-…`, `grow-…`, `land-…`); the symbols that
a page needs are put in front of it once it is rendered. The drawings are inline because only so
they take the colours of the page, which change with its scheme.
"""

import re
from functools import lru_cache

from django.template.exceptions import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.safestring import SafeString

# Folders of templates/svg, and the drawing for what has none of its own: editors add topics.
FOLDERS = {"tier": "tiers", "topic": "topics", "grow": "grow", "land": "land"}
FALLBACK = {"tier": "micro", "topic": "_general", "grow": "idea", "land": "house"}

_USE = re.compile(rf'href="#({"|".join(FOLDERS)})-([a-z0-9_-]+)"')
_SVG = re.compile(r'<svg[^>]* viewBox="(?P<box>[^"]+)"[^>]*>(?P<drawing>.*)</svg>', re.DOTALL)


@lru_cache(maxsize=1024)
def tier_badge(tier: str, label: str, tag: str = "p") -> SafeString:
    """A tier's shape and its name, as an element `tag`."""
    return format_html(
        '<{tag} class="tier" data-tier="{tier}"><svg class="mark" viewBox="0 0 48 48"'
        ' aria-hidden="true" focusable="false"><use href="#tier-{tier}"/></svg> {label}</{tag}>',
        tag=tag,
        tier=tier,
        label=label,
    )


@lru_cache(maxsize=1024)
def card_art(tier: str, topic: str) -> SafeString:
    """The drawing of a card: a topic, by its slug, on its tier's shape; without one the shape."""
    drawn = topic and format_html(
        '<use href="#topic-{}" x="20" y="20" width="56" height="56"/>', topic
    )
    return format_html(
        '<svg class="card__art" viewBox="0 0 96 96" aria-hidden="true" focusable="false">'
        '<use class="ground" href="#tier-{}" width="96" height="96"/>{}</svg>',
        tier,
        drawn,
    )


@lru_cache(maxsize=512)
def topic_art(topic: str) -> SafeString:
    """The drawing of a topic, by its slug."""
    return format_html(
        '<svg class="topic" viewBox="0 0 64 64" aria-hidden="true" focusable="false">'
        '<use href="#topic-{}"/></svg>',
        topic,
    )


def used_in(html: str) -> list[tuple[str, str]]:
    """The kinds and names of the drawings that `html` uses, each once, in order."""
    return list(dict.fromkeys(_USE.findall(html)))


def sprite(html: str) -> str:
    """The symbols that `html` uses, in one element that shows nothing; nothing if it uses none."""
    symbols = "".join(symbol(kind, name) for kind, name in used_in(html))
    if not symbols:
        return ""
    return f'<svg class="sprite" aria-hidden="true" focusable="false">{symbols}</svg>'


@lru_cache(maxsize=512)
def symbol(kind: str, name: str) -> str:
    """One drawing as a `<symbol>`. What has no drawing of its own gets the general one.

    Raises ValueError for a file that holds no drawing.
    """
    source = _source(kind, name)
    found = _SVG.search(source)
    if found is None:
        raise ValueError(f"The file of {kind} {name} holds no drawing")
    return f'<symbol id="{kind}-{name}" viewBox="{found["box"]}">{found["drawing"]}</symbol>'


def _source(kind: str, name: str) -> str:
    for file in (name, FALLBACK[kind]):
        try:
            return str(get_template(f"svg/{FOLDERS[kind]}/{file}.svg").render())
        except TemplateDoesNotExist:
            continue
    raise TemplateDoesNotExist(f"svg/{FOLDERS[kind]}/{FALLBACK[kind]}.svg")
