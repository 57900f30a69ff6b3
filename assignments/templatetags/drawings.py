"""Drawings in templates: `{% tier_badge %}`, `{% card_art %}`, `{% topic_art %}`, and `{% sprite %}`."""

from django import template
from django.template import Context, NodeList
from django.template.base import Node, Parser, Token
from django.utils.safestring import SafeString, mark_safe

from assignments import drawings

register = template.Library()

# A page has dozens of them; an include of a template takes ten times as long.
register.simple_tag(drawings.tier_badge)
register.simple_tag(drawings.card_art)
register.simple_tag(drawings.topic_art)


class SpriteNode(Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        html = self.nodelist.render(context)
        return mark_safe(drawings.sprite(html) + html)  # noqa: S308 both are rendered templates


@register.tag
def sprite(parser: Parser, token: Token) -> SpriteNode:
    """`{% sprite %}…{% endsprite %}`: what it holds, after the symbols that are used in it."""
    nodelist = parser.parse(("endsprite",))
    parser.delete_first_token()
    return SpriteNode(nodelist)
