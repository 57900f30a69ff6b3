"""The start page and the editorial pages."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Page

from assignments.pictures import PAGE_WIDTHS, picture_of
from assignments.routing import AlwaysPublic
from home.blocks import BodyBlock
from home.outline import outline
from home.routing import KnowsItsChildren
from home.start import start_page
from interests.models import InterestSettings


class HomePage(KnowsItsChildren):
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
    parent_page_types = ["wagtailcore.Page"]
    max_count = 1

    api_fields = [
        APIField("question_sv"),
        APIField("question_en"),
        APIField("search_hint_sv"),
        APIField("search_hint_en"),
        APIField("picture"),
    ]

    class Meta:
        verbose_name = _("start page")
        verbose_name_plural = _("start pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """`start` holds all that is counted and listed; the texts are in the active language."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        now = timezone.now()
        english = get_language() == "en"
        context.update(
            now=now,
            start=start_page(now),
            question=self.question_en if english else self.question_sv,
            search_hint=self.search_hint_en if english else self.search_hint_sv,
            picture=picture_of(self.picture, PAGE_WIDTHS),
            reply_days=InterestSettings.for_request(request).reply_days,
        )
        return context


class EditorialPage(AlwaysPublic, Page):
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
    parent_page_types = ["home.HomePage", "home.EditorialPage"]
    subpage_types: ClassVar[list[str]] = ["home.EditorialPage"]

    api_fields = [
        APIField("title_en"),
        APIField("lead_sv"),
        APIField("lead_en"),
        APIField("picture"),
        APIField("body_sv"),
        APIField("body_en"),
    ]

    class Meta:
        verbose_name = _("editorial page")
        verbose_name_plural = _("editorial pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The texts in the active language; where English is missing, Swedish ones.

        `heading_lang`, `lead_lang` and `body_lang` name the language of what is not in it.
        """
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        english = get_language() == "en"
        body = self.body_en if english and self.body_en else self.body_sv
        context.update(
            heading=(english and self.title_en) or self.title,
            heading_lang="sv" if english and not self.title_en else "",
            lead=(english and self.lead_en) or self.lead_sv,
            lead_lang="sv" if english and not self.lead_en else "",
            picture=picture_of(self.picture, PAGE_WIDTHS),
            outline=outline(body),
            body_lang="sv" if english and body is self.body_sv else "",
        )
        return context
