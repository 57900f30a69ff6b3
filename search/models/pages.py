"""The search page. Its results come from the engine, its editable texts from here."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page


class SearchPage(Page):
    """Where residents find assignments and calls: /uppdrag/."""

    title_en = models.CharField(_("title in English"), max_length=255, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("title_en")]

    template = "pages/search.html"
    parent_page_types = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count = 1

    class Meta:
        verbose_name = _("search page")
        verbose_name_plural = _("search pages")
