"""Words that go with a number, where they stand many times on a page."""

from django import template
from django.utils.translation import ngettext

register = template.Library()


@register.filter
def hits(count: int) -> str:
    """`hit` or `hits`, in the active language: `{{ count }} {{ count|hits }}`."""
    return ngettext("hit", "hits", count)
