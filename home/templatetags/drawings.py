"""The `{% sprite %}` block."""

from django import template
from django.template import Context, NodeList
from django.template.base import Node, Parser, Token
from django.utils.safestring import SafeString, mark_safe

from home import drawings

register = template.Library()


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
