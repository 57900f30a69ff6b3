"""Numbers of hits and passages of texts, in templates."""

from collections.abc import Iterable
from functools import lru_cache

from django.utils.translation import get_language, ngettext
from jinja2 import Environment, pass_context
from jinja2.ext import Extension
from jinja2.runtime import Context
from markupsafe import Markup, escape

from search.results import Part


class SearchExtension(Extension):
    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.filters |= {"hits": hits, "marked": marked}


@pass_context
def hits(context: Context, count: int) -> str:
    """`hit` or `hits`: `{{ count }} {{ count|hits }}`."""
    return _hits(context.get("LANGUAGE_CODE") or get_language(), count)


@lru_cache(maxsize=4096)
def _hits(language: str | None, count: int) -> str:
    """As `hits`, in the active language, which is `language`: a page has more than a hundred."""
    return ngettext("hit", "hits", count)


def marked(parts: Iterable[Part]) -> Markup:
    """`{{ card.highlight|marked }}`: the passage, with the words searched for in `<mark>`."""
    return Markup("").join(
        Markup("<mark>{}</mark>").format(part.text) if part.marked else escape(part.text)
        for part in parts
    )
