"""The search page. Its results come from the engine, its editable texts from here."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.models import Page

from assignments.cards import cards
from assignments.routing import AlwaysPublic
from search.cards import hit_cards
from search.criteria import Criteria
from search.district_map import district_map, places
from search.follow import webcal_address
from search.instead import instead_of
from search.missed.services import note
from search.nearby import Reading, keep_from_caches, read
from search.services import search
from search.total_words import total_words

INSTEAD = 3  # cards that are shown when nothing was found


class SearchPage(AlwaysPublic, Page):
    """Where residents find assignments and calls: /uppdrag/."""

    title_en = models.CharField(_("title in English"), max_length=255, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("title_en")]

    template = "pages/search.html"
    parent_page_types = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count = 1

    api_fields = [APIField("title_en")]

    class Meta:
        verbose_name = _("search page")
        verbose_name_plural = _("search pages")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A place that was typed, and a position too exact, lead to the address of the search."""
        reading = read(request.GET, timezone.now())
        if reading.asked.moved:
            return HttpResponseRedirect(f"{request.path}{reading.asked.moved}")
        response: HttpResponse = super().serve(request, *args, reading=reading, **kwargs)
        if reading.asked.private:
            keep_from_caches(response)
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """`results` hold all that is shown; `criteria` are those that they answer.

        Without hits, `instead` are the cards of others and `instead_near` says which. `nearby` are
        the fields of the place, `webcal` is where a calendar subscribes to the search.
        """
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        now = timezone.now()
        # A preview comes here without being served.
        reading: Reading = kwargs.get("reading") or read(request.GET, now)
        results = search(
            reading.parsed.criteria,
            now=now,
            language=get_language() or "sv",
            taxonomy=reading.taxonomy,
            problems=reading.parsed.problems,
        )
        note(results, now)
        context.update(
            now=now,
            results=results,
            criteria=results.criteria,
            webcal=webcal_address(results.criteria),
            nearby=reading.asked.fields,
            cards=hit_cards(results.hits, now),
            **_instead(results.criteria, now) if not results.total else {},
            total_words=total_words(results),
            map=district_map(results.facets["district"], places(reading.taxonomy)),
        )
        return context


def _instead(criteria: Criteria, now: datetime) -> dict[str, Any]:
    instead = instead_of(criteria, now, INSTEAD)
    return {"instead": cards(instead.pages, now), "instead_near": instead.near.value}
