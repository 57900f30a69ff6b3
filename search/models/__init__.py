"""The search page, saved searches, the queue, the thesaurus, and what nobody found."""

from search.models.index import IndexBuild, IndexClock, IndexQueueRow, SharedIndex
from search.models.missed import MissedSearch
from search.models.pages import SearchPage
from search.models.saved import Debut, Match, SavedSearch
from search.models.thesaurus import ThesaurusConcept, ThesaurusEdition

__all__ = [
    "Debut",
    "IndexBuild",
    "IndexClock",
    "IndexQueueRow",
    "Match",
    "MissedSearch",
    "SavedSearch",
    "SearchPage",
    "SharedIndex",
    "ThesaurusConcept",
    "ThesaurusEdition",
]
