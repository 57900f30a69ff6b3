"""Days, times and small numbers in words, in the active language. See assignments/wording.py."""

from datetime import datetime

from django import template
from django.utils.translation import get_language

from assignments import numerals, wording
from assignments.times import local_day

register = template.Library()


@register.simple_tag
def day(moment: datetime, now: datetime) -> str:
    """`{% day moment now %}`: `tis 1 dec`."""
    return wording.day_words(local_day(moment), now, get_language() or "sv")


@register.simple_tag
def moment(value: datetime, now: datetime) -> str:
    """`{% moment value now %}`: `sön 29 nov kl 18`."""
    return wording.moment_words(value, now, get_language() or "sv")


@register.filter
def in_words(number: int) -> str:
    """`{{ 3|in_words }}`: `tre`."""
    return numerals.number_words(number, get_language() or "sv")


@register.filter
def capitalised(text: str) -> str:
    """With a capital first letter, the rest untouched."""
    return wording.capitalised(str(text))
