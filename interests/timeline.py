"""What has happened to an interest and what comes next, in the words of pages and mails."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypedDict

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assignments.models import AssignmentPage
from assignments.occasions import next_occasion
from assignments.times import local_day
from assignments.wording import capitalised, day_words, moment_words
from interests.models import Interest
from interests.models.interests import first_name
from interests.states import Answer, State


class Recipient(TypedDict):
    """One of those who got an interest, as it is stored with it."""

    name: str
    email: str


@dataclass(frozen=True)
class Step:
    """One point on the line of what happens."""

    when: str
    what: str
    done: bool = False


def steps(
    interest: Interest, assignment: AssignmentPage | None, now: datetime, *, arrived: bool = False
) -> list[Step]:
    """From its sending to the first meeting, or to where it ended.

    `arrived`: whether a recipient's mail server has taken it.
    """
    who = who_answers(interest.recipients, interest.organisation_name)
    line = [_sent(interest.created, who, now, arrived=arrived)]
    if interest.answered_at is not None:
        line.append(
            Step(_day(local_day(interest.answered_at), now), answer_words(interest), done=True)
        )
    if interest.withdrawn_at is not None:
        took_back = _("You took your interest back.")
        return [*line, Step(_day(local_day(interest.withdrawn_at), now), took_back, done=True)]
    if interest.state == State.NEW:
        line.append(_promised(interest, who, now))
    if interest.answer == Answer.FULL:
        return line
    return [*line, meeting(assignment, now)]


def steps_to_come(
    sent: datetime, who: str, promised: date, assignment: AssignmentPage | None, now: datetime
) -> list[Step]:
    """What a sender may expect, from this sending alone.

    It tells nothing of an earlier interest of the same address, whose owner may be another.
    """
    return [
        _sent(sent, who, now),
        Step(_by(promised, now), _("%(who)s answers you.") % {"who": who}),
        meeting(assignment, now),
    ]


def answer_words(interest: Interest) -> str:
    """The poster's answer as a sentence to the resident."""
    sentence = {
        Answer.WELCOME: _("%(organisation)s says: yes, welcome!"),
        Answer.TALK: _("%(organisation)s would like to talk with you first."),
        Answer.FULL: _("%(organisation)s thanks you, but there are no places left."),
    }[Answer(interest.answer)]
    return sentence % {"organisation": interest.organisation_name}


def _sent(at: datetime, who: str, now: datetime, *, arrived: bool = False) -> Step:
    what = (
        _("%(who)s has what you wrote.")
        if arrived
        else _("What you wrote is on its way to %(who)s.")
    )
    return Step(_day(local_day(at), now), what % {"who": who}, done=True)


def _by(day: date, now: datetime) -> str:
    return _("By %(day)s") % {"day": day_words(day, now, _language())}


def _promised(interest: Interest, who: str, now: datetime) -> Step:
    when = _by(interest.reply_by, now)
    if local_day(now) > interest.reply_by:
        return Step(when, _("%(who)s should have answered you. We are sorry.") % {"who": who})
    return Step(when, _("%(who)s answers you.") % {"who": who})


def meeting(assignment: AssignmentPage | None, now: datetime) -> Step:
    """The last step: when one meets, if both want to."""
    occasion = next_occasion(assignment, now) if assignment else None
    if occasion is None or assignment is None:
        return Step(_("After that"), _("You decide together whether it comes about."))
    when = (
        day_words(local_day(occasion.starts), now, _language())
        if occasion.whole_days
        else moment_words(occasion.starts, now, _language())
    )
    if assignment.address:
        what = _("If you both want to, you meet: %(place)s.") % {"place": assignment.address}
    else:
        what = _("If you both want to, you meet.")
    return Step(capitalised(when), what)


def reply_day(interest: Interest, now: datetime) -> str:
    """The day by which a reply is promised: `fre 27 nov`."""
    return day_words(interest.reply_by, now, _language())


def who_answers(recipients: Sequence[Recipient], organisation: str) -> str:
    """`Amina i Fredriksdals odlare`, or the organisation alone when nobody is named."""
    person = first_name(recipients[0]["name"]) if recipients else ""
    if not person:
        return organisation
    return _("%(person)s at %(organisation)s") % {
        "person": person,
        "organisation": organisation,
    }


def _day(day: date, now: datetime) -> str:
    if day == local_day(now):
        return _("Today")
    return capitalised(day_words(day, now, _language()))


def _language() -> str:
    return (get_language() or settings.LANGUAGE_CODE)[:2]
