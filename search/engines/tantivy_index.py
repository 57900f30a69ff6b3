"""One tantivy index in one directory, with its vocabulary: written to, searched, listed."""

import json
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Document, FieldType, Index, Occur, Query, Schema, SchemaBuilder

from search.documents import MARK_FIELDS, Field, SearchDocument, Times
from search.engines.base import EngineAnswer, EngineHit, EngineQuery, Order, TextQuery
from search.engines.nearness import MICRO, nearest_first
from search.facets import FACETS
from search.vocabulary import Vocabulary

ANY_FIELD = "all"  # the terms of all fields: what is matched; the fields apart are only scored
NEVER = 1 << 61  # of what does not end
NO_OCCASION = 0
NOWHERE = 1 << 40  # of what has no position
_ID_BITS = 31
_TIES = 100  # hits fetched beyond those asked for, to see where a tie ends
_WRITER_MEMORY = 60_000_000  # bytes

Clause = tuple[Occur, Query]


def build_schema() -> Schema:
    builder = SchemaBuilder()
    # Keys are raw text: deleting by a number deletes nothing, silently.
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("fingerprint", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("occasions", stored=True, tokenizer_name="raw", index_option="basic")
    for name in (ANY_FIELD, *Field):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    for facet in FACETS:
        builder.add_text_field(facet.field, tokenizer_name="raw", index_option="basic", fast=True)
    for mark in MARK_FIELDS:
        builder.add_text_field(mark, tokenizer_name="raw", index_option="basic")
    for name in ("id", "published", "recency", "organisation", "until", "starts", "starts_until"):
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in ("lat", "lon"):
        builder.add_integer_field(name, fast=True)
    return builder.build()


class TantivyIndex:
    """The index in `path`; it is made there unless there is one."""

    def __init__(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self._schema = build_schema()
        self._index = Index(self._schema, path=str(path), reuse=True)
        self.vocabulary = Vocabulary(path / "vocabulary.sqlite3")

    def apply(self, documents: Sequence[SearchDocument], gone: Sequence[int], version: int) -> None:
        """Put documents in place of what they replace, take those gone out, and commit.

        Whoever writes holds the lock while it reads the database too, so that writes come in the
        order of their versions.
        """
        now = int(time.time())
        writer = self._index.writer(_WRITER_MEMORY, 1)
        for page in (*gone, *(document.id for document in documents)):
            writer.delete_documents_by_term("key", str(page))
        for document in documents:
            writer.add_document(self._document(document, now))
        writer.commit()
        writer.wait_merging_threads()
        self.vocabulary.apply([(document.id, document.all_terms) for document in documents], gone)

    def fingerprints(self) -> dict[int, str]:
        searcher = self._searcher()
        found = searcher.search(Query.all_query(), max(searcher.num_docs, 1)).hits
        stored = (searcher.doc(address) for _, address in found)
        return {int(doc["key"][0]): str(doc["fingerprint"][0]) for doc in stored}

    def search(self, query: EngineQuery) -> EngineAnswer:
        searcher = self._searcher()
        match = self._match(query)
        return EngineAnswer(
            total=_total(searcher.search(match, 1)),
            hits=tuple(self._hits(searcher, query, match)) if query.limit else (),
            counts=self._counts(searcher, query, match),
        )

    def _searcher(self) -> tantivy.Searcher:
        self._index.reload()  # sees what other processes committed
        return self._index.searcher()

    def _document(self, document: SearchDocument, now: int) -> Document:
        coming = document.next_occasion(now)
        tantivy_document = Document()
        tantivy_document.add_text("key", str(document.id))
        tantivy_document.add_text("fingerprint", document.fingerprint)
        occasions = [[times.starts, times.until] for times in document.occasions]
        tantivy_document.add_text("occasions", json.dumps(occasions))
        tantivy_document.add_text(ANY_FIELD, " ".join(document.all_terms))
        for text_field, terms in document.terms.items():
            tantivy_document.add_text(text_field, " ".join(terms))
        for filtered_field, values in (*document.facets.items(), *document.marks.items()):
            for value in values:
                tantivy_document.add_text(filtered_field, value)
        until = NEVER if document.findable_until is None else document.findable_until
        for name, number in {
            "id": document.id,
            "published": document.published,
            "recency": _recency(document.published, document.id),
            "organisation": document.organisation,
            "until": until,
            "starts": coming.starts if coming else NO_OCCASION,
            "starts_until": coming.until if coming else NO_OCCASION,
            "lat": round(document.position.lat * MICRO) if document.position else NOWHERE,
            "lon": round(document.position.lon * MICRO) if document.position else NOWHERE,
        }.items():
            tantivy_document.add_integer(name, number)
        return tantivy_document

    # What matches

    def _match(self, query: EngineQuery, without: str | None = None) -> Query:
        """The documents that match, with all filters but the one on the field `without`."""
        clauses: list[Clause] = [
            (Occur.Must, self._any(field, values))
            for field, values in query.filters
            if field != without
        ]
        if query.text is not None:
            clauses.append((Occur.Must, self._text(query.text)))
        if not clauses:
            clauses.append((Occur.Must, Query.all_query()))
        clauses.append((Occur.MustNot, self._range("until", None, query.now)))
        return Query.const_score_query(Query.boolean_query(clauses), 0.0)

    def _text(self, text: TextQuery) -> Query:
        """A word as many times as it is strong: so the number of matches is the summed strength."""
        if not text.minimum:
            return Query.all_query()
        words = [(self._any(ANY_FIELD, word.terms), word) for word in text.words if word.terms]
        if sum(word.strength for _, word in words) < text.minimum:
            return Query.empty_query()
        if all(word.strength >= text.minimum for _, word in words):
            return Query.boolean_query([(Occur.Should, having) for having, _ in words])
        return Query.boolean_query(
            [(Occur.Should, having) for having, word in words for _ in range(word.strength)],
            minimum_number_should_match=text.minimum,
        )

    def _any(self, field: str, values: Sequence[str]) -> Query:
        """What has any of the values. (A term set would go through an automaton: slower.)"""
        return Query.boolean_query(
            [
                (Occur.Should, Query.term_query(self._schema, field, value, "basic"))
                for value in values
            ]
        )

    def _scored(self, text: TextQuery, match: Query) -> Query:
        clauses: list[Clause] = [(Occur.Must, match)]
        for word in text.words:
            places = [
                Query.const_score_query(
                    Query.term_query(self._schema, score.field, score.term, "basic"),
                    float(score.weight),
                )
                for score in word.scores
            ]
            if places:
                clauses.append((Occur.Should, Query.disjunction_max_query(places)))
        return Query.boolean_query(clauses)

    def _range(self, field: str, above: int | None, to: int | None) -> Query:
        """Numbers over `above` and up to `to`."""
        return Query.range_query(
            self._schema, field, FieldType.Integer, above, to, include_lower=above is None
        )

    def _counts(
        self, searcher: tantivy.Searcher, query: EngineQuery, match: Query
    ) -> dict[str, dict[str, int]]:
        """Each field counted with all filters but its own: those without one all at once."""
        filtered = {field for field, _ in query.filters}
        together = {field: size for field, size in query.counts if field not in filtered}
        counts = _aggregate(searcher, match, together) if together else {}
        for field, size in query.counts:
            if field in filtered:
                match_without = self._match(query, without=field)
                counts |= _aggregate(searcher, match_without, {field: size})
        return counts

    # In which order

    def _hits(
        self, searcher: tantivy.Searcher, query: EngineQuery, match: Query
    ) -> list[EngineHit]:
        if query.order is Order.SOONEST:
            return self._soonest(searcher, query, match)
        if query.order is Order.NEAREST:
            return self._nearest(searcher, query, match)
        if query.order is Order.NEWEST or query.text is None:
            return self._newest(searcher, match, query.limit)
        found = self._first(searcher, self._scored(query.text, match), query.limit)
        recency: list[Any] = searcher.fast_field_values("recency", [each[1] for each in found])
        # Recencies differ, so that no two places are ever compared.
        best = sorted(
            (-round(score), -newness, address)
            for (score, address), newness in zip(found, recency, strict=True)
        )[: query.limit]
        return self._read(
            searcher, [address for *_, address in best], [-score for score, *_ in best]
        )

    def _newest(self, searcher: tantivy.Searcher, match: Query, limit: int) -> list[EngineHit]:
        found = searcher.search(match, limit, order_by_field="recency").hits
        return self._read(searcher, [address for _, address in found])

    def _soonest(
        self, searcher: tantivy.Searcher, query: EngineQuery, match: Query
    ) -> list[EngineHit]:
        """By the next occasion at the query's moment, which may not be that of the indexing.

        Three parts: those whose next occasion is still to come, ordered by the index; those whose
        next one has passed since, looked at one by one; those without any, the newest first.
        """

        def part(clause: Query) -> Query:
            return Query.boolean_query([(Occur.Must, match), (Occur.Must, clause)])

        ascending: dict[str, Any] = {"order_by_field": "starts", "order": tantivy.Order.Asc}
        coming = part(self._range("starts_until", query.now, None))
        found = self._first(searcher, coming, query.limit, **ascending)
        hits = self._read(searcher, [address for _, address in found])
        dated = [(start, hit) for (start, _), hit in zip(found, hits, strict=True)]

        passed = part(self._range("starts_until", NO_OCCASION, query.now))
        found = searcher.search(passed, max(searcher.num_docs, 1)).hits
        addresses = [address for _, address in found]
        undated: list[EngineHit] = []
        for address, hit in zip(addresses, self._read(searcher, addresses), strict=True):
            start = _next_start(searcher.doc(address), query.now)
            if start is None:
                undated.append(hit)
            else:
                dated.append((start, hit))

        undated += self._newest(
            searcher, part(self._range("starts_until", None, NO_OCCASION)), query.limit
        )
        dated.sort(key=lambda pair: (pair[0], *_newest_first(pair[1])))
        undated.sort(key=_newest_first)
        return [*(hit for _, hit in dated), *undated][: query.limit]

    def _nearest(
        self, searcher: tantivy.Searcher, query: EngineQuery, match: Query
    ) -> list[EngineHit]:
        """All matches are measured: tantivy knows no distances."""
        found = searcher.search(match, max(searcher.num_docs, 1)).hits
        addresses = [address for _, address in found]
        lats: list[Any] = searcher.fast_field_values("lat", addresses)
        lons: list[Any] = searcher.fast_field_values("lon", addresses)
        places = zip(lats, lons, strict=True)
        placed = [None if lat == NOWHERE else (lat, lon) for lat, lon in places]
        hits = zip(self._read(searcher, addresses), placed, strict=True)
        return nearest_first(hits, query)[: query.limit]

    def _first(
        self, searcher: tantivy.Searcher, query: Query, limit: int, **order: Any
    ) -> list[tuple[Any, Any]]:
        """The first `limit` hits and all that tie with the last of them.

        tantivy breaks ties by segment, so which of them are among the first says nothing.
        """
        asked = limit + _TIES
        while True:
            result = searcher.search(query, asked, **order)
            hits: list[tuple[Any, Any]] = result.hits
            if len(hits) == _total(result):
                return hits
            last = hits[limit - 1][0]
            if hits[-1][0] != last:
                return hits
            asked = min(asked * 4, _total(result))

    def _read(
        self, searcher: tantivy.Searcher, addresses: list[Any], scores: Iterable[int] | None = None
    ) -> list[EngineHit]:
        """What is known of the documents at the addresses, in the same order."""
        columns = (
            searcher.fast_field_values(name, addresses)
            for name in ("id", "published", "organisation")
        )
        scores = [0] * len(addresses) if scores is None else scores
        return [
            EngineHit(page, score, published, organisation)
            for page, score, published, organisation in zip(
                next(columns), scores, *columns, strict=True
            )
        ]


def _aggregate(
    searcher: tantivy.Searcher, match: Query, sizes: dict[str, int]
) -> dict[str, dict[str, int]]:
    """How many matches have each value of fields, given how many values there can be."""
    # Without `size` there would be ten values.
    terms = {
        field: {"terms": {"field": field, "size": max(size, 1)}} for field, size in sizes.items()
    }
    found = searcher.aggregate(match, terms)
    return {
        field: {str(each["key"]): int(each["doc_count"]) for each in values["buckets"]}
        for field, values in found.items()
    }


def _total(result: tantivy.SearchResult) -> int:
    return int(result.count)  # type: ignore[attr-defined]  # tantivy's stub leaves it out


def _newest_first(hit: EngineHit) -> tuple[int, int]:
    return (-hit.published, hit.id)


def _recency(published: int, page: int) -> int:
    """One number by which the newest comes first, and of those the lowest id."""
    return (published << _ID_BITS) | ((1 << _ID_BITS) - 1 - page)


def _next_start(document: Document, now: int) -> int | None:
    occasions = json.loads(str(document.get_first("occasions")))
    coming = [Times(*pair) for pair in occasions if pair[1] > now]
    return min((times.starts for times in coming), default=None)
