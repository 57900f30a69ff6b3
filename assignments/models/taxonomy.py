"""Topics and districts: what an assignment is about, and where it is."""

from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel


class Topic(models.Model):
    """A subject that residents browse by. Its slug is its key in URLs, the API and content files."""

    slug = models.SlugField(
        _("key"),
        unique=True,
        max_length=60,
        help_text=_("Used in web addresses and in content files. Do not change it once in use."),
    )
    name_sv = models.CharField(_("name in Swedish"), max_length=60)
    name_en = models.CharField(_("name in English"), max_length=60)
    sort_order = models.PositiveIntegerField(
        _("order"), default=0, help_text=_("Topics are listed from the lowest number.")
    )

    panels = [
        FieldRowPanel([FieldPanel("name_sv"), FieldPanel("name_en")]),
        FieldPanel("slug"),
        FieldPanel("sort_order"),
    ]

    class Meta:
        ordering = ["sort_order", "name_sv"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the active language."""
        return self.name_en if get_language() == "en" else self.name_sv


class AboutTopics:
    """A page with topics."""

    topics: Any

    @cached_property
    def topic_list(self) -> list[Topic]:
        """Its topics, read once; lists of pages have them read for all at once."""
        return list(self.topics.all())


class District(models.Model):
    """A part of the city. Its slug is its key in URLs, the API and content files."""

    slug = models.SlugField(
        _("key"),
        unique=True,
        max_length=60,
        help_text=_("Used in web addresses and in content files. Do not change it once in use."),
    )
    name = models.CharField(_("name"), max_length=60)
    lat = models.FloatField(_("latitude"), help_text=_("Degrees north, of the district's middle."))
    lon = models.FloatField(_("longitude"), help_text=_("Degrees east, of the district's middle."))
    tile_column = models.PositiveSmallIntegerField(
        _("column on the map"), null=True, blank=True, validators=[MinValueValidator(1)],
        help_text=_("The district's place on the tile map, from 1 in the west."),
    )  # fmt: skip
    tile_row = models.PositiveSmallIntegerField(
        _("row on the map"), null=True, blank=True, validators=[MinValueValidator(1)],
        help_text=_("The district's place on the tile map, from 1 in the north."),
    )  # fmt: skip

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldRowPanel([FieldPanel("lat"), FieldPanel("lon")]),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("tile_column"), FieldPanel("tile_row")])], _("Tile map")
        ),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        constraints = [
            models.UniqueConstraint(
                fields=["tile_column", "tile_row"],
                name="district_one_per_tile",
                violation_error_message=_("Another district has this place on the map."),
            ),
            models.CheckConstraint(
                condition=models.Q(tile_column__isnull=True, tile_row__isnull=True)
                | models.Q(tile_column__isnull=False, tile_row__isnull=False),
                name="district_tile_whole",
                violation_error_message=_("Give both column and row, or neither."),
            ),
            models.CheckConstraint(
                condition=models.Q(lat__range=(-90, 90), lon__range=(-180, 180)),
                name="district_on_earth",
                violation_error_message=_("These are not coordinates on earth."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
