"""Searching: criteria in, results out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.utils.translation import override

from search.analysis import QueryWord, plain_words
from search.analysis.in_use import thesaurus_in_use
from search.chosen import Namer, chosen_filters
from search.criteria import Criteria, Problem, Reason
from search.engines import engine
from search.engines.base import EngineQuery, IndexMissingError, Searcher
from search.facet_results import Counts, facet_results, sort_options
from search.facets import BY_NAME, FACETS, REMOTE
from search.finding import Finding
from search.hits import Found, findable_ids, hits_of, listed
from search.notices import notices
from search.offers import offers
from search.paging import PAGE_SIZE, REACHED, Slice, paging, slice_of
from search.plan import MOST_VALUES
from search.results import Results
from search.taxonomy import Taxonomy
from search.thesaurus.edition import refresh
from search.weights import RERANKED
from search.zero_hits import relaxed, suggestion

# Hits fetched beyond the page, to fill it where some may no longer be shown.
_SPARE = 20


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
    finding = Finding(used, now)
    wanted = min(REACHED, max(RERANKED, criteria.page * page_size)) + _SPARE
    found = finding.find(criteria, limit=wanted)
    on_page = _shown(found.ids, found.answer.total, criteria.page, page_size, now)
    shown, total = on_page.slice, on_page.total
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
            hits=hits_of(on_page.pages, found.words, criteria.near),
            facets=facet_results(
                criteria,
                _with_remote(finding, criteria, found.answer.counts),
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
            suggestion=None if total else suggestion(finding, criteria, found.words),
            relaxed=() if total else relaxed(finding, criteria, name),
            problems=notices(problems),
            understood=offers(criteria, taxonomy, thesaurus_in_use(), name, finding.total),
        )


def facet_counts(criteria: Criteria, now: datetime) -> Mapping[str, Mapping[str, int]]:
    """How many one would get by each value, by facet name and value; zeros are left out."""
    refresh()
    answer = Finding(engine(), now).find(criteria, limit=0).answer
    return {facet.name: answer.counts.get(facet.field, {}) for facet in FACETS}


def found_ids(criteria: Criteria, now: datetime, *, limit: int) -> tuple[int, ...]:
    """The first pages found, in order; whether each may still be shown is for the caller to ask."""
    refresh()
    return Finding(engine(), now).find(criteria, limit=limit, count=False).ids[:limit]


def total(criteria: Criteria, now: datetime) -> int:
    """How many there are."""
    refresh()
    return Finding(engine(), now).total(criteria)


@dataclass(frozen=True)
class _Shown:
    """A page of hits: the part of all that it is, its pages in order, and how many there are."""

    slice: Slice
    pages: tuple[Found, ...]
    total: int


def _shown(ids: Sequence[int], total: int, number: int, size: int, now: datetime) -> _Shown:
    """The page of that number, of `size` hits, but for those that may not be shown now.

    The index follows within seconds, but what was taken back is not shown even once. Hits after it
    move up, so that no page is short.
    """
    asked = slice_of(total, number, size)
    before, wanted = ids[: asked.start], ids[asked.start : asked.stop]
    pages = listed(wanted, now)
    if len(pages) < len(wanted) or len(findable_ids(before, now)) < len(before):
        looked_at = ids[: asked.stop + _SPARE]
        findable = findable_ids(looked_at, now)
        kept = [page for page in looked_at if page in findable]
        total -= len(looked_at) - len(kept)
        asked = slice_of(total, number, size)
        wanted = kept[asked.start : asked.stop]
        pages = listed(wanted, now)
    return _Shown(asked, tuple(pages[page] for page in wanted if page in pages), total)


def _with_remote(finding: Finding, criteria: Criteria, counts: Counts) -> Counts:
    """With the number for “from home” beside a position.

    It is left out of what is near until it is chosen, so the engine counts only what is both.
    """
    if criteria.near is None or REMOTE in criteria.values("district"):
        return counts
    chosen = criteria.with_only("district", REMOTE)
    places = BY_NAME["district"].field
    return {**counts, places: {**counts.get(places, {}), REMOTE: finding.total(chosen)}}


def _read_as(criteria: Criteria, words: Sequence[QueryWord]) -> str:
    """The text as it was searched for, if any of its words was taken for another."""
    taken_for = {word.typed or word.plain: word.read_as for word in words if word.read_as}
    if not taken_for:
        return ""
    text = f" {' '.join(plain_words(criteria.q))} "
    for typed, meant in taken_for.items():
        text = text.replace(f" {typed} ", f" {meant} ")
    return text.strip()


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
