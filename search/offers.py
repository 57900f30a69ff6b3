"""Filters that the visitor's words name, as links to the search that has them."""

from collections.abc import Callable

from search.analysis.thesaurus import Thesaurus
from search.chosen import Namer
from search.criteria import Criteria
from search.facets import BY_NAME
from search.results import Offer
from search.taxonomy import Taxonomy
from search.understanding import understand


def offers(
    criteria: Criteria,
    taxonomy: Taxonomy,
    thesaurus: Thesaurus,
    name: Namer,
    total: Callable[[Criteria], int],
) -> tuple[Offer, ...]:
    """Each filter that is named in the text, not chosen yet, and has results.

    Only on the first page: whoever turns pages has chosen.
    """
    if not criteria.q or criteria.page > 1:
        return ()
    made = []
    for each in understand(criteria.q, taxonomy, thesaurus):
        if each.value in criteria.values(each.parameter):
            continue
        narrowed = criteria.with_text(each.rest).with_value(each.parameter, each.value)
        if number := total(narrowed):
            label = name(each.parameter, each.value)
            facet = str(BY_NAME[each.parameter].label)
            query = f"?{narrowed.query_string()}"
            made.append(
                Offer(
                    each.parameter, each.value, facet, label, each.words, each.rest, number, query
                )
            )
    return tuple(made)
