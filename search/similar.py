"""Assignments that are like another: the same topics, then place, tier and words."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.cache import caches

from assignments.listed import ListedAssignment
from assignments.models import AssignmentPage
from search.analysis import analyse_query
from search.engines import engine
from search.engines.base import (
    EngineQuery,
    IndexMissingError,
    Order,
    TermScore,
    TextQuery,
    WordQuery,
)
from search.facets import ASSIGNMENT
from search.hits import open_assignments
from search.plan import text_query
from search.thesaurus.edition import refresh
from search.weights import SIMILAR_PLACE, SIMILAR_TIER, SIMILAR_TOPIC

# Of those found some may be full or no longer to be found.
CONSIDERED = 30


def similar_to(assignment: AssignmentPage, now: datetime, limit: int) -> list[ListedAssignment]:
    """Up to `limit` assignments that can be had at `now`, the most alike first.

    In a fixed number of queries.
    """
    ids: Any = caches["content"].get_or_set(
        f"similar-{assignment.pk}", lambda: _alike(assignment, now)
    )
    return open_assignments([page for page in ids if page != assignment.pk], now, limit)


def _alike(assignment: AssignmentPage, now: datetime) -> list[int]:
    """Ids of those that are like it, the most alike first.

    Those that share a topic come before all others, which are asked for only where these are few.
    """
    refresh()
    topics = tuple(sorted(topic.slug for topic in assignment.topic_list))
    alike = _likeness(assignment, topics)
    kind = ("type", (ASSIGNMENT,))
    asked = EngineQuery(
        now=int(now.timestamp()), text=alike, order=Order.SCORE, limit=CONSIDERED, filters=(kind,)
    )
    if not topics:
        return _ask(asked)
    ids = _ask(replace(asked, filters=(kind, ("topics", topics))))
    if len(ids) < CONSIDERED:
        ids += _ask(asked)
    return list(dict.fromkeys(ids))


def _likeness(assignment: AssignmentPage, topics: tuple[str, ...]) -> TextQuery:
    """All match; what they share with the assignment scores."""
    words = analyse_query(assignment.title)
    terms = (term.text for word in words for term in word.terms)
    try:
        frequencies = engine().frequencies(terms)
    except IndexMissingError:
        return TextQuery((), 0)
    shared = [TermScore("topics", topic, SIMILAR_TOPIC) for topic in topics]
    shared.append(TermScore("tier", assignment.tier, SIMILAR_TIER))
    if assignment.district:
        shared.append(TermScore("places", assignment.district.slug, SIMILAR_PLACE))
    facets = tuple(WordQuery(terms=(), strength=1, scores=(score,)) for score in shared)
    return TextQuery(facets + text_query(words, frequencies).words, minimum=0)


def _ask(query: EngineQuery) -> list[int]:
    try:
        return [hit.id for hit in engine().search(query).hits]
    except IndexMissingError:
        return []
