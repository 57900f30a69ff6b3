"""Where a page is, told from its path in the tree alone, without the page."""

from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from wagtail.models import Site
from wagtail.models.sites import SiteRootPath


class Addressed:
    """Something that stands for a page: it has the page's `url_path`, and its addresses.

    `sites` are Wagtail's `Site.get_site_root_paths()`, the most specific first, read once for all
    that is listed together. The addresses are those of `wagtail.models.Page`, which reads the sites
    anew for each page.
    """

    url_path: str
    sites: tuple[SiteRootPath, ...]

    def get_url(self) -> str | None:
        """The path in the active language, with the host where there are several sites.

        None when the page is below no site.
        """
        return self._address(with_host=len(self.sites) > 1)

    @property
    def full_url(self) -> str | None:
        """The address with its host, in the active language."""
        return self._address(with_host=True)

    def _address(self, *, with_host: bool) -> str | None:
        for site in self.sites:
            if self.url_path.startswith(site.root_path):
                below = self.url_path[len(site.root_path) :]
                path = path_of(get_language(), "wagtail_serve", below)
                return f"{site.root_url}{path}" if with_host else path
        return None


@lru_cache(maxsize=10_000)
def path_of(language: str | None, view: str, *args: Any) -> str:
    """The path of a view by its name, in the active language, which is `language`.

    Kept, since a page has dozens and to reverse each takes as long as to show it.
    """
    return reverse(view, args=args)


def all_sites() -> tuple[SiteRootPath, ...]:
    """What `Addressed` is told of the sites."""
    return tuple(Site.get_site_root_paths())
