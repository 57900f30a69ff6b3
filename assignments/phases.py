"""How far a call has come at a given moment. Its status is what editors say; the clock says more."""

from datetime import datetime
from enum import Enum

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assignments.choices import CallStatus
from assignments.listed import Call
from assignments.times import local_day
from assignments.wording import day_words, moment_words, month_words


class Phase(Enum):
    """In the order in which the list of calls shows them."""

    OPEN = "open"
    COMING = "coming"
    ASSESSING = "assessing"
    CLOSED = "closed"


def phase(call: Call, now: datetime) -> Phase:
    """A call that is said to be open is so between its dates only: before, it is coming; after,
    what was sent in is being assessed until editors say that it is closed."""
    if call.status == CallStatus.CLOSED:
        return Phase.CLOSED
    if call.status == CallStatus.ASSESSING:
        return Phase.ASSESSING
    if call.opens > now:
        return Phase.COMING
    if call.closes is not None and call.closes <= now:
        return Phase.ASSESSING
    return Phase.OPEN


def phase_words(call: Call, now: datetime, language: str) -> str:
    """The state in a few words: `Öppen till sön 14 feb`, `Avslutad i april 2025`."""
    reached = phase(call, now)
    if reached is Phase.COMING:
        return _("Opens %(when)s") % {"when": moment_words(call.opens, now, language)}
    if reached is Phase.OPEN:
        if call.closes is None:
            return _("Open until further notice")
        if (local_day(call.closes) - local_day(now)).days <= 7:
            return _("Open now, closes %(when)s") % {
                "when": moment_words(call.closes, now, language)
            }
        return _("Open until %(day)s") % {
            "day": day_words(local_day(call.closes), now, language, weekday=False)
        }
    if reached is Phase.ASSESSING:
        if call.closes is None or call.closes > now:
            return _("Being assessed")
        day = day_words(local_day(call.closes), now, language, weekday=False)
        return _("Closed %(day)s, being assessed") % {"day": day}
    if call.closes is None:
        return pgettext("of a call", "Ended")
    return _("Ended in %(month)s") % {"month": month_words(call.closes, language)}
