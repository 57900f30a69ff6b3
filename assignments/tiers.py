"""What each tier means to a resident, in the words of pages."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from assignments.choices import Tier

MEANINGS: dict[str, str | Promise] = {
    Tier.MICRO: _("Here and now, once. You turn up, help out and go home without owing anything."),
    Tier.SHORT: _(
        "A few occasions or a project with an end. When it is over it is over, and you promise no more than that."
    ),
    Tier.LONG: _(
        "Again and again for a time. Someone counts on you, and you get to know each other."
    ),
    Tier.SPECIAL: _(
        "It takes something that you know: a profession, an education or an experience. Once or many times."
    ),
}


def meaning(tier: str) -> str:
    """One or two sentences in the active language; empty for a page that has no tier yet."""
    return str(MEANINGS.get(tier, ""))
