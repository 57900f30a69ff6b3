"""The outbox: messages that wait, are being sent, have been sent, or could not be delivered."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mail.kinds import KINDS
from mail.querysets import MessageQuerySet


class Message(models.Model):
    """One mail to one recipient, saved in the transaction of what caused it.

    One recipient a message, so that one refused address never holds up another and so that
    we know for each how it went.
    """

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        GIVEN_UP = "given_up", _("Given up")

    # The same in every attempt, so that the recipient's mail server can tell a repetition.
    message_id = models.CharField(_("Message-ID"), max_length=255, unique=True)
    kind = models.CharField(_("kind"), max_length=40)
    to = models.EmailField(_("to"))
    reply_to = models.CharField(_("reply to"), max_length=400, blank=True)
    subject = models.CharField(_("subject"), max_length=255)
    text = models.TextField(_("text"))
    html = models.TextField(_("HTML"), blank=True)
    headers = models.JSONField(_("further headers"), default=dict, blank=True)
    language = models.CharField(_("language"), max_length=10)
    created = models.DateTimeField(_("created"))

    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.QUEUED)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    # From when the 72 hours count: its creation, or the last "try again now".
    first_due = models.DateTimeField(_("first due"))
    next_attempt = models.DateTimeField(_("next attempt"))
    lease = models.UUIDField(null=True, editable=False)
    lease_until = models.DateTimeField(null=True, editable=False)
    refused = models.BooleanField(
        _("refused"), default=False, help_text=_("The recipient's mail server said no.")
    )
    last_error = models.TextField(_("last error"), blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True)
    given_up_at = models.DateTimeField(_("given up at"), null=True)
    alerted_at = models.DateTimeField(_("coordinator told at"), null=True)
    # From then on it says neither who got it nor what it said: mail/retention.py.
    emptied_at = models.DateTimeField(_("emptied at"), null=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mails")
        ordering = ["-created", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=("queued", "sending", "sent", "given_up")),
                name="message_state_known",
            ),
            models.CheckConstraint(
                condition=Q(state="sending", lease__isnull=False, lease_until__isnull=False)
                | (~Q(state="sending") & Q(lease__isnull=True, lease_until__isnull=True)),
                name="message_leased_iff_sending",
            ),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False)
                | (~Q(state="sent") & Q(sent_at__isnull=True)),
                name="message_time_iff_sent",
            ),
            models.CheckConstraint(
                condition=Q(state="given_up", given_up_at__isnull=False)
                | (~Q(state="given_up") & Q(given_up_at__isnull=True)),
                name="message_time_iff_given_up",
            ),
            models.CheckConstraint(
                condition=Q(emptied_at__isnull=True) & ~Q(text="") & ~Q(to="")
                | Q(emptied_at__isnull=False, text="", to="", state__in=("sent", "given_up")),
                name="message_whole_or_emptied",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_attempt", "id"], condition=Q(state="queued"), name="message_due"
            ),
            models.Index(
                fields=["lease_until"], condition=Q(state="sending"), name="message_leases"
            ),
            models.Index(fields=["-created"], name="message_newest"),
            models.Index(
                fields=["sent_at", "given_up_at"],
                condition=Q(emptied_at__isnull=True),
                name="message_to_empty",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind_label} {self.pk}"

    @property
    def kind_label(self) -> str:
        """What editors call this kind of mail."""
        return str(KINDS[self.kind].label) if self.kind in KINDS else self.kind

    @property
    def masked_to(self) -> str:
        """The recipient, recognisable for who knows the address and for nobody else."""
        if not self.to:
            return ""
        local, _at, domain = self.to.rpartition("@")
        return f"{local[:1]}…@{domain}"
