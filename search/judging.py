"""Ask the engine in use the queries of a file of judgments."""

from collections.abc import Iterable
from datetime import datetime

from django.http import QueryDict

from assignments.listed import ListedAssignment
from search.criteria import Criteria
from search.evaluation import Answered, Judged
from search.facets import ASSIGNMENT
from search.services import search
from search.taxonomy import Taxonomy


def answers(judged: Iterable[Judged], now: datetime) -> list[Answered]:
    """What each query finds on the first page, in the order shown, among assignments alone."""
    taxonomy = Taxonomy.load()
    return [_answer(each, now, taxonomy) for each in judged]


def _answer(judged: Judged, now: datetime, taxonomy: Taxonomy) -> Answered:
    sent = QueryDict(mutable=True)
    sent["q"] = judged.q
    sent["type"] = ASSIGNMENT
    for name, values in judged.filters.items():
        sent.setlist(name, list(values))
    criteria = Criteria.from_query(sent, taxonomy).criteria
    results = search(criteria, now=now, language="sv", taxonomy=taxonomy)
    ids = [
        (hit.page.source_id or "") if isinstance(hit.page, ListedAssignment) else ""
        for hit in results.hits
    ]
    return Answered(judged, tuple(ids), results.total)
