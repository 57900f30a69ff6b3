"""What another city changes to make the portal its own: names, texts and navigation."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable


@register_setting(icon="site")
class SiteSettings(BaseSiteSetting):
    """The portal's name, its city and the texts that stand on every page."""

    select_related = ["wordmark"]

    name = models.CharField(_("name of the portal"), max_length=60, default="Göra gott")
    city = models.CharField(_("name of the city"), max_length=60, default="Helsingborg")
    wordmark = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("wordmark"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown in the header instead of the drawn name, 176 × 44 points."),
    )
    footer_sv = models.TextField(
        _("footer in Swedish"),
        default="Här möts invånare, föreningar och Helsingborgs stad. "
        "Tjänsten är gratis och visar ingen reklam.",
    )
    footer_en = models.TextField(
        _("footer in English"),
        default="Where residents, associations and the City of Helsingborg meet. "
        "The service is free and carries no advertising.",
    )
    description_sv = models.CharField(
        _("description for search engines in Swedish"),
        max_length=200,
        default="Uppdrag för dig som vill hjälpa till i Helsingborg.",
    )
    description_en = models.CharField(
        _("description for search engines in English"),
        max_length=200,
        default="Assignments for you who want to help in Helsingborg.",
    )

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("city")]),
        FieldPanel("wordmark"),
        MultiFieldPanel([FieldPanel("footer_sv"), FieldPanel("footer_en")], _("Footer")),
        MultiFieldPanel(
            [FieldPanel("description_sv"), FieldPanel("description_en")], _("Search engines")
        ),
    ]

    class Meta:
        verbose_name = _("the portal")
        verbose_name_plural = _("the portal")


@register_setting(icon="list-ul")
class Navigation(BaseSiteSetting, ClusterableModel):
    """The main menu and the footer's lists of links."""

    panels = [
        InlinePanel("links", heading=_("Links"), label=_("link")),
    ]

    class Meta:
        verbose_name = _("navigation")
        verbose_name_plural = _("navigation")


class NavigationLink(Orderable):
    """One link in the main menu or in a column of the footer."""

    class Place(models.TextChoices):
        MENU = "menu", _("Main menu")
        ASSOCIATIONS = "associations", _("Footer: for associations")
        ABOUT = "about", _("Footer: about the service")

    navigation = ParentalKey(Navigation, on_delete=models.CASCADE, related_name="links")
    place = models.CharField(_("place"), max_length=20, choices=Place.choices)
    label_sv = models.CharField(_("text in Swedish"), max_length=60)
    label_en = models.CharField(_("text in English"), max_length=60)
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    url = models.CharField(
        _("or an address"), max_length=300, blank=True, help_text=_("For example /admin/.")
    )

    panels = [
        FieldPanel("place"),
        FieldRowPanel([FieldPanel("label_sv"), FieldPanel("label_en")]),
        FieldPanel("page"),
        FieldPanel("url"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(page__isnull=False, url="")
                | (models.Q(page__isnull=True) & ~models.Q(url="")),
                name="navigation_link_one_target",
                violation_error_message=_("Give a page or an address, and only one of them."),
            ),
        ]

    def __str__(self) -> str:
        return self.label_sv
