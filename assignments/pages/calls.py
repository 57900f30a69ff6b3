"""The list of calls, and the page of one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import cycle
from typing import Any
from urllib.parse import quote

from django.db.models import Count
from django.utils.translation import get_language, pgettext

from assignments.cards import Card, cards
from assignments.choices import InitiativeStatus
from assignments.initiatives import ENDED, HOW_FAR, outcome
from assignments.listed import listed
from assignments.models import (
    AssignmentPage,
    CallIndexPage,
    CallPage,
    CallQuestion,
    Initiative,
    Need,
)
from assignments.pages.crumbs import Crumb, heading, index_crumb
from assignments.phases import Phase, phase, phase_words
from assignments.pictures import PAGE_WIDTHS, Picture, picture_of
from assignments.scenes import drawn_topic, scene, telling
from assignments.times import local_day
from assignments.wording import day_words

# Editors' initiatives of a closed call that the list shows; the rest stand on its own page.
SHOWN_INITIATIVES = 4
SHOWN_ASSIGNMENTS = 12


@dataclass(frozen=True)
class CallEntry:
    """A call in the list."""

    title: str
    url: str
    summary: str
    lang: str
    crisis: bool
    phase: Phase
    state: str
    topic: str
    needs: int
    initiatives: Sequence["InitiativeView"]
    outcome: str
    """What came of it, for one that has ended."""

    @property
    def shown_initiatives(self) -> Sequence["InitiativeView"]:
        return self.initiatives[:SHOWN_INITIATIVES]


@dataclass(frozen=True)
class InitiativeView:
    """An initiative with its status in words and as the drawing of how far it has grown."""

    title: str
    organisation_name: str
    summary: str
    report: str
    status: str
    label: str
    state: str
    """The look of its status: "open", "wait", "done", "stop" or ""."""
    ended: bool


@dataclass(frozen=True)
class NeedView:
    """A need with the drawing that stands beside it: the call's topics take turns."""

    need: Need
    topic: str


@dataclass(frozen=True)
class CallView:
    """All that the page of a call shows beside its own texts."""

    language: str
    phase: Phase
    state: str
    dates: Sequence[tuple[str, str]]
    needs: Sequence["NeedView"]
    initiatives: Sequence[InitiativeView]
    outcome: str
    questions: Sequence[CallQuestion]
    assignments: Sequence[Card]
    contact_url: str
    """A mail to whoever answers for the call, with its title as the subject."""
    picture: Picture | None
    scene: str
    crumbs: Sequence[Crumb]


def index_context(page: CallIndexPage, now: datetime) -> dict[str, Any]:
    """What pages/call_index.html reads: the calls by phase, a crisis first."""
    rows = (
        CallPage.objects.visible()
        .child_of(page)
        .annotate(needs_count=Count("needs", distinct=True))
        .prefetch_related("topics", "initiatives")
        .order_by("-opens", "pk")
    )
    entries = [_entry(call, now) for call in rows]
    crises = [each for each in entries if each.crisis and each.phase is Phase.OPEN]
    return {
        "now": now,
        "heading": heading(page),
        "crises": crises,
        "open": [each for each in entries if each.phase is Phase.OPEN and each not in crises],
        "coming": [each for each in entries if each.phase is Phase.COMING],
        "assessing": [each for each in entries if each.phase is Phase.ASSESSING],
        "closed": [each for each in entries if each.phase is Phase.CLOSED],
    }


def call_context(page: CallPage, now: datetime) -> dict[str, Any]:
    """What pages/call.html reads."""
    return {"now": now, "view": call_view(page, now)}


def call_view(page: CallPage, now: datetime) -> CallView:
    """`page` at `now`, in the active language."""
    language = get_language() or "sv"
    initiatives = list(page.initiatives.all())
    theirs = AssignmentPage.objects.newest(now).filter(call=page.pk)[:SHOWN_ASSIGNMENTS]
    return CallView(
        language=_lang(page, language),
        phase=phase(page, now),
        state=phase_words(page, now, language),
        dates=_dates(page, now, language),
        needs=_needs(page),
        initiatives=initiative_views(initiatives),
        outcome=outcome(initiatives, language),
        questions=list(page.questions.all()),
        assignments=cards(listed(theirs), now) if page.pk else (),
        contact_url=_mail_url(page),
        picture=picture_of(page.picture, PAGE_WIDTHS),
        scene=scene(page.topic_list),
        crumbs=[index_crumb(page.get_parent().specific)],
    )


def initiative_views(initiatives: Iterable[Initiative]) -> list[InitiativeView]:
    """With the words of the active language."""
    return [
        InitiativeView(
            title=initiative.title,
            organisation_name=initiative.organisation_name,
            summary=initiative.summary,
            report=initiative.report,
            status=initiative.status,
            label=str(HOW_FAR[InitiativeStatus(initiative.status)].label),
            state=HOW_FAR[InitiativeStatus(initiative.status)].state,
            ended=initiative.status in ENDED,
        )
        for initiative in initiatives
    ]


def _entry(call: CallPage, now: datetime) -> CallEntry:
    language = get_language() or "sv"
    reached = phase(call, now)
    initiatives = list(call.initiatives.all())
    return CallEntry(
        title=call.title,
        url=call.get_url() or "",
        summary=call.summary,
        lang=_lang(call, language),
        crisis=call.crisis,
        phase=reached,
        state=phase_words(call, now, language),
        topic=drawn_topic(call.topic_list),
        needs=call.needs_count,
        initiatives=initiative_views(initiatives),
        outcome=outcome(initiatives, language) if reached is Phase.CLOSED else "",
    )


def _lang(call: CallPage, language: str) -> str:
    return "" if call.text_language == language else str(call.text_language)


def _needs(call: CallPage) -> list[NeedView]:
    topics = [topic.slug for topic in telling(call.topic_list)] or [""]
    return [NeedView(*pair) for pair in zip(call.needs.all(), cycle(topics), strict=False)]


def _dates(call: CallPage, now: datetime, language: str) -> list[tuple[str, str]]:
    """When it opens or opened, and when it closes or closed."""
    opens = pgettext("of a call", "Opened") if call.opens <= now else pgettext("of a call", "Opens")
    dates = [(opens, day_words(local_day(call.opens), now, language))]
    if call.closes is not None:
        past = call.closes <= now
        closes = pgettext("of a call", "Closed") if past else pgettext("of a call", "Closes")
        dates.append((closes, day_words(local_day(call.closes), now, language)))
    return dates


def _mail_url(call: CallPage) -> str:
    if not call.contact_email:
        return ""
    return f"mailto:{quote(call.contact_email, safe='@')}?subject={quote(call.title)}"
