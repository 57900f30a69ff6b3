"""A calendar of any search, for programs that subscribe (RFC 5545): the page's own parameters."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import http_date
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from assignments.calendar import Dated, calendar
from assignments.listed import findable_listed
from assignments.models import Occasion
from assignments.occasions import coming_occasions
from assignments.portal_name import portal_name
from assignments.times import local_day
from search.chosen import Namer, criteria_words
from search.criteria import Criteria, Days, Sort
from search.nearby import keep_from_caches
from search.services import found_ids
from search.taxonomy import Taxonomy

MOST = 200  # assignments
ASK_AGAIN = timedelta(hours=6)


@require_safe
def search_calendar(request: HttpRequest) -> HttpResponse:
    """The coming occasions of what the search finds, those that start soonest.

    What is unknown or broken among the parameters is left out, as on the page. Last-Modified is
    when the newest of what is in it was published. It says nothing of what was taken away since,
    so that programs that ask again are answered by the ETag alone.
    """
    taxonomy = Taxonomy.load()
    now = timezone.now()
    criteria = Criteria.from_query(request.GET, taxonomy).criteria.sorted_by(Sort.SOONEST)
    dated = _dated(criteria, now)
    language = get_language() or settings.LANGUAGE_CODE
    words = criteria_words(criteria, Namer(criteria, taxonomy, language, now))
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    name = f"{words} – {portal_name()}"
    response = HttpResponse(
        calendar(dated, host, now, name=name, ask_again=ASK_AGAIN),
        content_type="text/calendar; charset=utf-8",
    )
    published = [page.last_published_at for page, _ in dated if page.last_published_at]
    if published:
        response["Last-Modified"] = http_date(max(published).timestamp())
    if criteria.near:
        keep_from_caches(response)
    return response


def _dated(criteria: Criteria, now: datetime) -> list[Dated]:
    """The assignments found that have coming occasions on the days asked for, and those."""
    ids = found_ids(criteria, now, limit=MOST)
    pages = findable_listed(ids, now)
    dated: list[Dated] = []
    for page in (pages[each] for each in ids if each in pages):
        occasions = [each for each in coming_occasions(page, now) if _within(criteria.days, each)]
        if occasions:
            dated.append((page, occasions))
    return dated


def _within(days: Days, occasion: Occasion) -> bool:
    first, last = local_day(occasion.starts), local_day(occasion.until - timedelta(seconds=1))
    return (days.first is None or last >= days.first) and (days.last is None or first <= days.last)
