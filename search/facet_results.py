"""Counts -> facets with labels, counts and links. Pure, but for the active language."""

from collections.abc import Mapping

from search.criteria import Criteria, Sort
from search.facets import FACETS, Facet, labels
from search.results import FacetOption, FacetResult, SortOption
from search.taxonomy import Taxonomy

# Number of documents by document field and value.
Counts = Mapping[str, Mapping[str, int]]


def facet_results(
    criteria: Criteria, counts: Counts, overall: Counts, taxonomy: Taxonomy, language: str
) -> dict[str, FacetResult]:
    """Every facet by its name.

    `counts` are for these criteria; `overall` for no criteria: they say which values an open facet
    has, and which stand unfolded, so that neither changes while one filters.
    """
    known = labels(taxonomy, language)
    return {
        facet.name: _facet_result(
            facet,
            criteria,
            known[facet.name],
            counts.get(facet.field, {}),
            overall.get(facet.field, {}),
        )
        for facet in FACETS
    }


def _facet_result(
    facet: Facet,
    criteria: Criteria,
    known: Mapping[str, str],
    counts: Mapping[str, int],
    overall: Mapping[str, int],
) -> FacetResult:
    chosen = criteria.values(facet.name)
    values = [value for value in known if not facet.open or value in overall or value in chosen]
    listed = tuple(
        FacetOption(
            value=value,
            label=known[value],
            count=counts.get(value, 0),
            selected=value in chosen,
            query=f"?{query}",
        )
        for value, query in zip(values, criteria.toggled_queries(facet.name, values), strict=True)
    )
    open_values = _unfolded(facet, [option.value for option in listed], overall)
    return FacetResult(
        name=facet.name,
        label=str(facet.label),
        kind=facet.kind.value,
        options=listed,
        shown=tuple(each for each in listed if each.selected or each.value in open_values),
        folded=tuple(
            each for each in listed if not each.selected and each.value not in open_values
        ),
    )


def _unfolded(facet: Facet, values: list[str], overall: Mapping[str, int]) -> set[str]:
    """The values that stand open: those with the most documents of all."""
    # One folded value alone would take as much room as the line that unfolds it.
    if not facet.unfolded or len(values) <= facet.unfolded + 1:
        return set(values)
    return set(sorted(values, key=lambda value: -overall.get(value, 0))[: facet.unfolded])


def sort_options(criteria: Criteria) -> tuple[SortOption, ...]:
    return tuple(
        SortOption(
            value=sort,
            label=str(sort.label),
            selected=sort is criteria.sort,
            query=f"?{criteria.sorted_by(sort).query_string()}",
        )
        for sort in Sort
        if sort is not Sort.NEAREST or criteria.near
    )
