"""The start page, editorial pages, site settings and navigation."""

from home.models.pages import EditorialPage, HomePage
from home.models.settings import Navigation, NavigationLink, SiteSettings

__all__ = ["EditorialPage", "HomePage", "Navigation", "NavigationLink", "SiteSettings"]
