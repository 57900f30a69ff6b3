"""System checks: what search promises, and what would break it silently."""

from collections.abc import Iterable
from typing import Any

from django.core.checks import CheckMessage, Error
from django.core.checks import register as register_check

from search.alerts.matching import unknown_parts
from search.analysis import MAX_QUERY_WORDS, Form, Importance, Relation
from search.documents import FACET_FIELDS, Field
from search.facets import FACETS
from search.weights import FIELD, FORM, IMPORTANCE, RELATION, highest_score


def register() -> None:
    register_check(check_facets, "search")
    register_check(check_weights, "search")
    register_check(check_matching, "search")


def check_facets(**kwargs: Any) -> Iterable[CheckMessage]:
    for facet in FACETS:
        if facet.field not in FACET_FIELDS:
            yield Error(
                f"The facet “{facet.name}” counts a field that no document has.",
                hint=f"Add “{facet.field}” to search/documents.py.",
                id="search.E001",
            )
    names = [facet.name for facet in FACETS]
    if len(names) != len(set(names)):
        yield Error("Two facets have the same name.", id="search.E002")


def check_weights(**kwargs: Any) -> Iterable[CheckMessage]:
    unweighted = [str(each) for each in Form if each not in FORM]
    unweighted += [str(each) for each in Field if each not in FIELD]
    unweighted += [str(each) for each in Relation if each not in RELATION]
    unweighted += [str(each) for each in Importance if each not in IMPORTANCE]
    if unweighted:
        yield Error(f"search/weights.py gives no weight to {unweighted}.", id="search.E003")
    if highest_score(MAX_QUERY_WORDS) >= 2**24:
        yield Error(
            "The highest score is over 2^24: sums in 32-bit floats would not be exact.",
            hint="Lower the weights of search/weights.py.",
            id="search.E004",
        )


def check_matching(**kwargs: Any) -> Iterable[CheckMessage]:
    if unknown := unknown_parts():
        yield Error(
            f"Saved searches do not look at {sorted(unknown)} of an engine’s query.",
            hint="Teach search/alerts/matching.py, or mails are sent about what does not match.",
            id="search.E005",
        )
