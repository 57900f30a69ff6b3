"""What the start page shows, read in a fixed number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from assignments.cards import Card, cards
from assignments.choices import OrganisationKind, Tier
from assignments.listed import ListedAssignment, findable_listed
from assignments.models import AssignmentPage, Topic
from assignments.newest import newest
from assignments.soonest import soonest
from assignments.times import local
from assignments.wording import hours_words
from search.criteria import Criteria
from search.services import facet_counts

NEW = 3
SOON = 4
TOPICS = 12

# What a door asks, and what waits behind it.
DOORS: Mapping[Tier, tuple[Promise, Promise]] = {
    Tier.MICRO: (_("Do you have fifteen minutes?"), _("Here and now. No promise afterwards.")),
    Tier.SHORT: (_("Do you have an evening?"), _("A few times, and then it is done.")),
    Tier.LONG: (_("Do you have a set time?"), _("The same people, every week.")),
    Tier.SPECIAL: (_("Do you have a talent?"), _("For what you are already good at.")),
}


@dataclass(frozen=True)
class Door:
    """A tier as a door in the street. `query` is the search for it.

    `count` is None while the index does not answer, which knows them all.
    """

    tier: str
    label: str
    question: str
    text: str
    count: int | None
    query: str


@dataclass(frozen=True)
class TopicEntry:
    """A topic in the register. `query` is the search for it."""

    slug: str
    name: str
    count: int
    query: str


@dataclass(frozen=True)
class AgendaEntry:
    """Something that starts soon: the moment by the clock of the city, and what stands beside it."""

    starts: datetime
    title: str
    url: str
    lang: str
    organisation: str
    hours: str


@dataclass(frozen=True)
class Numbers:
    """How many ask, a phrase for each kind of organisation, and for how much."""

    organisations: Sequence[str]
    organisation_count: int
    assignments: str


@dataclass(frozen=True)
class StartPage:
    """`numbers` is None as long as there is nothing to count."""

    doors: Sequence[Door]
    topics: Sequence[TopicEntry]
    topic_count: int
    new: Sequence[Card]
    soon: Sequence[AgendaEntry]
    numbers: Numbers | None


def start_page(now: datetime) -> StartPage:
    """Read it in the active language."""
    language = get_language() or "sv"
    counts = facet_counts(Criteria(), now)
    topics = list(Topic.objects.all())
    new, soon = newest(now, NEW), soonest(now, SOON)
    pages = findable_listed([*new, *soon], now)
    numbers = _numbers(now)
    # The database has some and the index none: it is being made, or broken.
    unknown = numbers is not None and not counts["tier"]
    return StartPage(
        doors=_doors(None if unknown else counts["tier"]),
        topics=_topics(topics, counts["topic"]),
        topic_count=len(topics),
        new=cards([pages[pk] for pk in new if pk in pages], now),
        soon=[
            _agenda_entry(pages[pk], starts, language) for pk, starts in soon.items() if pk in pages
        ],
        numbers=numbers,
    )


def _query(parameter: str, value: str) -> str:
    return f"?{Criteria().with_value(parameter, value).query_string()}"


def _doors(counts: Mapping[str, int] | None) -> list[Door]:
    return [
        Door(
            tier=tier.value,
            label=str(tier.label),
            question=str(question),
            text=str(text),
            count=None if counts is None else counts.get(tier.value, 0),
            query=_query("tier", tier.value),
        )
        for tier, (question, text) in DOORS.items()
    ]


def _topics(topics: Iterable[Topic], counts: Mapping[str, int]) -> list[TopicEntry]:
    """The topics with the most waiting, in the order in which topics are listed."""
    entries = [
        TopicEntry(topic.slug, topic.name, counts[topic.slug], _query("topic", topic.slug))
        for topic in topics
        if counts.get(topic.slug)
    ]
    most = sorted(entries, key=lambda entry: -entry.count)[:TOPICS]
    return [entry for entry in entries if entry in most]


def _agenda_entry(page: ListedAssignment, starts: datetime, language: str) -> AgendaEntry:
    occasion = next(each for each in page.occasion_list if each.starts == starts)
    return AgendaEntry(
        starts=local(starts),
        title=page.title,
        url=page.get_url() or "",
        lang="" if page.text_language == language else page.text_language,
        organisation=page.organisation.title,
        hours=hours_words(occasion, language),
    )


def _numbers(now: datetime) -> Numbers | None:
    """Only what is true now: organisations that have something to do, and how much it is."""
    rows = (
        AssignmentPage.objects.findable(now)
        .order_by()
        .values_list("organisation__kind")
        .annotate(Count("organisation", distinct=True), Count("pk"))
    )
    organisations = {kind: count for kind, count, _assignments in rows}
    assignments = sum(count for _kind, _count, count in rows)
    if not assignments:
        return None
    return Numbers(
        organisations=_organisation_phrases(organisations),
        organisation_count=sum(organisations.values()),
        assignments=ngettext("%(count)d assignment", "%(count)d assignments", assignments)
        % {"count": assignments},
    )


def _organisation_phrases(counts: Mapping[str, int]) -> list[str]:
    associations = counts.get(OrganisationKind.ASSOCIATION, 0)
    departments = counts.get(OrganisationKind.MUNICIPALITY, 0)
    others = sum(counts.values()) - associations - departments
    phrases = [
        (associations, ngettext("%(count)d association", "%(count)d associations", associations)),
        (
            departments,
            ngettext(
                "%(count)d department of the city",
                "%(count)d departments of the city",
                departments,
            ),
        ),
        (others, ngettext("%(count)d other", "%(count)d others", others)),
    ]
    return [phrase % {"count": count} for count, phrase in phrases if count]
