"""Rich text as others can use it: HTML with whole addresses, and plain text."""

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from django.conf import settings
from wagtail.rich_text import expand_db_html

_BLOCKS = ["p", "li", "h2", "h3", "h4", "blockquote"]
_LOCAL_ADDRESS = re.compile(r'\b(href|src)="/(?!/)')


@dataclass(frozen=True)
class Prose:
    """A rich text twice over."""

    html: str
    text: str

    @classmethod
    def of(cls, source: str) -> "Prose":
        """From the text as Wagtail stores it. Links to pages follow the active language."""
        html = expand_db_html(source)
        return cls(html=_whole_addresses(html), text=plain_text(html))


def plain_text(html: str) -> str:
    """The words alone: paragraphs parted by an empty line, items of lists marked by a dash."""
    soup = BeautifulSoup(html, "html.parser")
    for line_break in soup.find_all("br"):
        line_break.replace_with("\n")
    blocks = [block for block in soup.find_all(_BLOCKS) if not block.find(_BLOCKS)]
    if not blocks:
        return _lines(soup)
    text = ""
    previous = ""
    for block in blocks:
        mark = "– " if block.name == "li" else ""
        gap = "\n" if mark and previous == "li" else "\n\n"
        text += f"{gap if text else ''}{mark}{_lines(block)}"
        previous = block.name
    return text


def _lines(block: Tag) -> str:
    lines = (" ".join(line.split()) for line in block.get_text().split("\n"))
    return "\n".join(line for line in lines if line)


def _whole_addresses(html: str) -> str:
    return _LOCAL_ADDRESS.sub(rf'\1="{settings.WAGTAILADMIN_BASE_URL}/', html)
