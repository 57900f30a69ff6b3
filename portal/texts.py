"""Translated texts in templates: Django's, by the names and the rules of Jinja2's i18n extension.

The language is asked for once a page, as LANGUAGE_CODE, and each text once a language: a page has
a hundred texts, and to find the active language takes longer than to find a text.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from django.utils import translation
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup


def language_of(context: Context) -> str:
    """The language of what is rendered, which is the active one; empty where none is."""
    return context.get("LANGUAGE_CODE") or translation.get_language() or ""


@pass_context
def gettext(context: Context, message: str, **variables: Any) -> Markup:
    """The text in the language of the page, with its variables escaped."""
    if not variables:
        return _plain(language_of(context), message)
    return _text(language_of(context), message) % variables


@pass_context
def pgettext(context: Context, sense: str, message: str, **variables: Any) -> Markup:
    """As `gettext`, of a message that has several senses."""
    return _text_of_sense(language_of(context), sense, message) % variables


@pass_context
def ngettext(context: Context, one: str, many: str, number: int, **variables: Any) -> Markup:
    """As `gettext`, of so many."""
    return _text_of_number(language_of(context), one, many, number) % {"num": number, **variables}


@pass_context
def npgettext(
    context: Context, sense: str, one: str, many: str, number: int, **variables: Any
) -> Markup:
    """As `ngettext`, of a message that has several senses."""
    text = translation.npgettext(sense, one, many, number)
    return Markup(text) % {"num": number, **variables}  # noqa: S704 translators write markup


CALLABLES: dict[str, Callable[..., Markup]] = {
    "_": gettext,
    "gettext": gettext,
    "ngettext": ngettext,
    "pgettext": pgettext,
    "npgettext": npgettext,
}

# Translators write markup: these texts may hold it.


@cache
def _text(language: str, message: str) -> Markup:
    return Markup(translation.gettext(message))  # noqa: S704


@cache
def _plain(language: str, message: str) -> Markup:
    return _text(language, message) % {}


@cache
def _text_of_sense(language: str, sense: str, message: str) -> Markup:
    return Markup(translation.pgettext(sense, message))  # noqa: S704


@lru_cache(maxsize=4096)
def _text_of_number(language: str, one: str, many: str, number: int) -> Markup:
    return Markup(translation.ngettext(one, many, number))  # noqa: S704
