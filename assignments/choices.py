"""The closed lists of the field: declared once, used by models, import, search, API and templates."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Tier(models.TextChoices):
    """How much a resident commits to, from the least to the most particular."""

    MICRO = "micro", _("Micro assignment")
    SHORT = "short", _("Short assignment")
    LONG = "long", _("Long assignment")
    SPECIAL = "special", _("Special assignment")


class OrganisationKind(models.TextChoices):
    ASSOCIATION = "association", _("Association")
    MUNICIPALITY = "municipality", _("Municipal department")
    COMPANY = "company", _("Company")
    FOUNDATION = "foundation", _("Foundation")
    FAITH = "faith", _("Faith community")


class ContactRole(models.TextChoices):
    POSTER = "poster", _("Poster")
    DEPUTY = "deputy", _("Deputy")


class CallStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    OPEN = "open", _("Open")
    ASSESSING = "assessing", _("Being assessed")
    CLOSED = "closed", _("Closed")


class InitiativeStatus(models.TextChoices):
    IDEA = "idea", _("Idea")
    PILOT = "pilot", _("Pilot")
    SCALING = "scaling", _("Scaling up")
    STOPPED = "stopped", _("Stopped")
    REALISED = "realised", _("Realised")
