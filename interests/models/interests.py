"""A resident's interest in an assignment."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from assignments.models import AssignmentPage, OrganisationPage
from interests.querysets import InterestQuerySet
from interests.states import Answer, State
from mail.models import Message

# The kind of mail that brings an interest to its recipients.
TO_POSTER = "interest"


class Interest(models.Model):
    """What one resident wrote to one assignment's poster. One active interest an address."""

    # The page may be deleted; what the resident sees of it is kept.
    assignment = models.ForeignKey(
        AssignmentPage,
        verbose_name=_("assignment"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="interests",
    )
    organisation = models.ForeignKey(
        OrganisationPage,
        verbose_name=_("organisation"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="interests",
    )
    assignment_title = models.CharField(_("assignment"), max_length=255)
    organisation_name = models.CharField(_("organisation"), max_length=255)

    reference = models.CharField(_("reference"), max_length=12, unique=True)
    name = models.CharField(_("name"), max_length=100)
    email = models.EmailField(_("e-mail"))
    email_key = models.CharField(max_length=254, editable=False)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    message = models.TextField(_("message"), blank=True)
    answers = models.JSONField(
        _("answers to the poster's questions"),
        default=list,
        blank=True,
        help_text=_("A list of {question, answer}."),
    )
    language = models.CharField(_("language"), max_length=10)
    # Those who got it, as the assignment said then: a list of {name, email}.
    recipients = models.JSONField(_("sent to"), default=list)
    created = models.DateTimeField(_("created"))
    reply_by = models.DateField(_("reply promised by"))

    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.NEW)
    answer = models.CharField(_("answer"), max_length=10, choices=Answer.choices, blank=True)
    answer_text = models.TextField(_("the poster's words"), blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True)

    # All mails about it, so that its data can be disposed of whole.
    messages = models.ManyToManyField(Message, related_name="+", editable=False)

    objects = InterestQuerySet.as_manager()

    class Meta:
        verbose_name = _("interest")
        verbose_name_plural = _("interests")
        ordering = ["-created", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "email_key"],
                condition=~Q(state=State.WITHDRAWN),
                name="interest_one_active_an_address",
            ),
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="interest_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state=State.WITHDRAWN, withdrawn_at__isnull=False)
                | (~Q(state=State.WITHDRAWN) & Q(withdrawn_at__isnull=True)),
                name="interest_time_iff_withdrawn",
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="")
                | Q(answered_at__isnull=False, answer__in=Answer.values),
                name="interest_answer_iff_answered",
            ),
            models.CheckConstraint(
                condition=(Q(state=State.NEW) & Q(answered_at__isnull=True))
                | (Q(state=State.ANSWERED) & Q(answered_at__isnull=False))
                | Q(state=State.WITHDRAWN),
                name="interest_state_follows_answer",
            ),
        ]
        indexes = [models.Index(fields=["state", "reply_by"], name="interest_promises")]

    def __str__(self) -> str:
        return self.reference

    @property
    def first_name(self) -> str:
        """What a letter calls the resident."""
        return first_name(self.name)

    def has_arrived(self) -> bool:
        """Whether a recipient has answered, or at least their mail server has taken the mail."""
        return self.answered_at is not None or (
            self.messages.filter(kind=TO_POSTER, state=Message.State.SENT).exists()
        )


class Submission(models.Model):
    """One accepted sending of the form.

    Mostly one an interest. A second form of the same address in the same assignment is a
    submission of the first interest; its sender sees what they wrote themselves, and nothing
    that tells whether there was another.
    """

    # Of the form, signed; or made from the API's Idempotency-Key.
    nonce = models.CharField(max_length=100, unique=True)
    # Of the API's request body: the same key is for the same body alone. Empty for a form.
    fingerprint = models.CharField(max_length=64, blank=True)
    interest = models.ForeignKey(Interest, on_delete=models.CASCADE, related_name="submissions")
    name = models.CharField(max_length=100)
    email = models.EmailField()
    created = models.DateTimeField()

    class Meta:
        verbose_name = _("sent form")
        verbose_name_plural = _("sent forms")

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def first_name(self) -> str:
        """What the thanks page calls the sender."""
        return first_name(self.name)


def first_name(name: str) -> str:
    """The first word of a name."""
    return name.split(maxsplit=1)[0] if name.strip() else ""
