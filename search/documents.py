"""Page -> search document. What may be found is the one rule that assignments/ declares."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from itertools import chain

from django.utils.html import strip_tags
from django.utils.translation import override

from assignments.choices import Tier
from assignments.listed import Assignment, Call, IndexedAssignment, indexed
from assignments.models import AssignmentPage, CallPage, Occasion
from assignments.times import local, local_day
from search.analysis import (
    COMPANY_KEY,
    ENGLISH_KEY,
    GROUP_KEY,
    REMOTE_KEY,
    YOUNG_KEY,
    Form,
    Language,
    document_terms,
)
from search.day_terms import FIRST, LAST, Stretch, day_number
from search.day_terms import document_terms as day_terms
from search.facets import ASSIGNMENT, CALL, REMOTE, YES
from search.geography import Position, cell_terms
from search.times_of_week import Span, times_of_week
from search.whereabouts import Whereabouts, whereabouts

CHUNK = 500
_GROWN_UP = 18  # years


# The fields of a document that facets count.
FACET_FIELDS = frozenset(
    {
        "type",
        "tier",
        "topics",
        "places",
        "kind",
        "languages",
        "groups",
        "companies",
        "step_free",
        "when",
    }
)

# Those that searches filter by and nothing counts: search/day_terms.py, search/geography.py.
DAYS, CELLS = "days", "cells"
MARK_FIELDS = (DAYS, CELLS)


class Field(StrEnum):
    """The text fields of a document; search/weights.py says what each is worth."""

    TITLE = "title"
    NAMES = "names"  # of its topics, tier, organisation and district
    SUMMARY = "summary"
    BODY = "body"


@dataclass(frozen=True)
class Times:
    """An occasion: when it starts and when it is over, in seconds since 1970."""

    starts: int
    until: int


@dataclass(frozen=True)
class SearchDocument:
    """What an engine indexes of a page. Moments are in seconds since 1970.

    `facets` are the values by document field, and so are `marks`, which nothing counts;
    `organisation` is the page id of who asks, or 0, and `answers_within` the days in which they
    usually answer. `findable_until` is None for what does not end; `position` for what has no place.
    """

    id: int
    terms: Mapping[Field, tuple[str, ...]]
    facets: Mapping[str, tuple[str, ...]]
    published: int
    findable_until: int | None = None
    occasions: tuple[Times, ...] = ()
    organisation: int = 0
    answers_within: int | None = None
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    position: Position | None = None

    @cached_property
    def all_terms(self) -> tuple[str, ...]:
        """The distinct terms of all fields."""
        return tuple(dict.fromkeys(chain.from_iterable(self.terms.values())))

    @property
    def fingerprint(self) -> str:
        """Equal for equal content: an index that has it has this document."""
        content = [
            self.id,
            # A term holds no space.
            {field: " ".join(terms) for field, terms in self.terms.items()},
            dict(self.facets),
            self.published,
            self.findable_until,
            [(times.starts, times.until) for times in self.occasions],
            self.organisation,
            self.answers_within,
            dict(self.marks),
            [self.position.lat, self.position.lon] if self.position else None,
        ]
        written = json.dumps(content, sort_keys=True, ensure_ascii=False)
        return hashlib.blake2b(written.encode(), digest_size=12).hexdigest()

    def next_occasion(self, now: int) -> Times | None:
        """The first occasion that is not over at `now`."""
        coming = (times for times in self.occasions if times.until > now)
        return min(coming, key=lambda times: (times.starts, times.until), default=None)


def visible_ids() -> set[int]:
    """The pages that ought to be in an index."""
    assignments = AssignmentPage.objects.visible().values_list("pk", flat=True)
    calls = CallPage.objects.visible().values_list("pk", flat=True)
    return {*assignments, *calls}


def documents_of(ids: Iterable[int]) -> list[SearchDocument]:
    """The documents of those of the pages that are visible, in a fixed number of queries."""
    wanted = list(ids)
    assignments = indexed(AssignmentPage.objects.visible().filter(pk__in=wanted))
    calls = CallPage.objects.visible().filter(pk__in=wanted)
    return [
        *map(assignment_document, assignments),
        *map(call_document, calls.prefetch_related("topics", "needs", "initiatives")),
    ]


def all_documents() -> Iterator[list[SearchDocument]]:
    """The documents of all visible pages, in chunks."""
    ids = sorted(visible_ids())
    for start in range(0, len(ids), CHUNK):
        yield documents_of(ids[start : start + CHUNK])


def assignment_document(page: AssignmentPage | IndexedAssignment) -> SearchDocument:
    own = Language(page.text_language)
    topics = page.topic_list
    place = whereabouts(page)
    places = [page.district.slug] if page.district else []
    names = [
        *((topic.name_sv, Language.SWEDISH) for topic in topics),
        *((topic.name_en, Language.ENGLISH) for topic in topics),
        *((_tier_name(page.tier, language), language) for language in Language),
        (page.organisation.title, Language.SWEDISH),
        (page.district.name if page.district else "", Language.SWEDISH),
    ]
    filed_under = [*(topic.slug for topic in topics), page.tier, *_stated(page)]
    body = [
        _plain(page.description),
        page.address,
        page.when_text,
        page.you_get,
        page.you_bring,
        page.first_time,
    ]
    return SearchDocument(
        id=page.pk,
        terms={
            Field.TITLE: document_terms([(page.title, own)]),
            Field.NAMES: (*_names_terms(names), *_keys(filed_under)),
            Field.SUMMARY: document_terms([(page.summary, own)]),
            Field.BODY: document_terms((text, own) for text in body),
        },
        facets={
            "type": (ASSIGNMENT,),
            "tier": (page.tier,),
            "topics": tuple(sorted(topic.slug for topic in topics)),
            "places": tuple(places + [REMOTE] * page.remote),
            "kind": (page.organisation.kind,),
            "languages": tuple(sorted(set(page.languages))),
            "groups": _yes(page.groups_welcome),
            "companies": _yes(page.companies_welcome),
            "step_free": _yes(page.step_free),
            "when": tuple(sorted(times_of_week(map(_span, page.occasion_list), page.when_text))),
        },
        published=_seconds(page.first_published_at),
        findable_until=_seconds(page.findable_until) if page.findable_until else None,
        occasions=tuple(
            Times(_seconds(occasion.starts), _seconds(occasion.until))
            for occasion in page.occasion_list
        ),
        organisation=page.organisation_id,
        answers_within=page.organisation.answers_within,
        marks={DAYS: day_terms(_days_of(page)), CELLS: _cells(place, remote=page.remote)},
        position=place.position if place else None,
    )


def call_document(page: CallPage) -> SearchDocument:
    own = Language(page.text_language)
    topics = page.topic_list
    body = [
        *map(_plain, (page.background, page.what_is_innovation, page.how_it_works, page.funding)),
        *(
            text
            for need in page.needs.all()
            for text in (
                need.title,
                need.department,
                need.description,
                need.quote,
                *need.target_groups,
            )
        ),
        *(
            text
            for initiative in page.initiatives.all()
            for text in (initiative.title, initiative.organisation_name, initiative.summary)
        ),
    ]
    return SearchDocument(
        id=page.pk,
        terms={
            Field.TITLE: document_terms([(page.title, own)]),
            Field.NAMES: (
                *_names_terms(
                    [
                        *((topic.name_sv, Language.SWEDISH) for topic in topics),
                        *((topic.name_en, Language.ENGLISH) for topic in topics),
                    ]
                ),
                *_keys(topic.slug for topic in topics),
            ),
            Field.SUMMARY: document_terms([(page.summary, own)]),
            Field.BODY: document_terms((text, own) for text in body),
        },
        facets={"type": (CALL,), "topics": tuple(sorted(topic.slug for topic in topics))},
        # A call is as new as its opening: one entered afterwards is no news.
        published=min(_seconds(page.opens), _seconds(page.first_published_at)),
        marks={DAYS: day_terms([(FIRST, LAST)])},
    )


def running_text(page: Assignment | Call) -> str:
    """The page's own text below its title and summary: where a passage to show is looked for."""
    if not isinstance(page, Call):
        return "\n".join(
            text
            for text in (_plain(page.description), page.you_get, page.you_bring, page.first_time)
            if text
        )
    return "\n".join(filter(None, map(_plain, (page.background, page.how_it_works))))


