"""Assignments and calls by the words of their titles, the last one half-typed.

The index has the words, the database says what may be shown: nothing is kept here.
"""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import QuerySet

from assignments.models import AssignmentPage, CallPage
from search.analysis import Form, Language, document_terms
from search.analysis.forms import query_forms
from search.documents import Field
from search.engines.base import EngineQuery, Order, Searcher, TermScore, TextQuery, WordQuery
from search.suggestions.likeness import Likeness, likeness
from search.suggestions.suggested import MOST, Kind

_LOOKED_AT = 24  # of the best hits: some have the words elsewhere, some may no longer be shown
_MOST_TERMS = 24  # that a half-typed word may become
_MOST_READ = 2000  # terms of a beginning that are looked at
_SLIP_BEGINS = 2  # letters that are taken to be right

# What it is worth that a title has the very word, a word that begins so, and so on.
_WHOLE = 30
_WORTH = {Likeness.BEGINS: 20, Likeness.FOLDED: 12, Likeness.SLIPPED: 8}
_EXACT, _FOLDED = Form.EXACT.term("").text, Form.FOLDED.term("").text

Page = AssignmentPage | CallPage


@dataclass(frozen=True)
class _Typed:
    """A word that was typed: the terms that it may be, and what each is worth."""

    word: str
    terms: dict[str, int]


class _Title(NamedTuple):
    """The title of a page that may be shown."""

    kind: Kind
    page: int
    text: str
    language: str


def titles_like(typed: Sequence[str], used: Searcher, now: datetime) -> list[Page]:
    """Findable pages whose titles have each typed word, the likest first, as many as are shown.

    Four queries at most: many titles are read, few pages.
    """
    words = [_read(word, used, last=word is typed[-1]) for word in typed]
    if not all(word.terms for word in words):
        return []
    hits = used.search(_query(words, int(now.timestamp()))).hits
    titles = _titles([hit.id for hit in hits], now)
    like = [
        title
        for hit in hits
        if (title := titles.get(hit.id)) is not None and _has_all(title, words)
    ]
    return [
        page
        for kind in (Kind.ASSIGNMENT, Kind.CALL)
        for page in _pages(kind, [each.page for each in like if each.kind is kind][: MOST[kind]])
    ]


def _read(word: str, used: Searcher, *, last: bool) -> _Typed:
    whole = {term.text: _WHOLE for term in query_forms(word)}
    written = used.frequencies(whole).of
    terms = {term: worth for term, worth in whole.items() if written.get(term)}
    if last or not terms:
        for term, worth in _begun(word, used):
            terms.setdefault(term, worth)
    return _Typed(word, terms)


def _begun(word: str, used: Searcher) -> Iterator[tuple[str, int]]:
    """The terms of documents that begin with the word; where none does, those a slip away."""
    found = [
        (how, mark + rest, number)
        for mark, how in ((_EXACT, Likeness.BEGINS), (_FOLDED, Likeness.FOLDED))
        for rest, number in _terms(mark, word, used)
    ]
    if not found:
        found = [
            (how, _EXACT + rest, number)
            for rest, number in _terms(_EXACT, word[:_SLIP_BEGINS], used)
            if (how := likeness(word, rest)) is not None
        ]
    for how, term, _number in heapq.nsmallest(
        _MOST_TERMS, found, key=lambda each: (each[0], -each[2], each[1])
    ):
        yield term, _WORTH[how]


def _terms(mark: str, beginning: str, used: Searcher) -> Iterator[tuple[str, int]]:
    for term, number in islice(used.terms(mark + beginning), _MOST_READ):
        yield term.removeprefix(mark), number


def _query(words: Iterable[_Typed], now: int) -> EngineQuery:
    """All words; only what stands in the title scores, so that comes first."""
    asked = tuple(
        WordQuery(
            terms=tuple(word.terms),
            strength=1,
            scores=tuple(
                TermScore(Field.TITLE.value, term, worth) for term, worth in word.terms.items()
            ),
        )
        for word in words
    )
    text = TextQuery(asked, minimum=len(asked))
    return EngineQuery(now=now, text=text, order=Order.SCORE, limit=_LOOKED_AT)


def _titles(ids: Sequence[int], now: datetime) -> dict[int, _Title]:
    """The titles of those that may be shown at `now`."""
    if not ids:
        return {}
    found = _titles_of(Kind.ASSIGNMENT, AssignmentPage.objects.findable(now), ids)
    if len(found) < len(ids):
        found |= _titles_of(Kind.CALL, CallPage.objects.visible(), ids)
    return found


def _titles_of(kind: Kind, pages: QuerySet[Any], ids: Sequence[int]) -> dict[int, _Title]:
    rows = pages.filter(pk__in=ids).order_by().values_list("pk", "title", "text_language")
    return {row[0]: _Title(kind, *row) for row in rows}


def _pages(kind: Kind, ids: Sequence[int]) -> list[Page]:
    """The pages in the order of `ids`, with what a suggestion tells."""
    if not ids:
        return []
    shown = ("title", "text_language", "url_path", "slug")
    pages: dict[int, Page]
    if kind is Kind.ASSIGNMENT:
        assignments = AssignmentPage.objects.select_related("organisation")
        pages = dict(assignments.only(*shown, "organisation__title").in_bulk(ids))
    else:
        pages = dict(CallPage.objects.only(*shown).in_bulk(ids))
    return [pages[page] for page in ids if page in pages]


def _has_all(title: _Title, words: Iterable[_Typed]) -> bool:
    terms = set(document_terms([(title.text, Language(title.language))]))
    return all(not terms.isdisjoint(word.terms) for word in words)
