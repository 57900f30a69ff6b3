"""The states of an interest and how they follow on each other: one table."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    NEW = "new", pgettext_lazy("interest", "New")
    ANSWERED = "answered", pgettext_lazy("interest", "Answered")
    WITHDRAWN = "withdrawn", pgettext_lazy("interest", "Withdrawn")


class Answer(models.TextChoices):
    """What the poster can answer with one click."""

    WELCOME = "welcome", _("Yes, welcome")
    TALK = "talk", _("We want to talk first")
    FULL = "full", _("Sorry, it is full")


# From which states each state can be reached.
REACHED_FROM: dict[State, frozenset[State]] = {
    State.ANSWERED: frozenset({State.NEW}),
    State.WITHDRAWN: frozenset({State.NEW, State.ANSWERED}),
}
