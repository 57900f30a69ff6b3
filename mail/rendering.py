"""Templates -> a mail's subject, text and HTML, in the language of its recipient."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from mail.kinds import MailKind
from mail.look import STYLES

LONGEST_SUBJECT = 150


@dataclass(frozen=True)
class Rendered:
    """What the recipient reads."""

    subject: str
    text: str
    html: str


def render(kind: MailKind, language: str, context: Mapping[str, Any]) -> Rendered:
    """Render the three parts of `kind`. Template errors come out as they are."""
    values = {
        **context,
        "style": STYLES,
        "language": language,
        "base_url": settings.WAGTAILADMIN_BASE_URL,
    }
    with translation.override(language):
        subject, text, html = (
            render_to_string(kind.template(part), values)
            for part in ("subject.txt", "body.txt", "body.html")
        )
    return Rendered(subject=one_line(subject), text=tidy(text), html=html.strip() + "\n")


def one_line(text: str, longest: int = LONGEST_SUBJECT) -> str:
    """`text` on one line, cut at a word when it is too long for a subject."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[: longest - 1].rsplit(" ", 1)[0] + "…"


def tidy(text: str) -> str:
    """Plain text without trailing blanks and with at most one empty line in a row."""
    lines: list[str] = []
    for line in text.strip().splitlines():
        stripped = line.rstrip()
        if stripped or (lines and lines[-1]):
            lines.append(stripped)
    return "\n".join(lines) + "\n"
