"""What an engine ought to answer, worked out document by document."""

from collections import Counter
from collections.abc import Iterable

from search.documents import SearchDocument
from search.engines.base import EngineAnswer, EngineHit, EngineQuery, Order, TextQuery
from search.geography import distance


def answer(documents: Iterable[SearchDocument], query: EngineQuery) -> EngineAnswer:
    documents = list(documents)
    matching = [each for each in documents if _matches(each, query)]
    counts = {
        field: dict(
            Counter(
                value
                for each in documents
                if _matches(each, query, without=field)
                for value in each.facets.get(field, ())
            )
        )
        for field, _ in query.counts
    }
    hits = [
        EngineHit(
            each.id,
            _score(each, query),
            each.published,
            each.organisation,
            each.findable_until,
            each.answers_within,
        )
        for each in sorted(matching, key=lambda each: _key(each, query))
    ]
    return EngineAnswer(len(matching), tuple(hits[: query.limit]), counts)


def _matches(document: SearchDocument, query: EngineQuery, without: str | None = None) -> bool:
    if document.findable_until is not None and document.findable_until <= query.now:
        return False
    if query.text is not None and not _has_words(document, query.text):
        return False
    return all(
        field == without
        or set(values) & {*document.facets.get(field, ()), *document.marks.get(field, ())}
        for field, values in query.filters
    )


def _has_words(document: SearchDocument, text: TextQuery) -> bool:
    terms = set(document.all_terms)
    strength = sum(word.strength for word in text.words if terms & set(word.terms))
    return strength >= text.minimum if text.words else not text.minimum


def _score(document: SearchDocument, query: EngineQuery) -> int:
    if query.text is None or query.order is not Order.SCORE:
        return 0
    places = {str(field): set(terms) for field, terms in document.terms.items()}
    places |= {field: set(values) for field, values in document.facets.items()}
    return sum(
        max((s.weight for s in scores if s.term in places.get(s.field, ())), default=0)
        for scores in query.text.scored
    )


def _key(document: SearchDocument, query: EngineQuery) -> tuple[float, ...]:
    newest = (-document.published, document.id)
    if query.order is Order.SOONEST:
        coming = document.next_occasion(query.now)
        return (0, coming.starts, *newest) if coming else (1, 0, *newest)
    if query.order is Order.NEAREST:
        if document.position is None or query.origin is None:
            return (1, 0, *newest)
        return (0, distance(query.origin, document.position), *newest)
    return (-_score(document, query), *newest)
