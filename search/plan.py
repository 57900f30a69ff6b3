"""Criteria -> what the engine is asked. Pure: frequencies and the moment are passed in.

Which documents match. Small words are left out. Each other word has a strength from 1 to STRONGEST,
by its rarity among the words of the query; a document must have words that make up MATCH_SHARE of
the summed strength. Asking for all words would leave whole sentences without an answer; asking for
any would bury the answer under everything that shares a common word. Words that no document has
count as the rarest, so that a query without sense finds nothing, whatever common word is in it.
"""

import heapq
import math
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from search.analysis import Form, Importance, QueryWord, Relation, Wanted
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
    BY_THE_WORD_TYPED,
    CONFIRMS,
    ELSEWHERE,
    ENOUGH,
    FIELD,
    FORM,
    IMPORTANCE,
    MATCH_SHARE,
    MOST_STRENGTH,
    MOST_TERMS,
    RELATION,
    SENSELESS,
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


class Guessed(Enum):
    """When a word is a guess, which says little."""

    NEVER = auto()
    BESIDE_NONSENSE = auto()
    ALWAYS = auto()


@dataclass(frozen=True)
class Weighed:
    """A word by what documents have of it, whatever other words stand beside it.

    By any of `terms` a document matches; `guessed` says when the word was taken for another on weak
    grounds: never, always, or beside a word that makes no sense. `size` is the number of words that
    a phrase has.
    """

    importance: Importance
    rarity: int
    terms: tuple[str, ...] = ()
    scores: tuple[TermScore, ...] = ()
    guessed: Guessed = Guessed.NEVER
    size: int = 1


def engine_query(
    criteria: Criteria, text: TextQuery | None, now: datetime, *, limit: int, count: bool = True
) -> EngineQuery:
    """What to ask for `criteria`; `text` is what to ask for its text, None when it has none."""
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


def text_query(
    words: Iterable[QueryWord], frequencies: Frequencies, *, scored: bool = True
) -> TextQuery:
    """What a document must have of these words, and what each place of them is worth."""
    # Without a score the others would be of no use.
    asked = [word for word in words if scored or word.importance.needed]
    most = share_of_each(asked)
    return joined([weighed(word, frequencies, most=most, scored=scored) for word in asked])


def share_of_each(words: Iterable[QueryWord]) -> int:
    """How many terms each of a query's words may ask for."""
    return MOST_TERMS // max(sum(word.importance.needed for word in words), 1)


def joined(words: Sequence[Weighed]) -> TextQuery:
    """What a document must have of weighed words together."""
    if any(word.importance is Importance.QUOTED for word in words):
        return _quoted_query(words)
    here = (word for word in words if word.importance is not Importance.ELSEWHERE)
    rarest = max((word.rarity for word in here if word.importance.needed), default=1)
    beside = {word.importance for word in words}
    queries = tuple(
        WordQuery(word.terms, _strength(word, rarest, beside), word.scores, _confirming(word))
        for word in words
    )
    strength = sum(query.strength for query in queries)
    return TextQuery(queries, minimum=max(1, math.ceil(MATCH_SHARE * strength)))


