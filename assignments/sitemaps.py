"""sitemap.xml: every page that residents may find, in both languages."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.utils import timezone
from wagtail.models import Page
from wagtail.query import PageQuerySet

from assignments.models import AssignmentPage, CallPage, OrganisationPage


class PageSitemap(Sitemap[Page]):
    """Pages of one kind. Addresses follow the language that Django's sitemap activates."""

    i18n = True
    alternates = True
    x_default = True
    limit = 1000

    def location(self, item: Page) -> str:
        return str(item.get_url() or "/")

    def lastmod(self, item: Page) -> datetime | None:
        published: datetime | None = item.last_published_at
        return published

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.BASE_URL).netloc

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.BASE_URL).scheme


class AssignmentSitemap(PageSitemap):
    def items(self) -> PageQuerySet:
        return _listed(AssignmentPage.objects.findable(timezone.now()))


class OrganisationSitemap(PageSitemap):
    def items(self) -> PageQuerySet:
        return _listed(OrganisationPage.objects.visible())


class CallSitemap(PageSitemap):
    def items(self) -> PageQuerySet:
        return _listed(CallPage.objects.visible())


class OtherSitemap(PageSitemap):
    """The start page, the lists and the editorial pages: what has no rule of its own."""

    def items(self) -> PageQuerySet:
        ruled = (AssignmentPage, OrganisationPage, CallPage)
        return _listed(Page.objects.live().public().filter(depth__gt=1).not_exact_type(*ruled))


def _listed(pages: PageQuerySet) -> PageQuerySet:
    return pages.order_by("pk").only("pk", "url_path", "last_published_at", "locale", "path")


SITEMAPS: dict[str, type[Sitemap[Any]]] = {
    "pages": OtherSitemap,
    "organisations": OrganisationSitemap,
    "calls": CallSitemap,
    "assignments": AssignmentSitemap,
}
