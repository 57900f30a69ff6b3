"""Calls: the city asks for initiatives, with departments' needs and what came of them."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page

from assignments.api_fields import (
    CALL_API_FIELDS,
    CALL_QUESTION_API_FIELDS,
    INDEX_API_FIELDS,
    INITIATIVE_API_FIELDS,
    NEED_API_FIELDS,
)
from assignments.choices import CallStatus, InitiativeStatus
from assignments.fields import LinesField, text_language
from assignments.forms import PageWithPictureForm
from assignments.models.organisations import PROSE
from assignments.models.taxonomy import AboutTopics, Topic
from assignments.panels import CALL_PANELS, page_tabs
from assignments.querysets import CallPageManager, CallPageQuerySet
from assignments.routing import AlwaysPublic, RoutesOneKind


class CallIndexPage(RoutesOneKind, Page):
    """The list of calls."""

    intro_sv = models.TextField(_("introduction in Swedish"), blank=True)
    intro_en = models.TextField(_("introduction in English"), blank=True)
    title_en = models.CharField(_("title in English"), max_length=255, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("title_en"),
        FieldPanel("intro_sv"),
        FieldPanel("intro_en"),
    ]

    template = "pages/call_index.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["assignments.CallPage"]
    max_count = 1

    api_fields = INDEX_API_FIELDS

    class Meta:
        verbose_name = _("list of calls")
        verbose_name_plural = _("lists of calls")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from assignments.pages import calls

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | calls.index_context(self, timezone.now())


class CallPage(AlwaysPublic, AboutTopics, Page):
    """An innovation call or a crisis call."""

    source_id = models.CharField(
        _("key in the content file"),
        max_length=100,
        unique=True,
        null=True,
        blank=True,
        editable=False,
    )
    summary = models.CharField(
        _("summary"), max_length=200, help_text=_("What is asked for, in one or two sentences.")
    )
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=CallStatus.choices,
        default=CallStatus.DRAFT,
        help_text=_("A draft is shown to nobody. A closed call stays and tells what came of it."),
    )
    crisis = models.BooleanField(
        _("crisis"),
        default=False,
        help_text=_("An open crisis call is a band on every start page."),
    )
    opens = models.DateTimeField(
        _("opens"), help_text=_("From then on ideas are taken in, if the status is Open.")
    )
    closes = models.DateTimeField(
        _("closes"), null=True, blank=True, help_text=_("Leave empty for a rolling call.")
    )
    background = RichTextField(
        _("background"),
        features=PROSE,
        help_text=_("What is wrong today, for whom, and what the city cannot do alone."),
    )
    what_is_innovation = RichTextField(
        _("what counts as an innovation"),
        features=PROSE,
        blank=True,
        help_text=_("What an idea must have to be taken up, and what has been tried already."),
    )
    how_it_works = RichTextField(
        _("how it works"),
        features=PROSE,
        help_text=_("Step by step from the idea to the answer, with times."),
    )
    funding = RichTextField(
        _("funding"),
        features=PROSE,
        blank=True,
        help_text=_("What the city pays for, how much, and who owns what comes of it."),
    )
    contact_name = models.CharField(
        _("contact person"), max_length=100, blank=True, help_text=_("Shown to everyone.")
    )
    contact_email = models.EmailField(
        _("e-mail"), help_text=_("Shown to everyone. Ideas and questions come here.")
    )
    topics = ParentalManyToManyField(
        Topic,
        verbose_name=_("topics"),
        blank=True,
        related_name="calls",
        help_text=_("Residents find the call by them."),
    )
    text_language = text_language(_("The language that the call is written in."))
    picture = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Of what the call is about. Without one, a drawing is shown."),
    )

    objects: ClassVar[CallPageQuerySet] = CallPageManager()

    edit_handler = page_tabs(CALL_PANELS, PageWithPictureForm)

    template = "pages/call.html"
    # A copy is a page of its own, not the one in the content file.
    exclude_fields_in_copy: ClassVar[list[str]] = ["source_id"]
    parent_page_types = ["assignments.CallIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    api_fields = CALL_API_FIELDS

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")

    def clean(self) -> None:
        super().clean()
        if self.opens and self.closes and self.closes <= self.opens:
            raise ValidationError({"closes": _("It closes before it opens.")})

    @property
    def shown(self) -> bool:
        """Whether residents may see it: `visible` of the queryset, for one at hand."""
        return bool(self.live and self.status != CallStatus.DRAFT)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.shown:
            raise Http404
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from assignments.pages import calls

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | calls.call_context(self, timezone.now())


class Need(Orderable):
    """What a municipal department needs, within a call."""

    call = ParentalKey(CallPage, on_delete=models.CASCADE, related_name="needs")
    source_id = models.CharField(max_length=100, blank=True, editable=False)
    title = models.CharField(_("title"), max_length=200, help_text=_("The need in a few words."))
    department = models.CharField(
        _("department"), max_length=200, help_text=_("Of the city, by its full name.")
    )
    description = models.TextField(
        _("description"), help_text=_("What is needed and why. A blank line begins a paragraph.")
    )
    quote = models.TextField(
        _("quote"), blank=True, help_text=_("Somebody who works with it, in their own words.")
    )
    quote_by = models.CharField(
        _("who said it"), max_length=200, blank=True, help_text=_("Name and occupation.")
    )
    target_groups = LinesField(_("target groups"), help_text=_("One on each line."))

    panels = [
        FieldPanel("title"),
        FieldPanel("department"),
        FieldPanel("description"),
        FieldPanel("quote"),
        FieldPanel("quote_by"),
        FieldPanel("target_groups"),
    ]

    api_fields = NEED_API_FIELDS

    class Meta(Orderable.Meta):
        verbose_name = _("need")
        verbose_name_plural = _("needs")

    def __str__(self) -> str:
        return self.title


class CallQuestion(Orderable):
    """A question that somebody asked about a call, and the city's answer to everyone."""

    call = ParentalKey(CallPage, on_delete=models.CASCADE, related_name="questions")
    question = models.CharField(
        _("question"), max_length=200, help_text=_("As it was asked, without the name of who did.")
    )
    answer = RichTextField(_("answer"), features=PROSE)

    panels = [FieldPanel("question"), FieldPanel("answer")]

    api_fields = CALL_QUESTION_API_FIELDS

    class Meta(Orderable.Meta):
        verbose_name = _("question and answer")
        verbose_name_plural = _("questions and answers")

    def __str__(self) -> str:
        return self.question


class Initiative(Orderable):
    """What came of a call, from an idea to something that stays."""

    call = ParentalKey(CallPage, on_delete=models.CASCADE, related_name="initiatives")
    title = models.CharField(
        _("title"), max_length=200, help_text=_("What it is called by those who do it.")
    )
    organisation_name = models.CharField(
        _("organisation"), max_length=200, help_text=_("Who does it.")
    )
    summary = models.TextField(_("summary"), help_text=_("What they do, in a few sentences."))
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=InitiativeStatus.choices,
        help_text=_("How far it has come."),
    )
    report = models.TextField(_("report"), blank=True, help_text=_("What was done and learnt."))

    panels = [
        FieldPanel("title"),
        FieldPanel("organisation_name"),
        FieldPanel("summary"),
        FieldPanel("status"),
        FieldPanel("report"),
    ]

    api_fields = INITIATIVE_API_FIELDS

    class Meta(Orderable.Meta):
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")

    def __str__(self) -> str:
        return self.title
