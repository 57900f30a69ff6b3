"""What happens when, in the words of pages and mails."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assignments.models import AssignmentPage, Occasion
from interests.models import Interest

NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Step:
    """One point on the line of what happens next."""

    when: str
    what: str
    done: bool = False


def day_name(day: date) -> str:
    """`fre 27 nov`, in the active language, kept on one line."""
    return date_format(day, "D j M").lower().replace(" ", NO_BREAK)


def occasion_name(occasion: Occasion) -> str:
    """`sön 29 nov kl 10`, or the day alone."""
    starts = timezone.localtime(occasion.starts, timezone.get_default_timezone())
    day = day_name(starts.date())
    if occasion.whole_days:
        return day
    hour = f"{starts:%H.%M}" if starts.minute else f"{starts.hour}"
    return _("%(day)s at %(hour)s") % {"day": day, "hour": hour}


def capitalised(text: str) -> str:
    """With a capital first letter, the rest untouched."""
    return text[:1].upper() + text[1:]


def who_answers(recipients: list[dict[str, str]], organisation: str) -> str:
    """`Amina i Fredriksdals odlare`, or the organisation alone when nobody is named."""
    first = recipients[0]["name"].split(maxsplit=1)[:1] if recipients else []
    if not first:
        return organisation
    return _("%(person)s at %(organisation)s") % {
        "person": first[0],
        "organisation": organisation,
    }


def coming_steps(
    interest: Interest, assignment: AssignmentPage | None, now: datetime
) -> list[Step]:
    """From today's sending to the first occasion."""
    who = who_answers(interest.recipients, interest.organisation_name)
    by = day_name(interest.reply_by)
    steps = [
        Step(_("Today"), _("Your interest is on its way to %(who)s.") % {"who": who}, done=True),
        Step(_("By %(day)s") % {"day": by}, _("%(who)s answers you.") % {"who": who}),
    ]
    return [*steps, meeting(assignment, now)]


def meeting(assignment: AssignmentPage | None, now: datetime) -> Step:
    """The last step: when one meets, if both want to."""
    occasion = assignment.next_occasion(now) if assignment else None
    if occasion is None or assignment is None:
        return Step(_("After that"), _("You decide together whether it comes about."))
    when = capitalised(occasion_name(occasion))
    if assignment.address:
        return Step(
            when, _("If you both want to, you meet: %(place)s.") % {"place": assignment.address}
        )
    return Step(when, _("If you both want to, you meet."))
