"""Criteria -> what the engine is asked. Pure: frequencies and the moment are passed in.

Which documents match. Small words are left out. Each other word has a strength from 1 to STRONGEST,
by its rarity among the words of the query; a document must have words that make up MATCH_SHARE of
the summed strength. Asking for all words would leave whole sentences without an answer; asking for
any would bury the answer under everything that shares a common word. Words that no document has
count as the rarest, so that a query without sense finds nothing, whatever common word is in it.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from search.analysis import Form, Importance, QueryWord, Relation
from search.bounds import bounds
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
from search.weights import (
    ENOUGH,
    FIELD,
    FORM,
    IMPORTANCE,
    MATCH_SHARE,
    MOST_STRENGTH,
    RELATION,
    STRONGEST,
    SURE,
    rarity,
)

_ORDERS = {
    Sort.RELEVANCE: Order.SCORE,
    Sort.NEWEST: Order.NEWEST,
    Sort.SOONEST: Order.SOONEST,
    Sort.NEAREST: Order.NEAREST,
}

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
        filters=(
            *((BY_NAME[name].field, values) for name, values in criteria.filters),
            *bounds(criteria, now),
        ),
        order=Order.NEWEST if order is Order.SCORE and text is None else order,
        limit=limit,
        counts=tuple((facet.field, MOST_VALUES) for facet in FACETS) if count else (),
        origin=criteria.near.position if criteria.near else None,
    )


def text_query(words: Sequence[QueryWord], frequencies: Frequencies) -> TextQuery:
    """What a document must have of these words, and what each place of them is worth."""
    rarities = [word_rarity(word, frequencies) for word in words]
    needed = [rare for word, rare in zip(words, rarities, strict=True) if word.importance.needed]
    rarest = max(needed, default=1)
    lost = any(word.importance is Importance.UNKNOWN for word in words)
    queries = tuple(
        _word_query(word, rare, rarest, frequencies, doubtful=lost)
        for word, rare in zip(words, rarities, strict=True)
    )
    if any(word.importance is Importance.QUOTED for word in words):
        return _quoted_query(words, queries)
    strength = sum(query.strength for query in queries)
    return TextQuery(queries, minimum=max(1, math.ceil(MATCH_SHARE * strength)))


def _quoted_query(words: Sequence[QueryWord], queries: Sequence[WordQuery]) -> TextQuery:
    """What is quoted decides alone, all of it; the other words only score."""
    asked = tuple(
        replace(query, strength=1)
        if word.importance is Importance.QUOTED
        else replace(query, terms=(), strength=0)
        for word, query in zip(words, queries, strict=True)
    )
    return TextQuery(asked, minimum=sum(query.strength for query in asked))


def word_rarity(word: QueryWord, frequencies: Frequencies) -> int:
    """What a word says by its rarity and its importance.

    The rarity is by the commonest form of what was typed, or, where nobody has written that, of
    what it is also called.
    """
    of = frequencies.of
    most = 0
    for relations, forms in _RARITY_BY:
        most = max(
            (
                of.get(wanted.term.text, 0)
                for wanted in word.wanted
                if wanted.relation in relations and wanted.term.form in forms
            ),
            default=0,
        )
        if most:
            break
    importance = IMPORTANCE[word.importance]
    if not most and word.importance is not Importance.UNKNOWN:
        # It has a sense, and nobody offers it: the other words may still find something.
        importance = min(importance, IMPORTANCE[Importance.UNWRITTEN])
    return max(1, round(rarity(frequencies.documents, most) * importance / 100))


def _word_query(
    word: QueryWord, rare: int, rarest: int, frequencies: Frequencies, *, doubtful: bool
) -> WordQuery:
    """`doubtful`: another word of the query makes no sense, so that this may be none either."""
    worth: dict[str, int] = {}
    for wanted in word.wanted:
        if frequencies.of.get(wanted.term.text):
            each = FORM[wanted.term.form] * RELATION[wanted.relation]
            worth[wanted.term.text] = max(worth.get(wanted.term.text, 0), each)
    scores = tuple(
        TermScore(field.value, term, rare * FIELD[field] * each)
        for term, each in worth.items()
        for field in Field
    )
    if not word.importance.needed:
        return WordQuery(terms=(), strength=0, scores=scores)
    guessed = _is_guessed(word, frequencies, doubtful=doubtful)
    matching = _matching(word, worth, frequencies)
    strongest = 1 if guessed else MOST_STRENGTH.get(word.importance, STRONGEST)
    return WordQuery(matching, min(strongest, max(1, round(STRONGEST * rare / rarest))), scores)


def _matching(
    word: QueryWord, written: Mapping[str, int], frequencies: Frequencies
) -> tuple[str, ...]:
    """The terms by which a document matches: all, or the sure ones where ENOUGH documents have one.

    So what is only related, or shares a part of a compound, is no hit beside what was meant; it
    still adds to the score.
    """
    sure = {
        wanted.term.text
        for wanted in word.wanted
        if wanted.relation in SURE and wanted.term.form is not Form.PART
    }
    if max((frequencies.of.get(term, 0) for term in sure), default=0) < ENOUGH:
        return tuple(written)
    return tuple(term for term in written if term in sure)


def _is_guessed(word: QueryWord, frequencies: Frequencies, *, doubtful: bool) -> bool:
    """Whether it was taken for another word, on weak grounds: no document has that one either."""
    if not any(wanted.relation is Relation.CORRECTED for wanted in word.wanted):
        return False
    return doubtful or not any(
        frequencies.of.get(wanted.term.text)
        for wanted in word.wanted
        if wanted.relation in (Relation.TYPED, Relation.CORRECTED) and wanted.term.form in _WHOLE
    )


_WHOLE = frozenset({Form.EXACT, Form.LEMMA, Form.STEM, Form.PAIR})
_RARITY_BY = (
    (frozenset({Relation.TYPED}), _WHOLE),
    (frozenset({Relation.CORRECTED}), _WHOLE),
    (frozenset({Relation.SYNONYM, Relation.LESSER_SYNONYM}), _WHOLE),
    (frozenset({Relation.TYPED, Relation.PART, Relation.OF_PHRASE}), frozenset(Form)),
    (frozenset(Relation), frozenset(Form)),
)
