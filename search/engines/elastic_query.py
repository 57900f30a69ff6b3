"""EngineQuery -> what is asked of Elasticsearch, and its answer back. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from elasticsearch.dsl import A, Search
from elasticsearch.dsl.query import (
    Bool,
    MatchAll,
    MatchNone,
    Query,
    Range,
    Terms,
)

from search.engines.base import (
    EngineAnswer,
    EngineError,
    EngineHit,
    EngineQuery,
    Frequencies,
    Order,
    TextQuery,
)
from search.engines.elastic_document import LISTED_FIELD, MATCHED_FIELDS
from search.engines.nearness import nearest_first

# Elasticsearch refuses to reach further.
FURTHEST = 10_000
_TIES = 100  # hits beyond those asked for, of which some may be a centimetre nearer
_KNOWN = ("organisation", "until", "answers_within")  # of each hit, for the ranking
_TOGETHER = "unfiltered"  # the aggregation of the fields that no filter is on

Body = Mapping[str, Any]


def search_of(query: EngineQuery) -> dict[str, Any]:
    """The one request that answers `query`.

    Filters stand after the aggregations (`post_filter`), each of which has the filters that are
    its own to have: all but the one on its field.
    """
    if query.limit > FURTHEST:
        raise ValueError(f"{query.limit} hits are more than Elasticsearch gives ({FURTHEST})")
    scored = query.text is not None and query.order is Order.SCORE and query.limit > 0
    asked = [*_text_filter(query.text), *([] if query.counts else _filters(query))]
    search: Search[Any] = Search().query(
        Bool(
            # Scores alone, with nothing asked beside them, would be asked for themselves.
            filter=asked or [MatchAll()],
            must_not=[Range("until", {"lte": query.now})],
        )
    )
    if query.counts and query.filters:
        search = search.post_filter(Bool(filter=_filters(query)))
    search = search.sort(*_order(query, scored=scored)).extra(
        size=_size(query),
        track_total_hits=True,
        docvalue_fields=[*_KNOWN, *(("lat", "lon") if _by_distance(query) else ())],
        stored_fields="_none_",
        _source=False,
    )
    body = search.to_dict()
    if query.counts:
        body["aggs"] = _counted(query)
    if scored and query.text:
        body["query"]["bool"]["should"] = list(_scores(query.text))
    return body


def answer_of(body: Body, query: EngineQuery) -> EngineAnswer:
    """Raises EngineError for an answer in part, and for what is none."""
    with _reading(body):
        return EngineAnswer(
            total=int(body["hits"]["total"]["value"]),
            hits=tuple(_hits(body["hits"]["hits"], query)),
            counts=dict(_counts(body.get("aggregations", {}), query)),
        )


def frequencies_search(terms: Sequence[str]) -> Search[Any]:
    """Counts documents, and those that have each of `terms`: exactly, deleted ones left out."""
    search: Search[Any] = Search().extra(size=0, track_total_hits=True)
    if terms:
        search.aggs.bucket(
            "terms",
            A("filters", filters={term: Bool(should=_any_of([term])) for term in terms}),
        )
    return search


def frequencies_of(body: Body) -> Frequencies:
    with _reading(body):
        buckets = body.get("aggregations", {}).get("terms", {}).get("buckets", {})
        counted = {term: int(bucket["doc_count"]) for term, bucket in buckets.items()}
        return Frequencies(
            int(body["hits"]["total"]["value"]),
            {term: having for term, having in counted.items() if having},
        )


def terms_search(prefix: str, size: int) -> Search[Any]:
    """Lists up to `size` terms that start with `prefix`."""
    search: Search[Any] = Search().extra(size=0)
    search.aggs.bucket(
        "terms",
        A("terms", field=LISTED_FIELD, include=f"{_literally(prefix)}.*", size=size,
          order={"_key": "asc"}),
    )  # fmt: skip
    return search


def terms_of(body: Body) -> list[tuple[str, int]]:
    with _reading(body):
        buckets = body["aggregations"]["terms"]["buckets"]
        return [(str(each["key"]), int(each["doc_count"])) for each in buckets]


# What matches


def _filters(query: EngineQuery, without: str | None = None) -> list[Query]:
    return [Terms(field, list(values)) for field, values in query.filters if field != without]


def _text_filter(text: TextQuery | None) -> list[Query]:
    if text is None or not text.minimum:
        return []
    enough = _any_of(text.alone) if text.alone else []
    if together := text.together:
        weak: list[Query] = [Bool(should=_any_of(terms)) for terms in together]
        enough.append(Bool(should=weak, minimum_should_match=text.minimum))
    return [Bool(should=enough, minimum_should_match=1)] if enough else [MatchNone()]


def _any_of(terms: Sequence[str]) -> list[Query]:
    """Of which one holds where a document has any of `terms`."""
    return [Terms(field, list(terms)) for field in MATCHED_FIELDS]


def _scores(text: TextQuery) -> Iterator[Body]:
    """For each word the best of what its places are worth.

    Places of the same worth are asked for together: weights are few, terms are many. Written as it
    is sent: with an object of the client's for each clause, half a search would be making these.
    """
    for scores in text.scored:
        alike: dict[tuple[str, int], list[str]] = {}
        for field, term, weight in scores:
            alike.setdefault((field, weight), []).append(term)
        places = [
            {"constant_score": {"filter": {"terms": {field: terms}}, "boost": float(weight)}}
            for (field, weight), terms in alike.items()
        ]
        yield {"dis_max": {"queries": places}}


# In which order


def _order(query: EngineQuery, *, scored: bool) -> list[Any]:
    newest_first: list[Any] = [{"published": "desc"}, {"page": "asc"}]
    if query.order is Order.SOONEST:
        coming = {"range": {"occasions.until": {"gt": query.now}}}
        soonest = {
            "order": "asc",
            "mode": "min",
            "missing": "_last",
            "nested": {"path": "occasions", "filter": coming},
        }
        return [{"occasions.starts": soonest}, *newest_first]
    if query.order is Order.NEAREST and query.origin:
        origin = {"lat": query.origin.lat, "lon": query.origin.lon}
        # Its own distance is rounded: what is worked out from the position decides in the end.
        return [{"_geo_distance": {"position": origin, "order": "asc"}}, *newest_first]
    return [{"_score": "desc"}, *newest_first] if scored else newest_first


def _by_distance(query: EngineQuery) -> bool:
    return query.order is Order.NEAREST and query.limit > 0


def _size(query: EngineQuery) -> int:
    return min(query.limit + _TIES, FURTHEST) if _by_distance(query) else query.limit


def _hits(found: Sequence[Body], query: EngineQuery) -> list[EngineHit]:
    hits = [_hit(each, query) for each in found]
    if not _by_distance(query):
        return hits
    placed = zip(hits, map(_place, found), strict=True)
    return [hit for _, hit in nearest_first(placed, query)[: query.limit]]


def _place(hit: Body) -> tuple[int, int] | None:
    fields = hit["fields"]
    return (int(fields["lat"][0]), int(fields["lon"][0])) if "lat" in fields else None


def _hit(hit: Body, query: EngineQuery) -> EngineHit:
    *first, published, page = hit["sort"]
    scored = query.order is Order.SCORE and first
    known = hit["fields"]
    until, answers_within = known.get("until"), known.get("answers_within")
    return EngineHit(
        id=int(page),
        score=round(first[0]) if scored else 0,
        published=int(published),
        organisation=int(known["organisation"][0]),
        until=int(until[0]) if until else None,
        answers_within=int(answers_within[0]) if answers_within else None,
    )


# What is counted


def _counted(query: EngineQuery) -> Body:
    """The aggregations, written as they are sent, as the scores are."""
    filtered = {field for field, _ in query.filters}
    asked: dict[str, Any] = {}
    for field, size in query.counts:
        name, others = (field, field) if field in filtered else (_TOGETHER, None)
        if name not in asked:
            own = Bool(filter=_filters(query, others) or [MatchAll()])
            asked[name] = {"filter": own.to_dict(), "aggs": {}}
        # Without `size` there would be ten values.
        asked[name]["aggs"][field] = {"terms": {"field": field, "size": max(size, 1)}}
    return asked


def _counts(aggregations: Body, query: EngineQuery) -> Iterator[tuple[str, Mapping[str, int]]]:
    filtered = {field for field, _ in query.filters}
    for field, _size in query.counts:
        buckets = aggregations[field if field in filtered else _TOGETHER][field]["buckets"]
        yield field, {str(each["key"]): int(each["doc_count"]) for each in buckets}


@contextmanager
def _reading(body: Body) -> Iterator[None]:
    """Reading a whole answer; one in part, or of another shape, is an EngineError."""
    try:
        if body["timed_out"] or body["_shards"]["failed"]:
            raise EngineError("Elasticsearch answered only in part")
        yield
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise EngineError(f"Elasticsearch's answer cannot be read: {error!r}") from error


def _literally(text: str) -> str:
    """Text as it stands, in a regular expression of Lucene's."""
    return "".join(c if c.isalnum() or c == "_" else f"\\{c}" for c in text)
