"""The thesaurus as editors have it: what they added to the standard one, and changed in it."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from assignments.fields import LinesField
from search.analysis.kinds import Kind

KIND_NAMES = {
    Kind.TOPIC: _("Topic"),
    Kind.TIER: _("Tier"),
    Kind.ACTIVITY: _("Activity"),
    Kind.SKILL: _("Skill"),
    Kind.OCCUPATION: _("Occupation"),
    Kind.GROUP: _("Group of people"),
    Kind.THING: _("Thing"),
    Kind.PLACE: _("Kind of place"),
    Kind.TIME: _("Time"),
    Kind.WISH: _("Wish"),
}


class ThesaurusConcept(models.Model):
    """A concept of the editors. With the key of a standard one it stands in that one's place.

    `broader` and `related` hold keys of concepts, whether standard or the editors' own.
    """

    key = models.SlugField(_("key"), max_length=60, unique=True)
    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=[(kind.value, name) for kind, name in KIND_NAMES.items()],
        default=Kind.ACTIVITY.value,
        help_text=_("A time or a place counts for less in a search than what one does."),
    )
    swedish = LinesField(
        _("Swedish words"),
        help_text=_("One word or phrase on each line, the surest first. All forms are understood."),
    )
    english = LinesField(
        _("English words"), help_text=_("One word or phrase on each line, the surest first.")
    )
    broader = LinesField(
        _("broader"),
        help_text=_(
            "What it is a kind of: the first word of other concepts, one on each line. "
            "What is found by those comes further down."
        ),
    )
    related = LinesField(
        _("related"),
        help_text=_(
            "What whoever looks for it would also be glad of: the first word of other concepts, "
            "one on each line."
        ),
    )
    switched_off = models.BooleanField(
        _("switched off"),
        default=False,
        help_text=_("The words are then searched for as any others, each for itself."),
    )

    class Meta:
        ordering = ["key"]
        verbose_name = _("concept")
        verbose_name_plural = _("concepts")

    def __str__(self) -> str:
        return str(next(iter([*self.swedish, *self.english]), self.key))


class ThesaurusEdition(models.Model):
    """One row: another `edition` after each change of the editors' concepts."""

    edition = models.UUIDField(default=uuid.uuid4)

    def __str__(self) -> str:
        return str(self.edition)
