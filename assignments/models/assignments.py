"""Assignments: what an organisation asks residents to do, with occasions, contacts and questions."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail.url_routing import RouteResult

from assignments.api_fields import ASSIGNMENT_API_FIELDS, OCCASION_API_FIELDS
from assignments.choices import ContactRole, Tier
from assignments.fields import LanguagesField, text_language, yes_no_unknown
from assignments.findable import findable_until
from assignments.forms import AssignmentForm
from assignments.models.organisations import PROSE, OrganisationPage
from assignments.models.taxonomy import AboutTopics, District, Topic
from assignments.panels import ASSIGNMENT_PANELS, page_tabs
from assignments.querysets import AssignmentPageManager, AssignmentPageQuerySet
from assignments.routing import AlwaysPublic
from assignments.times import occasion_end


class AssignmentPage(AlwaysPublic, AboutTopics, Page):
    """Something that an organisation asks for help with; the child of its organisation's page."""

    source_id = models.CharField(
        _("key in the content file"),
        max_length=100,
        unique=True,
        null=True,
        blank=True,
        editable=False,
    )
    # Follows the tree: save() and a move set it, so that lists need no walk up the tree.
    organisation = models.ForeignKey(
        OrganisationPage,
        verbose_name=_("organisation"),
        editable=False,
        # Deleting an organisation's page deletes those under it.
        on_delete=models.CASCADE,
        related_name="assignments",
    )
    summary = models.CharField(
        _("summary"), max_length=160, help_text=_("What one does, in one or two sentences.")
    )
    description = RichTextField(
        _("description"),
        features=PROSE,
        help_text=_("What one does, with whom, and why it matters. Write as you speak."),
    )
    tier = models.CharField(
        _("tier"),
        max_length=10,
        choices=Tier.choices,
        help_text=_("How much one commits to. Choose the smallest that is true."),
    )
    topics = ParentalManyToManyField(
        Topic, verbose_name=_("topics"), related_name="assignments", help_text=_("One to three.")
    )

    district = models.ForeignKey(
        District,
        verbose_name=_("district"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="assignments",
        help_text=_("Where one meets. Residents look for what is near them."),
    )
    remote = models.BooleanField(
        _("remote"), default=False, help_text=_("It can be done from home.")
    )
    address = models.CharField(
        _("address"),
        max_length=200,
        blank=True,
        help_text=_("Street and number, or a place that everyone finds. It is shown to everyone."),
    )
    lat = models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Degrees north; only where the address does not say it."),
    )
    lon = models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Degrees east."),
    )

    when_text = models.CharField(
        _("when, in words"),
        max_length=200,
        blank=True,
        help_text=_("As you would say it: Tuesdays 16–18, or whenever suits you."),
    )
    apply_by = models.DateField(
        _("apply by"), null=True, blank=True, help_text=_("The last day to show interest.")
    )
    spots = models.PositiveIntegerField(
        _("spots"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("How many people you need. Leave empty if there is room for all."),
    )
    full = models.BooleanField(
        _("full"), default=False, help_text=_("No spots are left. The page stays and says so.")
    )

    you_get = models.TextField(
        _("what you get"),
        blank=True,
        help_text=_("Coffee, training, company: what is in it for me?"),
    )
    you_bring = models.TextField(
        _("what you bring"), blank=True, help_text=_("Only what is truly needed.")
    )
    first_time = models.TextField(
        _("the first time"), blank=True, help_text=_("What happens when I come for the first time?")
    )
    languages = LanguagesField(
        verbose_name=_("languages"), help_text=_("Languages that one gets along with.")
    )
    min_age = models.PositiveSmallIntegerField(
        _("lowest age"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(100)],
        help_text=_("In years. Leave empty if age does not matter."),
    )
    groups_welcome = yes_no_unknown(
        _("groups are welcome"), _("Friends or families can come together.")
    )
    companies_welcome = yes_no_unknown(
        _("companies are welcome"), _("Colleagues can come together.")
    )
    step_free = yes_no_unknown(_("step-free"), _("One gets all the way without stairs."))
    police_extract = yes_no_unknown(
        _("police extract"),
        _("An extract from the criminal record must be shown, never sent in or kept."),
    )
    text_language = text_language()
    picture = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("From the assignment itself. Without one, a drawing of the topic is shown."),
    )
    call = models.ForeignKey(
        "assignments.CallPage",
        verbose_name=_("call"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="assignments",
        help_text=_("The call that this assignment came from."),
    )
    paused = models.BooleanField(
        _("paused"), default=False, help_text=_("While it is paused, nobody finds it.")
    )
    # Derived when the page is saved, so that expiry needs no job; None: until further notice.
    findable_until = models.DateTimeField(null=True, editable=False, db_index=True)

    objects: ClassVar[AssignmentPageQuerySet] = AssignmentPageManager()

    edit_handler = page_tabs(ASSIGNMENT_PANELS, AssignmentForm)

    template = "pages/assignment.html"
    # A copy is a page of its own, not the one in the content file.
    exclude_fields_in_copy: ClassVar[list[str]] = ["source_id"]
    parent_page_types = ["assignments.OrganisationPage"]
    subpage_types: ClassVar[list[str]] = []

    api_fields = ASSIGNMENT_API_FIELDS

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(spots__isnull=True) | models.Q(spots__gte=1),
                name="assignment_spots_at_least_one",
            ),
            models.CheckConstraint(
                condition=models.Q(lat__isnull=True, lon__isnull=True)
                | models.Q(lat__range=(-90, 90), lon__range=(-180, 180)),
                name="assignment_on_earth",
                violation_error_message=_("Give both latitude and longitude, or neither."),
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if not self.district and not self.remote:
            raise ValidationError(
                {"district": _("Choose a district, or say that it can be done from home.")}
            )
        if (self.lat is None) != (self.lon is None):
            raise ValidationError({"lat": _("Give both latitude and longitude, or neither.")})

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        if update_fields is None:
            self.organisation_id = OrganisationPage.objects.parent_of(self).values_list(
                "pk", flat=True
            )[0]
            self.findable_until = findable_until(
                [occasion.until for occasion in self.occasions.all()], self.apply_by, self.expire_at
            )
        super().save(*args, update_fields=update_fields, **kwargs)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Also one that is not live: what became of it is said by `serve`."""
        if path_components:
            raise Http404
        self.organisation = self.get_parent().specific
        return RouteResult(self)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        from assignments.pages import assignment
        from assignments.standing import Standing, standing

        now = timezone.now()
        stands = standing(self, now)
        if stands is Standing.UNKNOWN:
            raise Http404
        if stands in (Standing.OPEN, Standing.FULL):
            response: HttpResponse = super().serve(request, *args, **kwargs)
            return response
        context = assignment.ended_context(self, now)
        return TemplateResponse(request, "pages/assignment_ended.html", context, status=410)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from assignments.pages import assignment

        if self.organisation_id is None:
            # The preview of a page that has never been saved.
            self.organisation = OrganisationPage.objects.parent_of(self).get()
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | assignment.context(self, timezone.now())

    @cached_property
    def occasion_list(self) -> "list[Occasion]":
        """Its occasions, read once; lists of pages have them read for all at once."""
        return list(self.occasions.all())

    def recipients(self) -> "Sequence[tuple[str, str]]":
        """(name, e-mail) of those who receive interest: the contacts, else the organisation."""
        contacts = [(contact.name, contact.email) for contact in self.contacts.all()]
        return contacts or [(self.organisation.contact_name, self.organisation.email)]


class Occasion(Orderable):
    """One time that an assignment takes place. Stored in UTC; entered and shown in Stockholm."""

    assignment = ParentalKey(AssignmentPage, on_delete=models.CASCADE, related_name="occasions")
    starts = models.DateTimeField(
        _("starts"),
        # The start page asks for the next ones.
        db_index=True,
        help_text=_("Day and time, in Swedish time."),
    )
    ends = models.DateTimeField(
        _("ends"),
        null=True,
        blank=True,
        # The API asks for the last that has passed.
        db_index=True,
        help_text=_("Leave empty if it is not decided."),
    )
    whole_days = models.BooleanField(
        _("whole days"), default=False, help_text=_("Only the days count, not the times.")
    )

    panels = [
        FieldRowPanel([FieldPanel("starts"), FieldPanel("ends")]),
        FieldPanel("whole_days"),
    ]

    api_fields = OCCASION_API_FIELDS

    class Meta(Orderable.Meta):
        verbose_name = _("occasion")
        verbose_name_plural = _("occasions")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("starts")),
                name="occasion_ends_after_start",
                violation_error_message=_("It ends before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts:%Y-%m-%d %H:%M}"

    @property
    def until(self) -> datetime:
        """When it is over: for whole days the midnight that ends the last of them."""
        return occasion_end(self.starts, self.ends, whole_days=self.whole_days)


class Contact(Orderable):
    """Someone who receives and answers the interest in an assignment."""

    assignment = ParentalKey(AssignmentPage, on_delete=models.CASCADE, related_name="contacts")
    name = models.CharField(
        _("name"), max_length=100, help_text=_("Shown to residents as the one they write to.")
    )
    email = models.EmailField(
        _("e-mail"), help_text=_("Interest comes here. Residents do not see the address.")
    )
    role = models.CharField(
        _("role"),
        max_length=10,
        choices=ContactRole.choices,
        default=ContactRole.POSTER,
        help_text=_("Both get the same mails."),
    )

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("email")]), FieldPanel("role")]

    class Meta(Orderable.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")

    def __str__(self) -> str:
        return self.name


class Question(Orderable):
    """A question that the poster wants answered by those who show interest."""

    assignment = ParentalKey(AssignmentPage, on_delete=models.CASCADE, related_name="questions")
    text = models.CharField(
        _("question"), max_length=200, help_text=_("Ask for nothing that you do not need to know.")
    )

    panels = [FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.text
