"""Telling the city that something is wrong with a page."""

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string
from wagtail.models import Page


def report_url(page: Page) -> str:
    """The form that tells the coordinator; empty where nobody is named, and for a preview.

    `ASSIGNMENTS_REPORT_ADDRESS` is the dotted path of a function that gives the e-mail address.
    """
    path = getattr(settings, "ASSIGNMENTS_REPORT_ADDRESS", "")
    if not page.pk or not path or not import_string(path)():
        return ""
    return reverse("interests:report", args=[page.pk])
