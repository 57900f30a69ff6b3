"""Addresses by which other programs follow a search."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from search.criteria import Criteria, Sort


def webcal_address(criteria: Criteria) -> str:
    """Where calendar programs subscribe to what `criteria` find; they know it by its scheme."""
    query = criteria.sorted_by(Sort.RELEVANCE).query_string()
    host = urlsplit(settings.BASE_URL).netloc
    return f"webcal://{host}{reverse('search-calendar')}{f'?{query}' if query else ''}"
