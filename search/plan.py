"""Criteria -> what the engine is asked. Pure: frequencies and the moment are passed in.

Which documents match. Small words are left out. Each other word has a strength from 1 to STRONGEST,
by its rarity among the words of the query; a document must have words that make up MATCH_SHARE of
the summed strength. Asking for all words would leave whole sentences without an answer; asking for
any would bury the answer under everything that shares a common word. Words that no document has
count as the rarest, so that a query without sense finds nothing, whatever common word is in it.
"""

import math
from collections.abc import Sequence
from datetime import datetime

from search.analysis import Form, QueryWord
from search.criteria import Criteria, Sort
from search.documents import Field
from search.engines.base import (
    EngineQuery,
    Frequencies,
    Order,
    TermScore,
    TextQuery,
    WordQuery,
)
from search.facets import BY_NAME, FACETS
from search.weights import FIELD, FORM, MATCH_SHARE, STRONGEST, rarity

_ORDERS = {Sort.RELEVANCE: Order.SCORE, Sort.NEWEST: Order.NEWEST, Sort.SOONEST: Order.SOONEST}

# More values than a facet can have: engines give ten unless told.
MOST_VALUES = 1000


def engine_query(
    criteria: Criteria,
    words: Sequence[QueryWord],
    frequencies: Frequencies,
    now: datetime,
    *,
    limit: int,
    count: bool = True,
) -> EngineQuery:
    """What to ask for `criteria`; `words` are those of its text."""
    text = text_query(words, frequencies) if criteria.q else None
    order = _ORDERS[criteria.sort]
    return EngineQuery(
        now=int(now.timestamp()),
        text=text,
        filters=tuple((BY_NAME[name].field, values) for name, values in criteria.filters),
        order=Order.NEWEST if order is Order.SCORE and text is None else order,
        limit=limit,
        counts=tuple((facet.field, MOST_VALUES) for facet in FACETS) if count else (),
    )


def text_query(words: Sequence[QueryWord], frequencies: Frequencies) -> TextQuery:
    """What a document must have of these words, and what each place of them is worth."""
    rarities = [word_rarity(word, frequencies) for word in words]
    rarest = max(rarities, default=1)
    queries = tuple(
        WordQuery(
            terms=tuple(term.text for term in word.terms if frequencies.of.get(term.text)),
            strength=max(1, round(STRONGEST * rare / rarest)),
            scores=tuple(
                TermScore(field.value, term.text, rare * FIELD[field] * FORM[term.form])
                for term in word.terms
                for field in Field
                if frequencies.of.get(term.text)
            ),
        )
        for word, rare in zip(words, rarities, strict=True)
    )
    strength = sum(query.strength for query in queries)
    return TextQuery(queries, minimum=max(1, math.ceil(MATCH_SHARE * strength)))


def word_rarity(word: QueryWord, frequencies: Frequencies) -> int:
    """By the commonest of its forms; by the folded one only where there is no other."""

    def most(*, folded: bool) -> int:
        return max(
            (
                frequencies.of.get(term.text, 0)
                for term in word.terms
                if (term.form is Form.FOLDED) is folded
            ),
            default=0,
        )

    return rarity(frequencies.documents, most(folded=False) or most(folded=True))
