"""Where a page has gone whose address has changed.

Wagtail writes a redirect whenever an address changes, and editors write their own. They are looked
up here, and not by Wagtail's middleware, since one redirect is for both languages, in whichever of
them it was written, and since an address may give nothing away of a page that nobody may see.
"""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.encoding import iri_to_uri
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from assignments.models import AssignmentPage, CallPage, OrganisationPage
from assignments.standing import Standing, standing

ENGLISH = "/en"


@dataclass(frozen=True)
class Target:
    """Where a visitor is sent on to. `permanent`: for good, as search engines want to know."""

    url: str
    permanent: bool


def moved_to(request: HttpRequest, now: datetime) -> Target | None:
    """Where the page of this address has gone, in the language of the address; None: nobody knows."""
    site = Site.find_for_request(request)
    paths = _written_as(request)
    if site is None or any("\0" in path for path in paths):
        return None
    redirects = Redirect.get_for_site(site).filter(old_path__in=paths)
    # With the query before without, of this site before of all.
    found = min(
        redirects.select_related("redirect_page"),
        key=lambda each: (paths.index(each.old_path), each.site_id is None),
        default=None,
    )
    if found is None or (found.redirect_page and not _is_shown(found.redirect_page.specific, now)):
        return None
    url = found.link
    if not url or urlsplit(iri_to_uri(url)).path == iri_to_uri(request.path):
        return None
    return Target(url, found.is_permanent)


def _written_as(request: HttpRequest) -> list[str]:
    """How the address may stand in a redirect: in either language, with its query and without."""
    own = Redirect.normalise_path(request.get_full_path())
    if own == ENGLISH or own.startswith(f"{ENGLISH}/"):
        other = own.removeprefix(ENGLISH) or "/"
    else:
        other = f"{ENGLISH}{own}"
    return [own, other, own.partition("?")[0], other.partition("?")[0]]


def _is_shown(page: Page, now: datetime) -> bool:
    """Whether residents may know the page's address."""
    match page:
        case AssignmentPage():
            return standing(page, now) not in (Standing.UNKNOWN, Standing.WITHDRAWN)
        case OrganisationPage() | CallPage():
            return bool(type(page).objects.visible().filter(pk=page.pk).exists())
    return bool(page.live)
