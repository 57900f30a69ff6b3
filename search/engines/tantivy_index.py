"""One tantivy index in one directory, with its vocabulary: written to, searched, listed."""

import json
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Document, FieldType, Index, IndexWriter, Occur, Query, Schema, SchemaBuilder

from search.documents import CELLS, MARK_FIELDS, Field, SearchDocument, Times
from search.engines.base import EngineAnswer, EngineHit, EngineQuery, Order, TextQuery
from search.engines.nearness import MICRO, Measured, nearest_first
from search.facets import FACETS
from search.geography import CELL_REACH, circle_terms
from search.vocabulary import Vocabulary

ANY_FIELD = "all"  # the terms of all fields: what is matched; the fields apart are only scored
NEVER = 1 << 61  # of what does not end
NO_OCCASION = 0
NOWHERE = 1 << 40  # of what has no position
_ID_BITS = 31
_LAST_ID = (1 << _ID_BITS) - 1
_TIES = 2000  # hits fetched beyond those asked for, to see where a tie ends: costs next to nothing
_CIRCLES = (1_000, 2_000, 4_000, 8_000)  # metres
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
    for name in ("recency", "organisation", "until", "starts", "starts_until"):
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in ("lat", "lon"):
        builder.add_integer_field(name, fast=True)
    return builder.build()


