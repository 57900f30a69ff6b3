"""Addresses of a saved search: whole, in its language, signed."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from interests.tokens import Purpose
from search.models import SavedSearch, SearchPage

# From any mail about it: old ones are looked up to end it. Whoever has the link can change it, so
# it opens nothing else, and shows no address.
MANAGE = Purpose("search.saved", timedelta(days=730))
# In a header that mail programs act on by themselves: it can end the search and show nothing.
END = Purpose("search.end", timedelta(days=730))


def manage_url(search: SavedSearch) -> str:
    """Where it is confirmed, changed and ended by a person."""
    return _absolute("saved-search", MANAGE.sign(str(search.key)), search.language)


def end_url(search: SavedSearch) -> str:
    """Where a mail program ends it by a POST (RFC 8058)."""
    return _absolute("saved-search-end", END.sign(str(search.key)), search.language)


def find_search(purpose: Purpose, token: str) -> SavedSearch:
    """The saved search of a link. Raises BrokenTokenError or SavedSearch.DoesNotExist."""
    return SavedSearch.objects.get(key=uuid.UUID(purpose.read(token)))


def search_url(query: str, language: str) -> str:
    """The search page with these criteria."""
    with translation.override(language):
        page = SearchPage.objects.live().first()
        address = str(page.full_url) if page else settings.WAGTAILADMIN_BASE_URL
    return f"{address}?{query}" if query else address


def _absolute(name: str, token: str, language: str) -> str:
    with translation.override(language):
        return f"{settings.WAGTAILADMIN_BASE_URL}{reverse(name, args=[token])}"
