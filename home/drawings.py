"""Drawings that a page uses many times: each stands once a page, as a symbol.

A template draws one by `<use href="#topic-mat"/>` (`tier-…`, `grow-…`); the symbols that a page
needs are put in front of it once it is rendered. The drawings are inline because only so they take
the colours of the page, which change with its scheme.
"""

import re
from functools import lru_cache

from django.template.exceptions import TemplateDoesNotExist
from django.template.loader import get_template

# Folders of templates/svg, and the drawing for what has none of its own: editors add topics.
FOLDERS = {"tier": "tiers", "topic": "topics", "grow": "grow"}
FALLBACK = {"tier": "micro", "topic": "_general", "grow": "idea"}

_USE = re.compile(r'href="#(tier|topic|grow)-([a-z0-9_-]+)"')
_SVG = re.compile(r'<svg[^>]* viewBox="(?P<box>[^"]+)"[^>]*>(?P<drawing>.*)</svg>', re.DOTALL)


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