class TantivyIndex:
    """The index in `path`; it is made there unless there is one."""

    def __init__(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._committed = (0, 0)
        self._schema = build_schema()
        self._index = Index(self._schema, path=str(path), reuse=True)
        self.vocabulary = Vocabulary(path / "vocabulary.sqlite3")

    def apply(self, documents: Sequence[SearchDocument], gone: Sequence[int], version: int) -> None:
        """Put documents in place of what they replace, take those gone out, and commit.

        Whoever writes holds the lock while it reads the database too, so that writes come in the
        order of their versions.
        """
        writer = self.writer()
        self.put(writer, documents, gone)
        commit(writer)
        self.count(documents, gone)

    def writer(self) -> IndexWriter:
        """Raises ValueError while there is another one, in whatever process."""
        return self._index.writer(_WRITER_MEMORY, 1)

    def put(
        self, writer: IndexWriter, documents: Sequence[SearchDocument], gone: Sequence[int]
    ) -> None:
        """The same, neither committed nor counted: few large commits make few segments, fast ones."""
        now = int(time.time())
        for page in (*gone, *(document.id for document in documents)):
            writer.delete_documents_by_term("key", str(page))
        for document in documents:
            writer.add_document(self._document(document, now))

    def count(self, documents: Sequence[SearchDocument], gone: Sequence[int]) -> None:
        """Let the vocabulary follow."""
        self.vocabulary.apply([(document.id, document.all_terms) for document in documents], gone)

    def fingerprints(self) -> dict[int, str]:
        searcher = self._searcher()
        found = searcher.search(Query.all_query(), max(searcher.num_docs, 1)).hits
        stored = (searcher.doc(address) for _, address in found)
        return {int(doc["key"][0]): str(doc["fingerprint"][0]) for doc in stored}

    def search(self, query: EngineQuery) -> EngineAnswer:
        searcher = self._searcher()
        match = self._match(query)
        total, hits = self._hits(searcher, query, match)
        return EngineAnswer(total, tuple(hits), self._counts(searcher, query, match))

    def _searcher(self) -> tantivy.Searcher:
        """What any process has committed: a commit puts another file in the place of meta.json."""
        file = (self._path / "meta.json").stat()
        committed = (file.st_ino, file.st_mtime_ns)
        if committed != self._committed:
            self._index.reload()
            self._committed = committed
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
        if not text.minimum:
            return Query.all_query()
        enough = [self._any(ANY_FIELD, text.alone)] if text.alone else []
        if together := text.together:
            weak = [(Occur.Should, self._any(ANY_FIELD, terms)) for terms in together]
            enough.append(Query.boolean_query(weak, minimum_number_should_match=text.minimum))
        if not enough:
            return Query.empty_query()
        return (
            enough[0]
            if len(enough) == 1
            else Query.boolean_query([(Occur.Should, each) for each in enough])
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
    ) -> tuple[int, list[EngineHit]]:
        """How many match, and the first of them."""
        if not query.limit:
            return _total(searcher.search(match, 1)), []
        if query.order is Order.SOONEST:
            return _total(searcher.search(match, 1)), self._soonest(searcher, query, match)
        if query.order is Order.NEAREST:
            return self._nearest(searcher, query, match)
        if query.order is Order.NEWEST or query.text is None:
            return self._newest(searcher, match, query.limit)
        return self._best(searcher, self._scored(query.text, match), query.limit)

    def _best(
        self, searcher: tantivy.Searcher, scored: Query, limit: int
    ) -> tuple[int, list[EngineHit]]:
        total, found = self._first(searcher, scored, limit)
        recency: list[Any] = searcher.fast_field_values("recency", [each[1] for each in found])
        # Recencies differ, so that no two places are ever compared.
        best = sorted(
            (-score, -newness, address)
            for (score, address), newness in zip(found, recency, strict=True)
        )[:limit]
        return total, _read(
            searcher,
            [address for *_, address in best],
            [-newness for _, newness, _ in best],
            [round(-score) for score, *_ in best],
        )

    def _newest(
        self, searcher: tantivy.Searcher, match: Query, limit: int
    ) -> tuple[int, list[EngineHit]]:
        result = searcher.search(match, limit, order_by_field="recency")
        found = result.hits
        hits = _read(
            searcher, [address for _, address in found], [int(newness) for newness, _ in found]
        )
        return _total(result), hits

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
        _, found = self._first(searcher, coming, query.limit, **ascending)
        hits = _read_all(searcher, [address for _, address in found])
        dated = [(start, hit) for (start, _), hit in zip(found, hits, strict=True)]

        passed = part(self._range("starts_until", NO_OCCASION, query.now))
        found = searcher.search(passed, max(searcher.num_docs, 1)).hits
        addresses = [address for _, address in found]
        undated: list[EngineHit] = []
        for address, hit in zip(addresses, _read_all(searcher, addresses), strict=True):
            start = _next_start(searcher.doc(address), query.now)
            if start is None:
                undated.append(hit)
            else:
                dated.append((start, hit))

        without = part(self._range("starts_until", None, NO_OCCASION))
        undated += self._newest(searcher, without, query.limit)[1]
        dated.sort(key=lambda pair: (pair[0], *_newest_first(pair[1])))
        undated.sort(key=_newest_first)
        return [*(hit for _, hit in dated), *undated][: query.limit]

    def _nearest(
        self, searcher: tantivy.Searcher, query: EngineQuery, match: Query
    ) -> tuple[int, list[EngineHit]]:
        """tantivy knows no distances: so the matches of ever wider circles are measured.

        A circle will do when as many as are asked for lie surely within it; else all are looked at.
        """
        for radius in _CIRCLES if query.origin else ():
            cells = self._any(CELLS, circle_terms(query.origin, radius))
            within = Query.boolean_query([(Occur.Must, match), (Occur.Must, cells)])
            if _total(searcher.search(within, 1)) < query.limit:
                continue
            nearest = self._measured(searcher, query, within)[: query.limit]
            if nearest[-1][0] <= radius - CELL_REACH:
                return _total(searcher.search(match, 1)), [hit for _, hit in nearest]
        measured = self._measured(searcher, query, match)
        return len(measured), [hit for _, hit in measured[: query.limit]]

    def _measured(
        self, searcher: tantivy.Searcher, query: EngineQuery, match: Query
    ) -> list[Measured]:
        found = searcher.search(match, max(searcher.num_docs, 1)).hits
        addresses = [address for _, address in found]
        lats: list[Any] = searcher.fast_field_values("lat", addresses)
        lons: list[Any] = searcher.fast_field_values("lon", addresses)
        places = zip(lats, lons, strict=True)
        placed = [None if lat == NOWHERE else (lat, lon) for lat, lon in places]
        return nearest_first(zip(_read_all(searcher, addresses), placed, strict=True), query)

    def _first(
        self, searcher: tantivy.Searcher, query: Query, limit: int, **order: Any
    ) -> tuple[int, list[tuple[Any, Any]]]:
        """How many there are; the first `limit` and all that tie with the last of these.

        tantivy breaks ties by segment, so which of them are among the first says nothing.
        """
        asked = limit + _TIES
        while True:
            result = searcher.search(query, asked, **order)
            total, hits = _total(result), result.hits
            if len(hits) <= limit:
                return total, hits
            last, end = hits[limit - 1][0], limit
            while end < len(hits) and hits[end][0] == last:
                end += 1
            if end < len(hits) or end == total:
                return total, hits[:end]
            asked = min(asked * 8, total)


def commit(writer: IndexWriter) -> None:
    """Let every process see what was put in; the writer is of no use afterwards."""
    writer.commit()
    writer.wait_merging_threads()


def _read_all(searcher: tantivy.Searcher, addresses: list[Any]) -> list[EngineHit]:
    """What is known of the documents at the addresses, in the same order."""
    recencies: list[Any] = searcher.fast_field_values("recency", addresses)
    return _read(searcher, addresses, recencies)


def _read(
    searcher: tantivy.Searcher,
    addresses: list[Any],
    recencies: Iterable[int],
    scores: Iterable[int] | None = None,
) -> list[EngineHit]:
    organisations: list[Any] = searcher.fast_field_values("organisation", addresses)
    return [
        EngineHit(_LAST_ID - (recency & _LAST_ID), score, recency >> _ID_BITS, organisation)
        for recency, score, organisation in zip(
            recencies, scores or [0] * len(addresses), organisations, strict=True
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
    return (published << _ID_BITS) | (_LAST_ID - page)


def _next_start(document: Document, now: int) -> int | None:
    occasions = json.loads(str(document.get_first("occasions")))
    coming = [Times(*pair) for pair in occasions if pair[1] > now]
    return min((times.starts for times in coming), default=None)
