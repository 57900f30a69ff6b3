"""The page of an assignment, and the one that stands where an assignment was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assignments.cards import Card, cards
from assignments.choices import Tier
from assignments.facts import Fact, facts
from assignments.models import AssignmentPage, CallPage
from assignments.occasions import coming_occasions
from assignments.pages.crumbs import Crumb, organisation_crumbs
from assignments.pictures import PAGE_WIDTHS, Picture, picture_of
from assignments.reports import report_url
from assignments.scenes import scene
from assignments.similar import similar
from assignments.standing import Standing, standing
from assignments.tiers import meaning
from assignments.times import local_day
from assignments.wording import day_words


def context(page: AssignmentPage, now: datetime) -> dict[str, Any]:
    """What pages/assignment.html reads."""
    return {"now": now, "view": assignment_view(page, now)}


def ended_context(page: AssignmentPage, now: datetime) -> dict[str, Any]:
    """What pages/assignment_ended.html reads: not the page itself, so that nothing of it shows."""
    return {"now": now, "view": ended_view(page, now)}


@dataclass(frozen=True)
class AssignmentView:
    """All that the page shows beside the page's own texts."""

    language: str
    """The language of the texts, when it is not the interface's; else empty."""
    tier_label: str
    tier_meaning: str
    facts: Sequence[Fact]
    readers: str
    """Who reads what one sends: names, and the organisation with a link."""
    full: bool
    gains: Sequence[str]
    calendar: bool
    """Whether there is something to put into a calendar."""
    confirmed: str
    """The day on which the poster last published it; empty for a draft."""
    report_url: str
    call: CallPage | None
    picture: Picture | None
    scene: str
    crumbs: Sequence[Crumb]
    similar: Sequence[Card]


def assignment_view(page: AssignmentPage, now: datetime) -> AssignmentView:
    """`page` at `now`, in the active language."""
    language = get_language() or "sv"
    topics = page.topic_list
    published = page.last_published_at
    return AssignmentView(
        language="" if page.text_language == language else page.text_language,
        tier_label=str(Tier(page.tier).label) if page.tier else "",
        tier_meaning=meaning(page.tier),
        facts=facts(page, now, language),
        readers=_readers(page),
        full=page.full,
        gains=[line.strip() for line in page.you_get.splitlines() if line.strip()],
        calendar=bool(page.pk and coming_occasions(page, now)),
        confirmed=day_words(local_day(published), now, language) if published else "",
        report_url=report_url(page),
        call=_shown_call(page),
        picture=picture_of(page.picture, PAGE_WIDTHS),
        scene=scene(topics),
        crumbs=organisation_crumbs(page),
        similar=cards(similar(page, now), now),
    )


@dataclass(frozen=True)
class EndedView:
    """What stands where an assignment was. `title` is empty unless it is still public."""

    standing: Standing
    title: str
    language: str
    state: str
    crumbs: Sequence[Crumb]
    similar: Sequence[Card]


def ended_view(page: AssignmentPage, now: datetime) -> EndedView:
    """Nothing of what a withdrawn assignment says, for that may have been changed since."""
    language = get_language() or "sv"
    stands = standing(page, now)
    public = stands is not Standing.WITHDRAWN
    return EndedView(
        standing=stands,
        title=page.title if public else "",
        language="" if page.text_language == language else page.text_language,
        state=_ended_state(page, stands, now, language),
        crumbs=organisation_crumbs(page),
        similar=cards(similar(page, now), now),
    )


def _ended_state(page: AssignmentPage, stands: Standing, now: datetime, language: str) -> str:
    if stands is Standing.WITHDRAWN or page.findable_until is None:
        return _("Not open")
    # The end is the midnight after the last day.
    last = local_day(page.findable_until - page.findable_until.resolution)
    day = day_words(last, now, language, weekday=False)
    if stands is Standing.CLOSED:
        return _("Closed on %(day)s") % {"day": day}
    return _("Ended on %(day)s") % {"day": day}


def _readers(page: AssignmentPage) -> str:
    organisation = page.organisation
    link = format_html('<a href="{}">{}</a>', organisation.get_url() or "", organisation.title)
    names = [name for name, _email in page.recipients() if name]
    if not names:
        return link
    several = f" {_('and')} ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return format_html(_("{names} at {organisation}"), names=several, organisation=link)


def _shown_call(page: AssignmentPage) -> CallPage | None:
    return page.call if page.call and page.call.shown else None
