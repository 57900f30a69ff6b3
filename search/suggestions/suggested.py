"""What is suggested, as values."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _


class Kind(StrEnum):
    """What a suggestion leads to, in the order in which they are shown."""

    TOPIC = "topic"
    DISTRICT = "district"
    ORGANISATION = "organisation"
    ASSIGNMENT = "assignment"
    CALL = "call"


# How many of each: what is chosen among has to be seen at once.
MOST: dict[Kind, int] = {
    Kind.TOPIC: 2,
    Kind.DISTRICT: 2,
    Kind.ORGANISATION: 2,
    Kind.ASSIGNMENT: 4,
    Kind.CALL: 2,
}


@dataclass(frozen=True)
class Suggested:
    """One suggestion. `url` is whole; `count` is how many one would find; None for pages.

    `lang` is the language of the label; `detail` says in the reader's language what it is.
    """

    kind: Kind
    label: str
    lang: str
    detail: str
    url: str
    count: int | None = None


def kind_words(kind: Kind) -> str:
    """What a kind is called, in the active language."""
    return {
        Kind.TOPIC: _("Topic"),
        Kind.DISTRICT: _("District"),
        Kind.ORGANISATION: _("Organisation"),
        Kind.ASSIGNMENT: _("Assignment"),
        Kind.CALL: _("Call"),
    }[kind]
