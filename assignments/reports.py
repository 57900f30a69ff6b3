"""Telling the city that something is wrong with a page: a mail with its address in it."""

from urllib.parse import quote

from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from wagtail.models import Page


def report_url(page: Page) -> str:
    """A mailto link to the coordinator; empty where nobody is named.

    `ASSIGNMENTS_REPORT_ADDRESS` is the dotted path of a function that gives the e-mail address.
    """
    path = getattr(settings, "ASSIGNMENTS_REPORT_ADDRESS", "")
    address = import_string(path)() if path else ""
    if not address:
        return ""
    subject = _("Something is wrong with an assignment")
    body = f"{page.full_url or ''}\n\n"
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject)}&body={quote(body)}"
