"""Passages of texts in templates."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from search.results import Part

register = template.Library()


@register.filter
def marked(parts: Iterable[Part]) -> SafeString:
    """`{{ card.highlight|marked }}`: the passage, with the words searched for in `<mark>`."""
    return mark_safe("".join(map(_part, parts)))  # noqa: S308 every text in it is escaped


def _part(part: Part) -> str:
    return f"<mark>{escape(part.text)}</mark>" if part.marked else escape(part.text)
