"""How far initiatives have come, in words, and what came of a call as a whole."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext_lazy

from assignments.choices import InitiativeStatus
from assignments.models import Initiative
from assignments.numerals import number_words
from assignments.wording import capitalised


@dataclass(frozen=True)
class HowFar:
    """A status as residents read it, and the look of its sign."""

    label: str | Promise
    state: str


HOW_FAR = {
    InitiativeStatus.IDEA: HowFar(pgettext_lazy("of an initiative", "Idea"), ""),
    InitiativeStatus.PILOT: HowFar(pgettext_lazy("of an initiative", "Being tried"), "wait"),
    InitiativeStatus.SCALING: HowFar(pgettext_lazy("of an initiative", "Growing"), "open"),
    InitiativeStatus.REALISED: HowFar(pgettext_lazy("of an initiative", "Became real"), "done"),
    InitiativeStatus.STOPPED: HowFar(pgettext_lazy("of an initiative", "Stopped"), "stop"),
}
# What is reported of these is how it went; of the others, how it is going.
ENDED = (InitiativeStatus.REALISED, InitiativeStatus.STOPPED)
_ALIVE = (InitiativeStatus.PILOT, InitiativeStatus.SCALING, InitiativeStatus.REALISED)


def outcome(initiatives: Iterable[Initiative], language: str) -> str:
    """What came of a call: `Av sju initiativ lever fyra vidare.`; empty while nothing has begun."""
    states = [InitiativeStatus(initiative.status) for initiative in initiatives]
    begun = [state for state in states if state is not InitiativeStatus.IDEA]
    if not begun:
        return ""
    alive = sum(state in _ALIVE for state in begun)
    if alive == len(begun):
        text = ngettext(
            "%(begun)s initiative has begun.", "%(begun)s initiatives have begun.", alive
        )
    else:
        text = ngettext(
            "Of %(begun)s initiatives %(alive)s lives on.",
            "Of %(begun)s initiatives %(alive)s live on.",
            alive,
        )
    if alive == 0:
        text = _("None of what was tried lives on. Read why.")
    words = {"begun": number_words(len(begun), language), "alive": number_words(alive, language)}
    return capitalised(text % words)
