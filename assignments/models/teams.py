"""Those who may edit an organisation's pages."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from assignments.models.organisations import OrganisationPage


class OrganisationTeam(models.Model):
    """The group whose members edit one organisation's subtree, and its own pictures."""

    organisation = models.OneToOneField(
        OrganisationPage,
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        related_name="team",
    )
    group = models.OneToOneField(
        Group, verbose_name=_("group"), on_delete=models.PROTECT, related_name="organisation_team"
    )
    collection = models.OneToOneField(
        Collection,
        verbose_name=_("collection"),
        on_delete=models.PROTECT,
        related_name="organisation_team",
    )

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        permissions = [("give_logins", "Can give logins to organisations")]

    def __str__(self) -> str:
        return self.group.name
