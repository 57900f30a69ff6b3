"""What was searched for without results."""

from typing import Any

from django.db import models
from django.db.models import Max, Sum
from django.utils.translation import gettext_lazy as _

SHOWN_FROM = 3  # searches: what was asked once or twice may be about somebody


class MissedSearchQuerySet(models.QuerySet["MissedSearch"]):
    def by_words(self) -> Any:
        """One dict for each words that were missed often enough: `words`, `total`, `last`."""
        return (
            self.values("words")
            .annotate(total=Sum("times"), last=Max("day"))
            .filter(total__gte=SHOWN_FROM)
            .order_by("-total", "words")
        )


class MissedSearch(models.Model):
    """Words, and how many searches of a day found nothing for them. Of who searched, nothing."""

    day = models.DateField(_("day"))
    words = models.CharField(_("words"), max_length=60)
    times = models.PositiveIntegerField(_("times"), default=0)

    objects = MissedSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("search without results")
        verbose_name_plural = _("searches without results")
        constraints = [
            models.UniqueConstraint(fields=["day", "words"], name="missed_words_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.day}: {self.words}"