@lru_cache(maxsize=4096)
def _plain(rich_text: str) -> str:
    """Rich text as words: a tag parts them, so that list items do not run together."""
    return " ".join(strip_tags(rich_text.replace("<", " <")).split())


def _stated(page: AssignmentPage | IndexedAssignment) -> Iterator[str]:
    """The concepts that the fields of an assignment state."""
    stated = {
        REMOTE_KEY: page.remote,
        YOUNG_KEY: page.min_age is not None and page.min_age < _GROWN_UP,
        GROUP_KEY: page.groups_welcome,
        COMPANY_KEY: page.companies_welcome,
        ENGLISH_KEY: page.text_language == Language.ENGLISH or "en" in page.languages,
    }
    return (key for key, is_so in stated.items() if is_so)


def _names_terms(names: Iterable[tuple[str, Language]]) -> tuple[str, ...]:
    """The distinct terms of names that many pages have in common."""
    return tuple(dict.fromkeys(chain.from_iterable(_name_terms(*name) for name in names)))


@lru_cache(maxsize=4096)
def _name_terms(name: str, language: Language) -> tuple[str, ...]:
    return document_terms([(name, language)])


@cache
def _tier_name(tier: str, language: Language) -> str:
    with override(language.value):
        return str(Tier(tier).label)


def _keys(slugs: Iterable[str]) -> tuple[str, ...]:
    return tuple(Form.KEY.term(slug).text for slug in slugs)


def _span(occasion: Occasion) -> Span:
    return Span(local(occasion.starts), local(occasion.until), occasion.whole_days)


def _days_of(page: AssignmentPage | IndexedAssignment) -> list[Stretch]:
    """The days of its occasions; without any, those on which it may be found."""
    occasions = [(occasion.starts, occasion.until) for occasion in page.occasion_list]
    if occasions:
        return [(day_number(local_day(starts)), _last_day(until)) for starts, until in occasions]
    return [(FIRST, _last_day(page.findable_until) if page.findable_until else LAST)]


def _last_day(until: datetime) -> int:
    """The day before whose end something is over: a midnight is the end of a day."""
    return day_number(local_day(until - timedelta(seconds=1)))


def _cells(place: Whereabouts | None, *, remote: bool) -> tuple[str, ...]:
    """Where it is; what can be done from home is a place among places."""
    return ((REMOTE,) if remote else ()) + (cell_terms(place.position) if place else ())


def _yes(stated: bool | None) -> tuple[str, ...]:
    return (YES,) if stated else ()


def _seconds(moment: datetime | None) -> int:
    return int(moment.timestamp()) if moment else 0
