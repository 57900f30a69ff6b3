"""Organisations: those who post assignments, each with a page of its own and its own subtree."""

from typing import Any, ClassVar

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from assignments.api_fields import INDEX_API_FIELDS, ORGANISATION_API_FIELDS
from assignments.choices import OrganisationKind
from assignments.fields import text_language
from assignments.forms import PageWithPictureForm
from assignments.models.taxonomy import AboutTopics, District, Topic
from assignments.panels import ORGANISATION_PANELS, page_tabs
from assignments.querysets import OrganisationPageManager, OrganisationPageQuerySet
from assignments.routing import RoutesOneKind

# Enough for running text; no headings that would break a page's outline.
PROSE = ["bold", "italic", "link", "ul", "ol"]


class OrganisationIndexPage(RoutesOneKind, Page):
    """The directory of organisations."""

    intro_sv = models.TextField(_("introduction in Swedish"), blank=True)
    intro_en = models.TextField(_("introduction in English"), blank=True)
    title_en = models.CharField(_("title in English"), max_length=255, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("title_en"),
        FieldPanel("intro_sv"),
        FieldPanel("intro_en"),
    ]

    template = "pages/organisation_index.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["assignments.OrganisationPage"]
    max_count = 1

    api_fields = INDEX_API_FIELDS

    class Meta:
        verbose_name = _("directory of organisations")
        verbose_name_plural = _("directories of organisations")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from assignments.pages import directory

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | directory.context(self, request.GET, timezone.now())


class OrganisationPage(RoutesOneKind, AboutTopics, Page):
    """One organisation: an association, a municipal department, a company and so on."""

    source_id = models.CharField(
        _("key in the content file"),
        max_length=100,
        unique=True,
        null=True,
        blank=True,
        editable=False,
    )
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=OrganisationKind.choices,
        help_text=_("Residents can choose to see one kind only."),
    )
    summary = models.CharField(
        _("summary"),
        max_length=200,
        help_text=_("One or two sentences for lists: who you are and what you do."),
    )
    about = RichTextField(
        _("about"),
        features=PROSE,
        help_text=_("Tell as you would tell a neighbour: how you began, what you do, who you are."),
    )
    email = models.EmailField(
        _("e-mail"),
        help_text=_("Interest in your assignments comes here, unless the assignment has contacts."),
    )
    contact_name = models.CharField(
        _("contact person"),
        max_length=100,
        blank=True,
        help_text=_("Who answers. Shown to everyone."),
    )
    phone = models.CharField(
        _("phone"), max_length=40, blank=True, help_text=_("Shown to everyone.")
    )
    website = models.URLField(
        _("website"), blank=True, help_text=_("Begins with https://, as in the address bar.")
    )
    membership_url = models.URLField(
        _("become a member"),
        blank=True,
        help_text=_("The page where one joins you, if there is one."),
    )
    topics = ParentalManyToManyField(
        Topic,
        verbose_name=_("topics"),
        blank=True,
        related_name="organisations",
        help_text=_("What you do. Residents find you by it in the directory."),
    )
    district = models.ForeignKey(
        District,
        verbose_name=_("district"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="organisations",
        help_text=_("Where you are to be found."),
    )
    address = models.CharField(
        _("address"), max_length=200, blank=True, help_text=_("Shown to everyone, with a map.")
    )
    text_language = text_language()
    picture = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A picture of people or places, not a logo. Without one, a drawing is shown."),
    )
    approved = models.BooleanField(
        _("approved"),
        default=False,
        help_text=_("Only an approved organisation and its assignments are shown to residents."),
    )
    paused = models.BooleanField(
        _("paused"),
        default=False,
        help_text=_("While you are paused, neither you nor your assignments are shown."),
    )

    # Reckoned from what they answered; None while there is too little to say it by.
    answers_within = models.PositiveSmallIntegerField(
        _("usually answers within days"), null=True, blank=True, editable=False
    )

    objects: ClassVar[OrganisationPageQuerySet] = OrganisationPageManager()

    edit_handler = page_tabs(ORGANISATION_PANELS, PageWithPictureForm)

    template = "pages/organisation.html"
    # A copy is a page of its own, not the one in the content file.
    exclude_fields_in_copy: ClassVar[list[str]] = ["source_id", "answers_within"]
    parent_page_types = ["assignments.OrganisationIndexPage"]
    subpage_types = ["assignments.AssignmentPage"]

    api_fields = ORGANISATION_API_FIELDS

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        permissions = [
            ("approve_organisationpage", "Can approve organisations"),
            ("curate_pages", "Can change addresses, texts for search engines and schedules"),
        ]

    @property
    def shown(self) -> bool:
        """Whether residents may see it: `visible` of the queryset, for one at hand."""
        return bool(self.live and self.approved and not self.paused)

    def with_content_json(self, content: dict[str, Any]) -> "OrganisationPage":
        """A revision is what was written: what is reckoned stays as it is."""
        page: OrganisationPage = super().with_content_json(content)
        page.answers_within = self.answers_within
        return page

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.shown:
            raise Http404
        response: HttpResponse = super().serve(request, *args, **kwargs)
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from assignments.pages import organisation

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | organisation.context(self, request.GET, timezone.now())
