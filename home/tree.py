"""The fixed pages of the portal: the start page and the three lists under it."""

from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site, WorkflowPage

from assignments.models import CallIndexPage, OrganisationIndexPage
from home.models import HomePage
from search.models import SearchPage

PageT = TypeVar("PageT", bound=Page)


@dataclass(frozen=True)
class PageTree:
    """The pages that always stand, and the site that they make."""

    site: Site
    home: HomePage
    search: SearchPage
    organisations: OrganisationIndexPage
    calls: CallIndexPage
    created: bool
    """Whether the start page was laid now, so that this is the first set-up."""


def publish_new(parent: Page, page: PageT) -> PageT:
    """Add `page` under `parent` and publish it, with a revision and log entries as in the admin."""
    page.live = False
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


@transaction.atomic
def ensure_tree() -> PageTree:
    """Lay the fixed pages that are missing and make the start page the root of the default site.

    Pages are known by their type, so what an editor has renamed or rewritten is left as it is.
    """
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))
    welcome = _untouched_welcome_page(root)
    home = HomePage.objects.first()
    created = home is None
    if home is None:
        home = publish_new(root, HomePage(title="Göra gott", slug="start"))
        # Wagtail's own first workflow; who moderates here is the portal's to decide.
        WorkflowPage.objects.filter(page=root).delete()
    site = _ensure_site(home)
    if welcome:
        welcome.delete()
    return PageTree(
        site=site,
        home=home,
        search=_only(
            home, SearchPage(title="Hitta uppdrag", title_en="Find assignments", slug="uppdrag")
        ),
        organisations=_only(
            home,
            OrganisationIndexPage(
                title="Föreningar",
                title_en="Associations",
                slug="foreningar",
                intro_sv="De rensar åar, kokar soppa, sjunger falskt och ringer på hos någon.",
                intro_en="They clear streams, cook soup, sing off key and knock on someone’s door.",
            ),
        ),
        calls=_only(
            home,
            CallIndexPage(
                title="Utlysningar",
                title_en="Calls",
                slug="utlysningar",
                intro_sv="Här säger staden vad den inte klarar ensam, och frågar vad du skulle "
                "göra. Varje idé får ett svar, också de som vi säger nej till.",
                intro_en="Here the city says what it cannot manage alone, and asks what you would "
                "do. Every idea gets an answer, also those we say no to.",
            ),
        ),
        created=created,
    )


def _only(home: HomePage, page: PageT) -> PageT:
    """The one page of this type, laid under the start page where there is none."""
    found: PageT | None = type(page)._default_manager.first()
    return found or publish_new(home, page)


def _untouched_welcome_page(root: Page) -> Page | None:
    """Wagtail's own first page, as long as nobody has put anything under it."""
    page = root.get_children().filter(slug="home", numchild=0).first()
    return page if page and page.specific_class is Page else None


def _ensure_site(home: HomePage) -> Site:
    """The default site, at BASE_URL, with the start page as its root unless it has another one."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    hostname = address.hostname or "localhost"
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        return Site.objects.create(
            hostname=hostname,
            port=port,
            site_name=home.title,
            root_page=home,
            is_default_site=True,
        )
    if site.root_page.specific_class is Page:
        site.root_page = home
        site.site_name = home.title
    site.hostname, site.port = hostname, port
    site.save()
    return site
