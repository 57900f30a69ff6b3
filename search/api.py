"""`GET /api/v1/search/`: the search page's criteria and results, as JSON."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import override
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from assignments.listed import ListedAssignment, ListedCall
from assignments.models import Occasion
from assignments.occasions import next_occasion
from assignments.times import local_day
from search import api_schema
from search.api_faults import MAX_PAGE_SIZE, refuse
from search.criteria import Criteria, Problem, Reason
from search.missed.services import note
from search.paging import PAGE_SIZE, REACHED
from search.results import FacetResult, Hit, Results
from search.services import search
from search.taxonomy import Taxonomy

LANGUAGES = ("sv", "en")
_OWN_PARAMETERS = ("page_size", "lang")

Json = dict[str, Any]


class SearchView(APIView):
    """Search assignments and calls."""

    @extend_schema(
        tags=["search"],
        operation_id="search",
        summary="Search assignments and calls",
        parameters=api_schema.PARAMETERS,
        responses=api_schema.RESPONSES,
        examples=[api_schema.EXAMPLE],
    )
    def get(self, request: Request) -> Response:
        taxonomy = Taxonomy.load()
        asked = read_query(request.query_params, taxonomy)
        now = timezone.now()
        results = search(
            asked.criteria,
            now=now,
            language=asked.language,
            taxonomy=taxonomy,
            page_size=asked.page_size,
        )
        note(results, now)
        with override(asked.language):
            return Response(_body(results, asked, now, request))


@dataclass(frozen=True)
class Asked:
    """What a call of the API asks for."""

    criteria: Criteria
    language: str
    page_size: int


def read_query(query: QueryDict, taxonomy: Taxonomy) -> Asked:
    """Read GET parameters. Raises ValidationError that names each one that cannot be used."""
    shared = query.copy()
    for parameter in _OWN_PARAMETERS:
        shared.pop(parameter, None)
    parsed = Criteria.from_query(shared, taxonomy)
    # A text that is too long is cut, by the contract; all else is an error here.
    problems = [problem for problem in parsed.problems if problem.reason is not Reason.CUT]
    # A form sends empty fields; a program that does so has a fault.
    problems += [
        Problem.of(name, "", Reason.UNKNOWN_VALUE)
        for name, values in query.lists()
        if name != "q" and "" in values
    ]
    language = query.get("lang", "sv")
    if language not in LANGUAGES:
        problems.append(Problem.of("lang", language, Reason.UNKNOWN_VALUE))
        language = "sv"
    page_size = _page_size(query.get("page_size", ""), problems)
    if not problems and (parsed.criteria.page - 1) * page_size >= REACHED:
        problems.append(Problem.of("page", str(parsed.criteria.page), Reason.OUT_OF_RANGE))
    refuse(problems, query, page_size)
    return Asked(parsed.criteria, language, page_size)


def _page_size(sent: str, problems: list[Problem]) -> int:
    if not sent:
        return PAGE_SIZE
    if not (sent.isascii() and sent.isdigit()):
        problems.append(Problem.of("page_size", sent, Reason.NOT_A_NUMBER))
        return PAGE_SIZE
    number = int(sent) if len(sent) <= 3 else MAX_PAGE_SIZE + 1
    if not 1 <= number <= MAX_PAGE_SIZE:
        problems.append(Problem.of("page_size", sent, Reason.OUT_OF_RANGE))
        return PAGE_SIZE
    return number


def _body(results: Results, asked: Asked, now: datetime, request: Request) -> Json:
    # Past the last page there is nothing, where the page for people shows the last one.
    beyond = results.page != asked.criteria.page
    hits = () if beyond else results.hits
    return {
        "total": results.total,
        "page": asked.criteria.page,
        "pages": results.pages,
        "engine": results.engine,
        "degraded": results.degraded,
        "results": [_hit(hit, now, request) for hit in hits],
        "facets": {name: _facet(facet) for name, facet in results.facets.items()},
        "read_as": results.read_as or None,
        "suggestion": results.suggestion.text if results.suggestion else None,
        "relaxed": [
            {"parameter": each.parameter, "value": each.value, "total": each.total}
            for each in results.relaxed
        ],
        "understood": [
            {
                "parameter": each.parameter,
                "value": each.value,
                "words": each.words,
                "q": each.text,
                "total": each.total,
            }
            for each in results.understood
        ],
    }


def _facet(facet: FacetResult) -> list[Json]:
    return [
        {
            "value": option.value,
            "label": option.label,
            "count": option.count,
            "selected": option.selected,
        }
        for option in facet.options
    ]


def _hit(hit: Hit, now: datetime, request: Request) -> Json:
    page = hit.page
    return {
        "type": hit.type,
        "id": page.pk,
        "source_id": page.source_id,
        "url": page.full_url,
        "title": page.title,
        "summary": page.summary,
        "highlight": _highlight(hit),
        **(_assignment(page, now, request) if isinstance(page, ListedAssignment) else _call(page)),
        "published": page.first_published_at,
        "distance_m": round(hit.distance.metres) if hit.distance else None,
        "distance_is_exact": hit.distance.exact if hit.distance else None,
    }


def _assignment(page: ListedAssignment, now: datetime, request: Request) -> Json:
    occasion = next_occasion(page, now)
    return {
        "tier": page.tier,
        "topics": [topic.slug for topic in page.topic_list],
        "district": page.district.slug if page.district else None,
        "remote": page.remote,
        "organisation": {
            "id": page.organisation.pk,
            "name": page.organisation.title,
            "url": page.organisation.full_url,
        },
        "starts": _moment(occasion, occasion.starts) if occasion else None,
        "ends": _moment(occasion, occasion.ends) if occasion else None,
        "apply_by": page.apply_by,
        "spots": page.spots,
    }


def _call(page: ListedCall) -> Json:
    return {
        "tier": None,
        "topics": [topic.slug for topic in page.topic_list],
        "district": None,
        "remote": False,
        "organisation": None,
        "starts": page.opens,
        "ends": page.closes,
        "apply_by": None,
        "spots": None,
    }


def _moment(occasion: Occasion, moment: datetime | None) -> Any:
    """A day alone where only days count, else a date-time in the city's zone; None: not said."""
    if moment is None:
        return None
    return local_day(moment) if occasion.whole_days else timezone.localtime(moment)


def _highlight(hit: Hit) -> str:
    """The passage as HTML: text escaped, what was searched for in `mark`."""
    return "".join(
        format_html("<mark>{}</mark>", part.text) if part.marked else format_html("{}", part.text)
        for part in hit.highlight
    )
