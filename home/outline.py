"""The body of an editorial page as it is laid out: parts, and the headings in them.

A heading of the second level begins a section with its heading in the margin. What the first
block says before all others stands beside the table of contents instead.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from wagtail.rich_text import RichText, expand_db_html

# From so many headings on, a table of contents saves more than it costs.
CONTENTS_FROM = 3

_HEADING = re.compile(r"<h2[^>]*>(.*?)</h2>", re.DOTALL)


@dataclass(frozen=True)
class Section:
    """Running text under a heading; both empty where the text begins without one."""

    id: str
    heading: str
    body: SafeString


@dataclass(frozen=True)
class Part:
    """A block of the body. Text has `sections`; another block its `block`, and an `id`."""

    kind: str
    block: Any = None
    id: str = ""
    sections: Sequence[Section] = ()


@dataclass(frozen=True)
class Entry:
    """A line of the table of contents."""

    id: str
    heading: str


@dataclass(frozen=True)
class Outline:
    """`first` is the text that stands beside the contents; `parts` what follows."""

    first: Part | None
    parts: Sequence[Part]
    contents: Sequence[Entry]


def outline(blocks: Iterable[Any]) -> Outline:
    """Of the blocks of a `home.blocks.BodyBlock`."""
    ids = _Ids()
    parts = [_part(block, ids) for block in blocks]
    contents = [entry for part in parts for entry in _entries(part)]
    first = parts[0] if parts and parts[0].kind == "prose" else None
    return Outline(
        first=first,
        parts=parts[1:] if first else parts,
        contents=contents if len(contents) >= CONTENTS_FROM else (),
    )


class _Ids:
    """Gives each heading an id of its own on the page."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def of(self, heading: str) -> str:
        # No other id of a page begins so.
        base = f"om-{slugify(heading) or 'detta'}"
        found, number = base, 1
        while found in self._given:
            number += 1
            found = f"{base}-{number}"
        self._given.add(found)
        return found


def _part(block: Any, ids: _Ids) -> Part:
    if isinstance(block.value, RichText):
        return Part("prose", sections=list(_sections(expand_db_html(block.value.source), ids)))
    heading = block.value.get("heading", "")
    return Part(block.block_type, block, ids.of(heading) if heading else "")


def _sections(html: str, ids: _Ids) -> Iterator[Section]:
    before, *rest = _HEADING.split(html)
    if before.strip():
        yield Section("", "", mark_safe(before))  # noqa: S308 Wagtail has cleaned it
    for heading, body in zip(rest[::2], rest[1::2], strict=True):
        text = unescape(strip_tags(heading)).strip()
        if text:
            yield Section(ids.of(text), text, mark_safe(body))  # noqa: S308


def _entries(part: Part) -> Iterator[Entry]:
    for section in part.sections:
        if section.heading:
            yield Entry(section.id, section.heading)
    if part.id:
        yield Entry(part.id, part.block.value["heading"])
