"""What is left of interests when those who showed them are forgotten: numbers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from assignments.models import OrganisationPage


class PastInterests(models.Model):
    """How many interests an organisation got in one month, of those whose data are gone."""

    organisation = models.ForeignKey(
        OrganisationPage,
        verbose_name=_("organisation"),
        # Numbers of an organisation that has left the portal serve nobody.
        on_delete=models.CASCADE,
        related_name="+",
    )
    month = models.DateField(_("month"), help_text=_("Its first day."))
    shown = models.PositiveIntegerField(_("interests"), default=0)
    answered = models.PositiveIntegerField(_("answered"), default=0)
    withdrawn = models.PositiveIntegerField(_("withdrawn"), default=0)

    class Meta:
        verbose_name = _("past interests")
        verbose_name_plural = _("past interests")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "month"], name="past_interests_once_a_month"
            )
        ]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}: {self.shown}"
