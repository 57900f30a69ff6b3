"""EngineQuery -> tantivy's queries: what matches, and what it is worth. Pure."""

from collections.abc import Sequence

from tantivy import FieldType, Occur, Query

from search.engines.base import EngineQuery, TextQuery
from search.engines.tantivy_document import ANY_FIELD, SCHEMA

Clause = tuple[Occur, Query]


def match_of(query: EngineQuery, without: str | None = None) -> Query:
    """The documents that match, with all filters but the one on the field `without`."""
    clauses: list[Clause] = [
        (Occur.Must, any_of(field, values)) for field, values in query.filters if field != without
    ]
    if query.text is not None:
        clauses.append((Occur.Must, _text(query.text)))
    if not clauses:
        clauses.append((Occur.Must, Query.all_query()))
    clauses.append((Occur.MustNot, numbers("until", None, query.now)))
    return Query.const_score_query(Query.boolean_query(clauses), 0.0)


def _text(text: TextQuery) -> Query:
    if not text.minimum:
        return Query.all_query()
    enough = [any_of(ANY_FIELD, text.alone)] if text.alone else []
    if together := text.together:
        # A word stands there as many times as it is strong: its query is made once.
        made = {terms: any_of(ANY_FIELD, terms) for terms in dict.fromkeys(together)}
        weak = [(Occur.Should, made[terms]) for terms in together]
        enough.append(Query.boolean_query(weak, minimum_number_should_match=text.minimum))
    if not enough:
        return Query.empty_query()
    return (
        enough[0]
        if len(enough) == 1
        else Query.boolean_query([(Occur.Should, each) for each in enough])
    )


def any_of(field: str, values: Sequence[str]) -> Query:
    """What has any of the values. (A term set would go through an automaton: slower.)"""
    return Query.boolean_query(
        [(Occur.Should, Query.term_query(SCHEMA, field, value, "basic")) for value in values]
    )


def scored(text: TextQuery, match: Query) -> Query:
    """The matches, each with the sum of the best place of every word."""
    clauses: list[Clause] = [(Occur.Must, match)]
    for scores in text.scored:
        places = [
            Query.const_score_query(
                Query.term_query(SCHEMA, score.field, score.term, "basic"),
                float(score.weight),
            )
            for score in scores
        ]
        clauses.append((Occur.Should, Query.disjunction_max_query(places)))
    return Query.boolean_query(clauses)


def numbers(field: str, above: int | None, to: int | None) -> Query:
    """Numbers over `above` and up to `to`."""
    return Query.range_query(
        SCHEMA, field, FieldType.Integer, above, to, include_lower=above is None
    )
