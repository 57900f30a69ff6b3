"""Why a document has the score that it has: the words of a query, and what each found. Pure.

Reckons as the engines do, by the same plan: a sum over the words of the best place of each.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search.analysis import QueryWord, Relation
from search.documents import Field, SearchDocument
from search.engines.base import TermScore, TextQuery, WordQuery


@dataclass(frozen=True)
class Found:
    """A term of a document that a word of the query found: where, how it came about, its worth."""

    text: str
    field: Field
    relation: Relation
    score: int


@dataclass(frozen=True)
class WordExplained:
    """One word of the query. `found` is what the document has by it, the best first.

    `strength` counts towards what a hit must have; 0 for words that only add to the score.
    """

    plain: str
    strength: int
    matched: bool
    score: int
    found: tuple[Found, ...]


@dataclass(frozen=True)
class Explanation:
    """How a document does for a query: `reached` of the `needed` strength, and its score."""

    words: tuple[WordExplained, ...]
    reached: int
    needed: int

    @property
    def matches(self) -> bool:
        return self.reached >= self.needed and self.needed > 0

    @property
    def score(self) -> int:
        return sum(word.score for word in self.words)


def explain(document: SearchDocument, words: Sequence[QueryWord], query: TextQuery) -> Explanation:
    """Explain `document` for `query`, which was made of `words`, one for one."""
    terms = frozenset(document.all_terms)
    explained = tuple(
        _word(document, terms, word, asked) for word, asked in zip(words, query.words, strict=True)
    )
    reached = sum(word.strength for word in explained if word.matched)
    return Explanation(explained, reached, query.minimum)


def _word(
    document: SearchDocument, terms: frozenset[str], word: QueryWord, asked: WordQuery
) -> WordExplained:
    relations = {wanted.term.text: wanted.relation for wanted in reversed(word.wanted)}
    found = sorted(
        (
            Found(each.term, Field(each.field), relations[each.term], each.weight)
            for each in asked.scores
            if each.term in document.terms[Field(each.field)]
        ),
        key=lambda each: (-each.score, each.text),
    )
    return WordExplained(
        word.plain,
        asked.strength,
        not terms.isdisjoint(asked.terms),
        sum(_best(document, scores) for scores in asked.scored),
        tuple(found),
    )


def _best(document: SearchDocument, scores: Iterable[TermScore]) -> int:
    return max(
        (each.weight for each in scores if each.term in document.terms[Field(each.field)]),
        default=0,
    )
