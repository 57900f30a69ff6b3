"""Structured data, sharing pictures and small matters of addresses, for templates of pages."""

import re
from typing import Any
from urllib.parse import urljoin

from django import template
from django.template import Context
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from assignments import structured_data as data
from assignments.pictures import Picture

register = template.Library()


@register.simple_tag(takes_context=True)
def assignment_data(context: Context, page: Any, site: Any, now: Any) -> SafeString:
    """An assignment as JobPosting or Event; nothing for one that is not saved yet."""
    if not page.pk:
        return mark_safe("")
    picture = context["view"].picture
    address = widest(picture) if picture else ""
    return _script(context, data.assignment_data(page, site.city, now, address))


@register.simple_tag(takes_context=True)
def organisation_data(context: Context, page: Any, site: Any) -> SafeString:
    """An organisation."""
    return _script(context, data.organisation_data(page, site.city))


@register.simple_tag(takes_context=True)
def crumbs_data(context: Context, crumbs: Any, title: str, site: Any) -> SafeString:
    """Where the page stands."""
    return _script(context, data.crumbs_data(crumbs, title, site.base_url))


@register.simple_tag
def absolute(path: str, base_url: str) -> str:
    """The whole address of a path of ours; an address that is whole already as it is."""
    return urljoin(base_url, path)


@register.filter
def widest(picture: Picture) -> str:
    """The whole address of the widest file of the type that is understood most widely, the last."""
    return picture.renditions[-1].full_url


@register.filter
def breakable(address: str) -> SafeString:
    """An e-mail or web address that may break after @ and before the dots and slashes."""
    return mark_safe(re.sub(r"(@|(?<=.)(?=[./]))", r"\1<wbr>", conditional_escape(address)))  # noqa: S308


@register.filter
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


def _script(context: Context, value: data.Data) -> SafeString:
    nonce = getattr(context["request"], "csp_nonce", "")
    return format_html(
        '<script type="application/ld+json"{}>{}</script>',
        format_html(' nonce="{}"', nonce) if nonce else "",
        mark_safe(data.json_ld(value)),  # noqa: S308 every < is escaped
    )
