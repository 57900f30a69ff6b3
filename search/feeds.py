"""An Atom feed of any search: the page's own parameters, the newest first."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assignments.feeds import LONGEST, PageFeed, xml_text
from assignments.listed import ListedAssignment
from assignments.portal_name import portal_name
from search.criteria import Criteria, Sort
from search.models import SearchPage
from search.nearby import keep_from_caches
from search.results import Results
from search.services import search
from search.taxonomy import Taxonomy


class SearchFeed(PageFeed):
    """What is unknown or broken among the parameters is left out, as on the page."""

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().__call__(request, *args, **kwargs)
        if "near" in request.GET:
            keep_from_caches(response)
        return response

    def get_object(self, request: HttpRequest) -> Results:
        taxonomy = Taxonomy.load()
        asked = Criteria.from_query(request.GET, taxonomy).criteria
        return search(
            asked.sorted_by(Sort.NEWEST),
            now=timezone.now(),
            language=get_language() or settings.LANGUAGE_CODE,
            taxonomy=taxonomy,
            page_size=LONGEST,
        )

    def title(self, results: Results) -> str:
        chosen = [results.criteria.q, *(filter_.label for filter_ in results.chosen)]
        parts = [part for part in chosen if part] or [_("Assignments")]
        return xml_text(f"{', '.join(parts)} – {portal_name()}")

    def link(self, results: Results) -> str:
        page = SearchPage.objects.live().first()
        query = results.criteria.sorted_by(Sort.RELEVANCE).query_string()
        address = str(page.full_url) if page else settings.WAGTAILADMIN_BASE_URL
        return f"{address}?{query}" if query else address

    def items(self, results: Results) -> list[Any]:
        return [hit.page for hit in results.hits]

    def item_author_name(self, item: Any) -> str:
        if isinstance(item, ListedAssignment):
            return xml_text(item.organisation.title)
        return xml_text(portal_name())
