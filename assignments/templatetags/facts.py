"""Facts at a glance, in templates.

Their markup is written here since a page has a hundred: in a template each takes ten times as long.
"""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from assignments.cards import Fact

register = template.Library()


@register.simple_tag
def card_facts(facts: Iterable[Fact]) -> SafeString:
    """The facts of a card as a list; nothing when there are none."""
    rows = "".join(map(_row, facts))
    return mark_safe(f'<dl class="card__facts">{rows}</dl>' if rows else "")  # noqa: S308 escaped


def _row(fact: Fact) -> str:
    lang = f' lang="{fact.lang}"' if fact.lang else ""
    return f"<div><dt>{escape(fact.name)}</dt><dd{lang}>{escape(fact.value)}</dd></div>"
