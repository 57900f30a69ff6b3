"""Drawings, structured data, addresses and numbers in words, in templates."""

import re
from urllib.parse import urljoin

from django.utils.translation import get_language
from jinja2 import Environment
from jinja2.ext import Extension
from markupsafe import Markup, escape

from assignments import drawings, numerals, structured_data, wording


class AssignmentsExtension(Extension):
    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.globals |= {
            "absolute": absolute,
            "assignment_data": structured_data.assignment_data,
            "card_art": drawings.card_art,
            "crumbs_data": structured_data.crumbs_data,
            "organisation_data": structured_data.organisation_data,
            "tier_badge": drawings.tier_badge,
            "topic_art": drawings.topic_art,
        }
        environment.filters |= {
            "breakable": breakable,
            "capitalised": wording.capitalised,
            "dialled": dialled,
            "in_words": in_words,
            "json_ld": json_ld,
            "sprite": sprite,
        }


def absolute(path: str, base_url: str) -> str:
    """The whole address of a path of ours; an address that is whole already as it is."""
    return urljoin(base_url, path)


def breakable(address: str) -> Markup:
    """An e-mail or web address that may break after @ and before the dots and slashes."""
    return Markup(re.sub(r"(@|(?<=.)(?=[./]))", r"\1<wbr>", str(escape(address))))  # noqa: S704


def dialled(number: str) -> str:
    """A phone number as a telephone dials it: what stands before a comma, if it is a number.

    `042-00 00 00, tisdagar 9–12` is dialled as 042000000.
    """
    first = number.partition(",")[0].strip()
    if not re.fullmatch(r"\+?[\d\s()/-]+", first):
        return ""
    # The (0) after a country's code is not dialled.
    digits = re.sub(r"\(0\)|[^\d+]", "", first)
    return digits if re.fullmatch(r"\+?\d{5,15}", digits) else ""


def in_words(number: int) -> str:
    """`{{ 3|in_words }}`: `tre`."""
    return numerals.number_words(number, get_language() or "sv")


def json_ld(data: structured_data.Data) -> Markup:
    """Structured data as the text of its script."""
    return Markup(structured_data.json_ld(data))  # noqa: S704 every < is escaped


def sprite(html: str) -> Markup:
    """`{% filter sprite %}…{% endfilter %}`: what it holds, after the symbols used in it."""
    return Markup(drawings.sprite(html)) + Markup(html)  # noqa: S704 rendered templates
