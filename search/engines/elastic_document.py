"""What Elasticsearch keeps of a page: an explicit mapping, derived from the tables of the search.

Terms come prepared, so a text field is its terms with a space between: they are matched whole, and
what a match is worth is added up by the query. (As an array of keywords it takes twice as long to
index.) The source is not kept: the database is the source, and a rebuild reads it.
"""

from typing import Any

from elasticsearch.dsl import (
    Document,
    GeoPoint,
    Index,
    InnerDoc,
    Keyword,
    Long,
    MetaField,
    Nested,
    Text,
)

from search import analysis
from search.documents import MARK_FIELDS, Field, SearchDocument
from search.engines.base import LISTED
from search.engines.nearness import MICRO
from search.facets import FACETS

# Raised when documents or the mapping change: an index of another version is rebuilt.
MAPPING_VERSION = 6
VERSION = f"{MAPPING_VERSION}.{analysis.VERSION}"

# What is matched and counted: the terms of all fields, which are those of the body and, once more by
# themselves, those that the body has not. docs/decisions/0007 tells what a field of all would take.
REST_FIELD = "rest"
MATCHED_FIELDS = (Field.BODY.value, REST_FIELD)
# Words as they are written, which is what half-typed and misspelt ones are looked for among. To
# keep all terms ready to be listed made indexing half as slow again.
LISTED_FIELD = "listed"
_LISTED = frozenset(form.value for form in LISTED)  # what their terms begin with


def terms_field() -> Text:
    """A field of terms with a space between, of which nothing is known but who has them."""
    return Text(analyzer="whitespace", index_options="docs", norms=False)


class OccasionPart(InnerDoc):
    starts = Long()
    until = Long()


class PageDocument(Document):
    """A page. Its text fields are those of search/documents.py, its facets those of the table."""

    page = Long()
    fingerprint = Keyword(index=False)
    published = Long()
    until = Long()  # none for what does not end
    organisation = Long(index=False)
    answers_within = Long(index=False)  # days; none where it is not known
    occasions = Nested(OccasionPart)
    rest = terms_field()
    listed = Keyword(index=False)  # those of all fields that can be listed
    position = GeoPoint(index=False)  # what is nearest
    lat = Long(index=False)  # and just how near, in millionths of a degree
    lon = Long(index=False)

    class Meta:
        dynamic = MetaField("strict")
        source = MetaField(enabled=False)


for _field in Field:
    PageDocument._doc_type.mapping.field(_field.value, terms_field())
for _facet in FACETS:
    PageDocument._doc_type.mapping.field(_facet.field, Keyword())
for _mark in MARK_FIELDS:
    PageDocument._doc_type.mapping.field(_mark, Keyword(doc_values=False))


def page_source(document: SearchDocument) -> dict[str, Any]:
    """The fields of PageDocument for a page, without those that have nothing.

    Made as they are sent: a PageDocument of each, only to be taken apart again, took nearly twice
    as long.
    """
    place = document.position
    body = document.terms.get(Field.BODY, ())
    others = (terms for field, terms in document.terms.items() if field is not Field.BODY)
    rest = set[str]().union(*others).difference(body)
    source = {
        "page": document.id,
        "fingerprint": document.fingerprint,
        "published": document.published,
        "until": document.findable_until,
        "organisation": document.organisation,
        "answers_within": document.answers_within,
        "occasions": [{"starts": each.starts, "until": each.until} for each in document.occasions],
        REST_FIELD: " ".join(rest),
        LISTED_FIELD: [term for term in (*body, *rest) if term[0] in _LISTED],
        **{field.value: " ".join(terms) for field, terms in document.terms.items()},
        **document.facets,
        **document.marks,
        "position": {"lat": place.lat, "lon": place.lon} if place else None,
        "lat": round(place.lat * MICRO) if place else None,
        "lon": round(place.lon * MICRO) if place else None,
    }
    return {field: value for field, value in source.items() if value not in (None, "", [], ())}


def new_index(name: str, **settings: Any) -> Index:
    """An index of this mapping, not yet made.

    It is refreshed by whoever writes to it, so that a commit is what searches see. It remembers
    deletions for so long that a worker that was held up cannot bring a page back. Every change
    begins a segment, and a search looks for its hundreds of terms in each: so small ones are merged
    sooner than they would be.
    """
    index = Index(name)
    index.document(PageDocument)
    index.settings(
        **{
            "number_of_shards": 1,
            "auto_expand_replicas": "0-1",
            "refresh_interval": "-1",
            "gc_deletes": "1h",
            "merge.policy.segments_per_tier": 2,
            "merge.policy.floor_segment": "16mb",
            **settings,
        }
    )
    return index
