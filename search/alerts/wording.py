"""A search in words, as its owner reads it."""

from datetime import datetime

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import override

from search.chosen import Namer, chosen_filters
from search.criteria import Criteria
from search.taxonomy import Taxonomy


def criteria_words(criteria: Criteria, taxonomy: Taxonomy, language: str, now: datetime) -> str:
    """`”läxhjälp”, Korta uppdrag, Råå`: what is typed in quotation marks, then what is chosen."""
    with override(language):
        typed = [_("“%(text)s”") % {"text": criteria.q}] if criteria.q else []
        name = Namer(criteria, taxonomy, language, now)
        chosen = [each.label for each in chosen_filters(criteria, name)]
        return ", ".join(typed + chosen) or _("All assignments and calls")


def query_words(query: str, language: str, now: datetime) -> str:
    """The same, of a saved query."""
    taxonomy = Taxonomy.load()
    criteria = Criteria.from_query(QueryDict(query), taxonomy).criteria
    return criteria_words(criteria, taxonomy, language, now)
