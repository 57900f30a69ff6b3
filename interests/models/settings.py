"""What the city promises about replies, and who keeps an eye on it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="mail", order=300)
class InterestSettings(BaseSiteSetting):
    """The reply promise, the coordinator and how long what residents wrote is kept."""

    reply_days = models.PositiveSmallIntegerField(
        _("reply within"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
        help_text=_("Working days. Every page and mail that speaks of a reply says this."),
    )
    coordinator_name = models.CharField(_("coordinator"), max_length=100, blank=True)
    coordinator_email = models.EmailField(
        _("coordinator’s e-mail"),
        blank=True,
        help_text=_("Replies to receipts come here, and word of mails that did not arrive."),
    )
    retention_months = models.PositiveSmallIntegerField(
        _("kept for"),
        default=6,
        validators=[MinValueValidator(1), MaxValueValidator(24)],
        help_text=_(
            "Months after the end of the assignment, or after the last answer where it has no end. "
            "Residents are told so."
        ),
    )

    panels = [
        FieldPanel("reply_days"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("coordinator_name"), FieldPanel("coordinator_email")])],
            _("Coordinator"),
        ),
        FieldPanel("retention_months"),
    ]

    class Meta:
        verbose_name = _("replies and coordinator")
        verbose_name_plural = _("replies and coordinator")
