"""What stands on every page: names, menu, footer, an open crisis call, the other language."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language
from wagtail.models import Site

from assignments.models import CallPage
from home.models import NavigationLink, SiteSettings
from search.models import SearchPage

# The name that templates/svg/wordmark.svg spells.
DRAWN_NAME = SiteSettings._meta.get_field("name").get_default()

# Each language by the name that its own readers know it by.
LANGUAGE_NAMES = {"sv": "Svenska", "en": "English"}


@dataclass(frozen=True)
class Link:
    """A link of the menu or the footer.

    `current` is the value of its aria-current: "page" on that page, "true" below it, else "".
    """

    label: str
    url: str
    current: str = ""


@dataclass(frozen=True)
class Translation:
    """The page that one is on, in a language: its path with the query, and its whole address."""

    language: str
    name: str
    url: str
    address: str


@dataclass(frozen=True)
class Shared:
    """What is the same on every page of a site in one language, but for where one is."""

    name: str
    city: str
    description: str
    footer: str
    wordmark: Any
    home_url: str
    search_url: str
    links: Mapping[NavigationLink.Place, Sequence[Link]]
    crisis: Link | None


@dataclass(frozen=True)
class SiteContext:
    """What the base template shows.

    `wordmark` is the editors' picture of the name; without one, `drawn` says whether the drawn
    wordmark spells this portal's name. `canonical` is the page's whole address without its query.
    """

    name: str
    city: str
    description: str
    footer: str
    wordmark: Any
    drawn: bool
    home_url: str
    search_url: str
    menu: Sequence[Link]
    for_associations: Sequence[Link]
    about: Sequence[Link]
    crisis: Link | None
    base_url: str
    canonical: str
    translations: Sequence[Translation]
    other: Translation


def site_context(request: HttpRequest, now: datetime) -> SiteContext:
    """Read it in the active language, in a number of queries that no content makes larger."""
    language = get_language() or settings.LANGUAGE_CODE
    site = Site.find_for_request(request)
    shared: Any = caches["content"].get_or_set(
        f"site-{site.pk}-{language}", lambda: _shared(request, site, language, now)
    )
    translations = [_translation(request, code) for code in LANGUAGE_NAMES]
    return SiteContext(
        name=shared.name,
        city=shared.city,
        description=shared.description,
        footer=shared.footer,
        wordmark=copy(shared.wordmark),
        drawn=shared.name == DRAWN_NAME,
        home_url=shared.home_url,
        search_url=shared.search_url,
        menu=_marked(shared.links[NavigationLink.Place.MENU], request),
        for_associations=_marked(shared.links[NavigationLink.Place.ASSOCIATIONS], request),
        about=_marked(shared.links[NavigationLink.Place.ABOUT], request),
        crisis=shared.crisis,
        base_url=settings.BASE_URL,
        canonical=f"{settings.BASE_URL}{request.path}",
        translations=translations,
        other=next(each for each in translations if each.language != language),
    )


def portal_name() -> str:
    """What the editors call the portal."""
    name: Any = caches["content"].get_or_set("portal-name", _portal_name)
    return str(name)


def _portal_name() -> str:
    site = Site.objects.filter(is_default_site=True).first()
    return str((SiteSettings.for_site(site) if site else SiteSettings()).name)


def _shared(request: HttpRequest, site: Site, language: str, now: datetime) -> Shared:
    texts = SiteSettings.for_site(site)
    return Shared(
        name=texts.name,
        city=texts.city,
        description=_in(language, texts, "description"),
        footer=_in(language, texts, "footer"),
        wordmark=texts.wordmark,
        home_url=_home_url(request, site),
        search_url=_search_url(request),
        links=_links(request, site, language),
        crisis=_crisis(request, now),
    )


def _in(language: str, texts: SiteSettings, field: str) -> str:
    """A paired field in the active language."""
    return str(getattr(texts, f"{field}_{language}"))


def _search_url(request: HttpRequest) -> str:
    """The path of the search page in the active language."""
    page = SearchPage.objects.live().first()
    return str((page and page.get_url(request)) or "/")


def _home_url(request: HttpRequest, site: Site) -> str:
    """The path of the start page in the active language."""
    return str(site.root_page.get_url(request, current_site=site) or "/")


def _links(
    request: HttpRequest, site: Site, language: str
) -> dict[NavigationLink.Place, list[Link]]:
    rows = NavigationLink.objects.filter(navigation__site=site).select_related("page")
    links: dict[NavigationLink.Place, list[Link]] = {place: [] for place in NavigationLink.Place}
    for row in rows:
        if row.page and not row.page.live:
            continue
        url = row.page.get_url(request, current_site=site) if row.page else row.url
        if url:
            label = row.label_en if language == "en" else row.label_sv
            links[NavigationLink.Place(row.place)].append(Link(label, url))
    return links


def _marked(links: Sequence[Link], request: HttpRequest) -> list[Link]:
    """The links, each with how it stands to where one is."""
    return [replace(link, current=_current(link.url, request.path)) for link in links]


def _current(url: str, path: str) -> str:
    if url == path:
        return "page"
    # Every path is below "/" and "/en/", which says nothing.
    below = url.startswith("/") and url not in {"/", "/en/"} and path.startswith(url)
    return "true" if below else ""


def _crisis(request: HttpRequest, now: datetime) -> Link | None:
    """The crisis call that opened last of those open."""
    call = CallPage.objects.open(now).filter(crisis=True).order_by("-opens").first()
    return Link(call.title, call.get_url(request)) if call else None


def _translation(request: HttpRequest, language: str) -> Translation:
    path, mark, query = request.get_full_path().partition("?")
    if language != get_language():
        path = _translated(path, language)
    url = f"{path}{mark}{query}"
    return Translation(language, LANGUAGE_NAMES[language], url, f"{settings.BASE_URL}{path}")


@lru_cache(maxsize=1000)
def _translated(path: str, language: str) -> str:
    """The path in another language: to resolve and reverse it takes as long as a query."""
    return translate_url(path, language)
