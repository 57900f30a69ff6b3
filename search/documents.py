"""Page -> search document. What may be found is the one rule that assignments/ declares."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils.html import strip_tags
from django.utils.translation import override

from assignments.choices import Tier
from assignments.models import AssignmentPage, CallPage
from search.analysis import REMOTE_KEY, Form, Language, document_terms
from search.facets import ASSIGNMENT, CALL, REMOTE, YES

CHUNK = 500


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
    }
)


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

    `facets` are the values by document field; `organisation` is the page id of who asks, or 0.
    `findable_until` is None for what does not end.
    """

    id: int
    terms: Mapping[Field, tuple[str, ...]]
    facets: Mapping[str, tuple[str, ...]]
    published: int
    findable_until: int | None = None
    occasions: tuple[Times, ...] = ()
    organisation: int = 0

    @property
    def all_terms(self) -> tuple[str, ...]:
        """The distinct terms of all fields."""
        return tuple(dict.fromkeys(term for terms in self.terms.values() for term in terms))

    @property
    def fingerprint(self) -> str:
        """Equal for equal content: an index that has it has this document."""
        content = json.dumps(
            [
                self.id,
                dict(self.terms),
                dict(self.facets),
                self.published,
                self.findable_until,
                [(times.starts, times.until) for times in self.occasions],
                self.organisation,
            ],
            sort_keys=True,
            ensure_ascii=False,
        )
        return hashlib.blake2b(content.encode(), digest_size=12).hexdigest()

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
    assignments = AssignmentPage.objects.visible().filter(pk__in=wanted).for_cards()
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


def assignment_document(page: AssignmentPage) -> SearchDocument:
    own = Language(page.text_language)
    topics = list(page.topics.all())
    places = [page.district.slug] if page.district else []
    names = [
        *((topic.name_sv, Language.SWEDISH) for topic in topics),
        *((topic.name_en, Language.ENGLISH) for topic in topics),
        *((_tier_name(page.tier, language), language) for language in Language),
        (page.organisation.title, Language.SWEDISH),
        (page.district.name if page.district else "", Language.SWEDISH),
    ]
    filed_under = [*(topic.slug for topic in topics), page.tier, *[REMOTE_KEY] * page.remote]
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
            Field.NAMES: (*document_terms(names), *_keys(filed_under)),
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
        },
        published=_seconds(page.first_published_at),
        findable_until=_seconds(page.findable_until) if page.findable_until else None,
        occasions=tuple(
            Times(_seconds(occasion.starts), _seconds(occasion.until))
            for occasion in page.occasions.all()
        ),
        organisation=page.organisation_id,
    )


def call_document(page: CallPage) -> SearchDocument:
    own = Language(page.text_language)
    topics = list(page.topics.all())
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
                *document_terms(
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
    )


def running_text(page: AssignmentPage | CallPage) -> str:
    """The page's own text below its title and summary: where a passage to show is looked for."""
    if isinstance(page, AssignmentPage):
        return "\n".join(
            text
            for text in (_plain(page.description), page.you_get, page.you_bring, page.first_time)
            if text
        )
    return "\n".join(filter(None, map(_plain, (page.background, page.how_it_works))))


def _plain(rich_text: str) -> str:
    """Rich text as words: a tag parts them, so that list items do not run together."""
    return " ".join(strip_tags(rich_text.replace("<", " <")).split())


def _tier_name(tier: str, language: Language) -> str:
    with override(language.value):
        return str(Tier(tier).label)


def _keys(slugs: Iterable[str]) -> tuple[str, ...]:
    return tuple(Form.KEY.term(slug).text for slug in slugs)


def _yes(stated: bool | None) -> tuple[str, ...]:
    return (YES,) if stated else ()


def _seconds(moment: datetime | None) -> int:
    return int(moment.timestamp()) if moment else 0
