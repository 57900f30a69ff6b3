"""What was typed so far -> suggestions."""

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import override

from assignments.models import AssignmentPage, OrganisationPage
from search.analysis import plain_words
from search.criteria import clean_text
from search.engines import embedded
from search.engines.base import EngineError
from search.models import SearchPage
from search.suggestions.names import Counts, Name, counts_of, names_like
from search.suggestions.suggested import Kind, Suggested, kind_words
from search.suggestions.titles import Page, titles_like
from search.thesaurus.edition import refresh

SHORTEST = 2  # letters: one says nothing yet
MOST_WORDS = 6  # that are looked at
_FACETS = {Kind.TOPIC: "topic", Kind.DISTRICT: "district"}


def suggestions(
    text: str, *, now: datetime, language: str, request: HttpRequest | None = None
) -> list[Suggested]:
    """What a resident who has typed `text` may mean, by kind; addresses as `request` sees them.

    Only what residents may find at `now`. Asked of this machine's own index, whatever engine
    answers searches: it is as near as a file.
    """
    typed = list(dict.fromkeys(plain_words(clean_text(text))))[:MOST_WORDS]
    if sum(map(len, typed)) < SHORTEST:
        return []
    refresh()
    used = embedded()
    try:
        generation = used.generation()
        counts = counts_of(used, generation, int(now.timestamp()))
        pages = titles_like(typed, used, now)
    except EngineError:  # it is being built: names can be had without it
        generation, counts, pages = "", {}, []
    names = names_like(typed, counts, generation)
    with override(language):
        return [
            *_named(names, counts, language, request),
            *(_titled(page, request) for page in pages),
        ]


def _named(
    names: Sequence[Name],
    counts: Counts,
    language: str,
    request: HttpRequest | None,
) -> list[Suggested]:
    filters = [name for name in names if name.kind in _FACETS]
    page = SearchPage.objects.live().first() if filters else None
    found = [
        Suggested(
            name.kind,
            name.text[language],
            language,
            kind_words(name.kind),
            f"{page.get_full_url(request)}?{urlencode({_FACETS[name.kind]: name.key})}",
            counts[name.kind][name.key],
        )
        for name in filters
        if page is not None
    ]
    wanted = [int(name.key) for name in names if name.kind is Kind.ORGANISATION]
    # Asked again: one that was taken away a moment ago is not shown.
    shown = _organisations(wanted) if wanted else {}
    return found + [
        Suggested(
            Kind.ORGANISATION,
            shown[key].title,
            shown[key].text_language,
            kind_words(Kind.ORGANISATION),
            shown[key].get_full_url(request) or "",
        )
        for key in wanted
        if key in shown
    ]


def _organisations(ids: Sequence[int]) -> dict[int, OrganisationPage]:
    read = ("title", "text_language", "url_path", "slug")
    return OrganisationPage.objects.visible().only(*read).order_by().in_bulk(ids)


def _titled(page: Page, request: HttpRequest | None) -> Suggested:
    url = page.get_full_url(request) or ""
    if isinstance(page, AssignmentPage):
        of = page.organisation.title
        return Suggested(Kind.ASSIGNMENT, page.title, page.text_language, of, url)
    return Suggested(Kind.CALL, page.title, page.text_language, kind_words(Kind.CALL), url)
