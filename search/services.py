"""Searching: criteria in, results out."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.utils.translation import override

from search.analysis import Form, QueryWord, analyse_query, plain_words
from search.analysis.in_use import thesaurus_in_use
from search.analysis.spelling import MOST_WORDS, Candidates, better_spelling
from search.chosen import Namer, chosen_filters
from search.criteria import Criteria, Problem, Reason
from search.engines import engine
from search.engines.base import (
    EngineAnswer,
    EngineQuery,
    Frequencies,
    IndexMissingError,
    Searcher,
    Words,
)
from search.facet_results import Counts, facet_results, sort_options
from search.facets import BY_NAME, FACETS, REMOTE
from search.hits import findable_ids, hits_of
from search.notices import notices
from search.offers import offers
from search.paging import PAGE_SIZE, REACHED, Slice, paging, slice_of
from search.plan import MOST_VALUES, engine_query, text_query
from search.ranking import rank
from search.results import Relaxation, Results, Suggestion
from search.taxonomy import Taxonomy
from search.thesaurus.edition import refresh
from search.weights import RERANKED

logger = logging.getLogger(__name__)

# Hits fetched beyond the page, to fill it where some may no longer be shown.
_SPARE = 20
# Chosen values that are tried without at zero hits.
_MOST_RELAXED = 12


@dataclass(frozen=True)
class _Found:
    """What the engine said: its answer, the order, and whether it could answer at all."""

    answer: EngineAnswer
    ids: tuple[int, ...]
    words: tuple[QueryWord, ...]
    degraded: bool = False


def search(
    criteria: Criteria,
    *,
    now: datetime,
    language: str,
    taxonomy: Taxonomy | None = None,
    problems: Sequence[Problem] = (),
    page_size: int = PAGE_SIZE,
) -> Results:
    """Search, and say all that a page shows of it, in `language`.

    `problems` are those of reading the criteria; they come back as sentences. The number of
    database queries does not depend on the number of results.
    """
    taxonomy = taxonomy or Taxonomy.load()
    refresh()
    used = engine()
    wanted = min(REACHED, max(RERANKED, criteria.page * page_size)) + _SPARE
    found = _find(used, criteria, now, limit=wanted)
    asked = slice_of(found.answer.total, criteria.page, page_size)
    ids, gone = _without_gone(found.ids, asked, now)
    total = found.answer.total - gone
    shown = slice_of(total, criteria.page, page_size)
    if shown.page != criteria.page:
        problems = [*problems, Problem.of("page", str(criteria.page), Reason.OUT_OF_RANGE)]
        criteria = criteria.on_page(shown.page)
    with override(language):
        name = Namer(criteria, taxonomy, language, now)
        return Results(
            criteria=criteria,
            total=total,
            page=shown.page,
            pages=shown.pages,
            first=shown.start + 1 if total else 0,
            last=shown.stop,
            hits=hits_of(ids[shown.start : shown.stop], found.words, criteria.near),
            facets=facet_results(
                criteria,
                _with_remote(used, criteria, found.answer.counts, now),
                _overall(used, now),
                taxonomy,
                language,
            ),
            chosen=chosen_filters(criteria, name),
            clear=f"?{criteria.without_filters().query_string()}",
            sorts=sort_options(criteria),
            paging=paging(criteria, shown),
            engine=found.answer.stand_in or used.name,
            degraded=found.degraded or bool(found.answer.stand_in),
            read_as=_read_as(criteria, found.words),
            suggestion=None if total else _suggestion(used, criteria, found.words, now),
            relaxed=() if total else tuple(_relaxed(used, criteria, now, name)),
            problems=notices(problems),
            understood=offers(
                criteria,
                taxonomy,
                thesaurus_in_use(),
                name,
                lambda narrowed: _total(used, narrowed, now),
            ),
        )


def facet_counts(criteria: Criteria, now: datetime) -> Mapping[str, Mapping[str, int]]:
    """How many one would get by each value, by facet name and value; zeros are left out."""
    refresh()
    answer = _find(engine(), criteria, now, limit=0).answer
    return {facet.name: answer.counts.get(facet.field, {}) for facet in FACETS}


def found_ids(criteria: Criteria, now: datetime, *, limit: int) -> tuple[int, ...]:
    """The first pages found, in order; whether each may still be shown is for the caller to ask."""
    refresh()
    return _find(engine(), criteria, now, limit=limit, count=False).ids[:limit]


def total(criteria: Criteria, now: datetime) -> int:
    """How many there are."""
    refresh()
    return _total(engine(), criteria, now)


def _find(
    used: Searcher, criteria: Criteria, now: datetime, *, limit: int, count: bool = True
) -> _Found:
    words: tuple[QueryWord, ...] = ()
    try:
        asked, words = planned(used, criteria, now, limit=limit, count=count)
        answer = used.search(asked)
    except IndexMissingError:
        logger.warning("There is no search index yet: nothing is found until it is built")
        return _Found(EngineAnswer(0, (), {}), (), words, degraded=True)
    return _Found(answer, tuple(rank(answer.hits, criteria, now)), words)


def planned(
    used: Words, criteria: Criteria, now: datetime, *, limit: int, count: bool
) -> tuple[EngineQuery, tuple[QueryWord, ...]]:
    """What an engine is asked for `criteria`, and the words of their text."""
    words = analyse_query(criteria.q, Written(used))
    text = None
    if criteria.q:
        text = text_query(words, _frequencies(used, words), scored=limit > 0)
    return engine_query(criteria, text, now, limit=limit, count=count), words


@dataclass(frozen=True)
class Written:
    """The words that documents have, as the analysis of a query asks for them."""

    words: Words

    def having(self, terms: Iterable[str]) -> Mapping[str, int]:
        wanted = list(terms)
        return self.words.frequencies(wanted).of if wanted else {}

    def starting_with(self, prefix: str) -> Iterable[tuple[str, int]]:
        return self.words.terms(prefix)


def _total(used: Searcher, criteria: Criteria, now: datetime) -> int:
    return _find(used, criteria, now, limit=0, count=False).answer.total


def _frequencies(used: Words, words: Sequence[QueryWord]) -> Frequencies:
    if not words:
        return Frequencies(0, {})
    return used.frequencies(term.text for word in words for term in word.terms)


def _without_gone(ids: Sequence[int], asked: Slice, now: datetime) -> tuple[list[int], int]:
    """The ids up to the page asked for and some more, but for those that may not be shown now.

    Gives also how many those are: the index follows within seconds, but what was taken back is
    not shown even once. Hits after it move up, so that no page is short.
    """
    looked_at = ids[: asked.stop + _SPARE]
    findable = findable_ids(looked_at, now)
    kept = [page for page in looked_at if page in findable]
    return kept, len(looked_at) - len(kept)


def _with_remote(used: Searcher, criteria: Criteria, counts: Counts, now: datetime) -> Counts:
    """With the number for “from home” beside a position.

    It is left out of what is near until it is chosen, so the engine counts only what is both.
    """
    if criteria.near is None or REMOTE in criteria.values("district"):
        return counts
    chosen = criteria.with_only("district", REMOTE)
    places = BY_NAME["district"].field
    return {**counts, places: {**counts.get(places, {}), REMOTE: _total(used, chosen, now)}}


def _relaxed(used: Searcher, criteria: Criteria, now: datetime, name: Namer) -> list[Relaxation]:
    """Each chosen value whose removal gives results, the most first."""
    relaxed = []
    for parameter, value in criteria.chosen()[:_MOST_RELAXED]:
        without = criteria.without_value(parameter, value)
        if number := _total(used, without, now):
            query = f"?{without.query_string()}"
            label = name(parameter, value)
            relaxed.append(Relaxation(parameter, value, label, number, query))
    return sorted(relaxed, key=lambda each: -each.total)


def _read_as(criteria: Criteria, words: Sequence[QueryWord]) -> str:
    """The text as it was searched for, if any of its words was taken for another."""
    taken_for = {word.plain: word.read_as for word in words if word.read_as}
    if not taken_for:
        return ""
    return " ".join(taken_for.get(word, word) for word in plain_words(criteria.q))


def _suggestion(
    used: Searcher, criteria: Criteria, words: Sequence[QueryWord], now: datetime
) -> Suggestion | None:
    """The text with its unknown words spelt as documents spell them, if that has results."""
    try:
        better = _better_words(used, words)
    except IndexMissingError:
        return None
    if not better:
        return None
    text = " ".join(better.get(word, word) for word in plain_words(criteria.q))
    corrected = criteria.with_text(text)
    number = _total(used, corrected, now)
    return Suggestion(text, number, f"?{corrected.query_string()}") if number else None


def _better_words(used: Searcher, words: Sequence[QueryWord]) -> dict[str, str]:
    """A better spelling for each word that no document has, where there is one."""
    known = _frequencies(used, words).of
    unknown = [word.plain for word in words if not any(term.text in known for term in word.terms)]
    better: dict[str, str] = {}
    for word in unknown[:MOST_WORDS]:
        # Slips of the first letter are rare, and looking at all words would take long.
        prefix = Form.EXACT.term("").text
        terms = used.terms(prefix + word[0])
        candidates = Candidates((term.removeprefix(prefix), number) for term, number in terms)
        if spelling := better_spelling(word, candidates):
            better[word] = spelling
    return better


def _overall(used: Searcher, now: datetime) -> Counts:
    """The counts without criteria, of the facets whose shown values depend on them."""
    return _overall_at(used, used.generation(), int(now.timestamp()) // 3600)


@lru_cache(maxsize=8)
def _overall_at(used: Searcher, generation: str, hour: int) -> Counts:
    fields = tuple((facet.field, MOST_VALUES) for facet in FACETS if facet.open or facet.unfolded)
    try:
        return used.search(EngineQuery(now=hour * 3600, counts=fields)).counts
    except IndexMissingError:
        return {}
