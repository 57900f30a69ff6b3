"""Saved queries -> what an engine would be asked for them, many at once."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.http import QueryDict

from search.criteria import Criteria
from search.engines.base import EngineQuery, Frequencies, Words
from search.plan import engine_query
from search.services import planned
from search.taxonomy import Taxonomy


def saved_criteria(query: str, taxonomy: Taxonomy) -> Criteria | None:
    """What was saved, in today's terms; None when there is nothing left that it could find.

    A topic that has been deleted since is not left out, as on the page: that would find more
    than was asked for.
    """
    parsed = Criteria.from_query(QueryDict(query), taxonomy)
    if any(not parsed.criteria.values(problem.parameter) for problem in parsed.problems):
        return None
    return None if parsed.criteria.wordless else parsed.criteria


class Plans:
    """Plans of many searches, for one moment and for words as they are in that moment.

    A search finds what the plan of its filters and the plan of its text both find; few filters and
    few texts are behind many searches.
    """

    def __init__(self, words: Words, now: datetime) -> None:
        self._words = _Remembering(words)
        self._now = now

    def of_filters(self, criteria: Criteria) -> EngineQuery:
        """All but the text; costs next to nothing."""
        nothing = Frequencies(0, {})
        return engine_query(criteria.with_text(""), (), nothing, self._now, limit=0, count=False)

    def of_text(self, text: str) -> EngineQuery:
        """The text alone."""
        plan, _ = planned(self._words, Criteria(text), self._now, limit=0, count=False)
        return plan


class _Remembering:
    """The words of an index, asked for once: saved searches have most of theirs in common."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._documents: int | None = None
        self._numbers: dict[str, int] = {}
        self._starting: dict[str, tuple[tuple[str, int], ...]] = {}

    def frequencies(self, terms: Iterable[str]) -> Frequencies:
        wanted = list(dict.fromkeys(terms))
        new = [term for term in wanted if term not in self._numbers]
        if new or self._documents is None:
            found = self._words.frequencies(new)
            self._documents = found.documents
            self._numbers |= {term: found.of.get(term, 0) for term in new}
        numbers = ((term, self._numbers[term]) for term in wanted)
        return Frequencies(self._documents, {term: number for term, number in numbers if number})

    def terms(self, prefix: str) -> Iterator[tuple[str, int]]:
        if prefix not in self._starting:
            self._starting[prefix] = tuple(self._words.terms(prefix))
        return iter(self._starting[prefix])