def _confirming(word: Weighed) -> tuple[tuple[TermScore, ...], ...]:
    """What it adds that a word stands in each of CONFIRMS too."""
    if not word.importance.needed or not word.scores:
        return ()
    return tuple(
        tuple(
            score._replace(weight=score.weight * share // 100)
            for score in word.scores
            if score.field == field.value
        )
        for field, share in CONFIRMS.items()
    )


def _quoted_query(words: Sequence[Weighed]) -> TextQuery:
    """What is quoted decides alone, all of it; the other words only score."""
    asked = tuple(
        WordQuery(word.terms, 1, word.scores)
        if word.importance is Importance.QUOTED
        else WordQuery((), 0, word.scores)
        for word in words
    )
    return TextQuery(asked, minimum=sum(query.strength for query in asked))


def _strength(word: Weighed, rarest: int, beside: Container[Importance]) -> int:
    """By the importances of all words of the query.

    Where one makes no sense, what is only guessed may be none either; against what is only had
    elsewhere each word of a phrase counts.
    """
    if not word.importance.needed:
        return 0
    if word.importance is Importance.ELSEWHERE:
        return ELSEWHERE
    if word.importance is Importance.UNKNOWN:
        return SENSELESS
    guessed = word.guessed is Guessed.ALWAYS or (
        Importance.UNKNOWN in beside and word.guessed is Guessed.BESIDE_NONSENSE
    )
    strongest = 1 if guessed else MOST_STRENGTH.get(word.importance, STRONGEST)
    times = word.size if Importance.ELSEWHERE in beside else 1
    return times * min(strongest, max(1, round(STRONGEST * word.rarity / rarest)))


def weighed(
    word: QueryWord, frequencies: Frequencies, *, most: int = MOST_TERMS, scored: bool = True
) -> Weighed:
    """What decides about matches, and unless told otherwise what each place is worth.

    By its `most` surest terms.
    """
    written = [wanted for wanted in word.wanted if frequencies.of.get(wanted.term.text)]
    rare = _rarity(word.importance, written, frequencies)
    if len(written) > most:
        written = heapq.nlargest(most, written, key=_worth)
    scores = tuple(_scores(word.importance, written, rare, frequencies)) if scored else ()
    if not word.importance.needed:
        return Weighed(word.importance, rare, scores=scores)
    terms, guessed = _matching(written, frequencies), _guessed(word, written)
    return Weighed(word.importance, rare, terms, scores, guessed, word.size)


def _rarity(importance: Importance, written: Sequence[Wanted], frequencies: Frequencies) -> int:
    """What a word says by its rarity and its importance.

    The rarity is by the commonest form of what was typed, or, where nobody has written that, of
    what it is also called.
    """
    most = 0
    for relations, forms in _RARITY_BY:
        most = max(
            (
                frequencies.of[wanted.term.text]
                for wanted in written
                if wanted.relation in relations and wanted.term.form in forms
            ),
            default=0,
        )
        if most:
            break
    says = IMPORTANCE[importance]
    if not most and importance not in (Importance.UNKNOWN, Importance.ELSEWHERE):
        # It has a sense, and nobody offers it: the other words may still find something.
        says = min(says, IMPORTANCE[Importance.UNWRITTEN])
    return max(1, round(rarity(frequencies.documents, most) * says / 100))


def _scores(
    importance: Importance, written: Sequence[Wanted], rare: int, frequencies: Frequencies
) -> Iterator[TermScore]:
    """What each place of each term is worth: that of a common word for a rare one is not more."""
    says = IMPORTANCE[importance]
    worth: dict[str, int] = {}
    for wanted in written:
        term, each = wanted.term.text, rare
        if wanted.relation not in BY_THE_WORD_TYPED:
            own = rarity(frequencies.documents, frequencies.of[term])
            each = max(1, min(rare, round(own * says / 100)))
        worth[term] = max(worth.get(term, 0), each * _worth(wanted))
    for term, each in worth.items():
        for field in Field:
            yield TermScore(field.value, term, FIELD[field] * each)


def _worth(wanted: Wanted) -> int:
    return FORM[wanted.term.form] * RELATION[wanted.relation]


def _matching(written: Sequence[Wanted], frequencies: Frequencies) -> tuple[str, ...]:
    """The terms by which a document matches: all, or the sure ones where ENOUGH documents have one.

    So what is only related, or shares a part of a compound, is no hit beside what was meant; it
    still adds to the score.
    """
    sure = dict.fromkeys(
        wanted.term.text
        for wanted in written
        if wanted.relation in SURE and wanted.term.form is not Form.PART
    )
    if max((frequencies.of[term] for term in sure), default=0) < ENOUGH:
        return tuple(dict.fromkeys(wanted.term.text for wanted in written))
    return tuple(sure)


def _guessed(word: QueryWord, written: Sequence[Wanted]) -> Guessed:
    """When it was taken for another word on weak grounds: no document has that one either."""
    if not any(wanted.relation is Relation.CORRECTED for wanted in word.wanted):
        return Guessed.NEVER
    itself = any(
        wanted.relation in (Relation.TYPED, Relation.CORRECTED) and wanted.term.form in _WHOLE
        for wanted in written
    )
    return Guessed.BESIDE_NONSENSE if itself else Guessed.ALWAYS


_WHOLE = frozenset({Form.EXACT, Form.LEMMA, Form.STEM, Form.PAIR})
_RARITY_BY = (
    (frozenset({Relation.TYPED}), _WHOLE),
    (frozenset({Relation.CORRECTED}), _WHOLE),
    (frozenset({Relation.SYNONYM, Relation.LESSER_SYNONYM}), _WHOLE),
    (frozenset({Relation.TYPED, Relation.PART, Relation.OF_PHRASE}), frozenset(Form)),
    (frozenset(Relation), frozenset(Form)),
)
