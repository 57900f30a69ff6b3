"""SearchDocument -> tantivy's document: the fields of the embedded index, and what stands in them."""

import json
from functools import lru_cache

from tantivy import Document, Schema, SchemaBuilder

from search.documents import MARK_FIELDS, Field, SearchDocument, Times
from search.engines.nearness import MICRO
from search.facets import FACETS

# Beside each facet's field, all that a document has in it as one value: tantivy counts those that
# every document has exactly one of many times faster.
WHOLE = {facet.field: f"{facet.field}_whole" for facet in FACETS}
_APART = "\n"  # what is in no value
ANY_FIELD = "all"  # the terms of all fields: what is matched; the fields apart are only scored
NEVER = 1 << 61  # of what does not end
NO_OCCASION = 0
NOWHERE = 1 << 40  # of what has no position
UNKNOWN = 1 << 20  # days, of those of whom nobody knows how fast they answer
_ID_BITS = 31
_LAST_ID = (1 << _ID_BITS) - 1


def _schema() -> Schema:
    builder = SchemaBuilder()
    # Keys are raw text: deleting by a number deletes nothing, silently.
    builder.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("fingerprint", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("occasions", stored=True, tokenizer_name="raw", index_option="basic")
    for name in (ANY_FIELD, *Field):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="basic")
    for facet in FACETS:
        builder.add_text_field(facet.field, tokenizer_name="raw", index_option="basic")
        builder.add_text_field(
            WHOLE[facet.field], tokenizer_name="raw", index_option="basic", fast=True
        )
    for mark in MARK_FIELDS:
        builder.add_text_field(mark, tokenizer_name="raw", index_option="basic")
    for name in ("recency", "organisation", "until", "starts", "starts_until"):
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in ("answers_within", "lat", "lon"):
        builder.add_integer_field(name, fast=True)
    return builder.build()


SCHEMA = _schema()


def to_document(document: SearchDocument, now: int) -> Document:
    """What is indexed of a document at `now`; its next occasion is that of the moment."""
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
    for field, whole in WHOLE.items():
        tantivy_document.add_text(whole, _whole(document.facets.get(field, ())))
    until = NEVER if document.findable_until is None else document.findable_until
    for name, number in {
        "recency": _recency(document.published, document.id),
        "organisation": document.organisation,
        "until": until,
        "answers_within": UNKNOWN if document.answers_within is None else document.answers_within,
        "starts": coming.starts if coming else NO_OCCASION,
        "starts_until": coming.until if coming else NO_OCCASION,
        "lat": round(document.position.lat * MICRO) if document.position else NOWHERE,
        "lon": round(document.position.lon * MICRO) if document.position else NOWHERE,
    }.items():
        tantivy_document.add_integer(name, number)
    return tantivy_document


@lru_cache(maxsize=20_000)
def _whole(values: tuple[str, ...]) -> str:
    """The same for the same values; never empty."""
    return _APART.join(("", *sorted(set(values))))


@lru_cache(maxsize=20_000)
def values_of(whole: str) -> tuple[str, ...]:
    """What a value of WHOLE was made of."""
    return tuple(whole.split(_APART)[1:])


def _recency(published: int, page: int) -> int:
    """One number by which the newest comes first, and of those the lowest id."""
    return (published << _ID_BITS) | (_LAST_ID - page)


def published_and_id(recency: int) -> tuple[int, int]:
    """What a recency was made of."""
    return recency >> _ID_BITS, _LAST_ID - (recency & _LAST_ID)


def next_start(document: Document, now: int) -> int | None:
    """The start of the first stored occasion that is not over at `now`."""
    occasions = json.loads(str(document.get_first("occasions")))
    coming = [Times(*pair) for pair in occasions if pair[1] > now]
    return min((times.starts for times in coming), default=None)
