"""The start page and the editorial pages."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from home.blocks import BodyBlock


class HomePage(Page):
    """The start page: one question, the four tiers, the topics, what is new and what starts soon."""

    question_sv = models.CharField(
        _("question in Swedish"), max_length=120, default="Vad vill du göra för någon annan?"
    )
    question_en = models.CharField(
        _("question in English"), max_length=120, default="What would you like to do for someone?"
    )
    search_hint_sv = models.CharField(
        _("search hint in Swedish"),
        max_length=160,
        default="Skriv det du tänker på, till exempel läxhjälp, Råå eller lördag",
    )
    search_hint_en = models.CharField(
        _("search hint in English"),
        max_length=160,
        default="Write what you have in mind, for example homework help, Råå or Saturday",
    )
    picture = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture for sharing"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("question_sv"), FieldPanel("question_en")], _("Question")),
        MultiFieldPanel(
            [FieldPanel("search_hint_sv"), FieldPanel("search_hint_en")], _("Search field")
        ),
        FieldPanel("picture"),
    ]

    template = "pages/home.html"
    private_page_options: ClassVar[list[str]] = []
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    class Meta:
        verbose_name = _("start page")
        verbose_name_plural = _("start pages")


class EditorialPage(Page):
    """A page of running text: about the service, privacy, accessibility, news."""

    title_en = models.CharField(_("title in English"), max_length=255, blank=True)
    lead_sv = models.TextField(_("lead in Swedish"), blank=True, max_length=400)
    lead_en = models.TextField(_("lead in English"), blank=True, max_length=400)
    picture = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body_sv = StreamField(BodyBlock(), verbose_name=_("body in Swedish"), blank=True)
    body_en = StreamField(
        BodyBlock(),
        verbose_name=_("body in English"),
        blank=True,
        help_text=_(
            "Where it is empty, English readers get the Swedish text and a line that says so."
        ),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead_sv"),
        FieldPanel("picture"),
        FieldPanel("body_sv"),
        MultiFieldPanel(
            [FieldPanel("title_en"), FieldPanel("lead_en"), FieldPanel("body_en")], _("English")
        ),
    ]

    template = "pages/editorial.html"
    private_page_options: ClassVar[list[str]] = []
    parent_page_types = ["home.HomePage", "home.EditorialPage"]
    subpage_types: ClassVar[list[str]] = ["home.EditorialPage"]

    class Meta:
        verbose_name = _("editorial page")
        verbose_name_plural = _("editorial pages")
