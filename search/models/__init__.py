"""The search page, saved searches, the queue of stale documents, and the editors' thesaurus."""

from search.models.index import IndexBuild, IndexClock, IndexQueueRow
from search.models.pages import SearchPage
from search.models.saved import Debut, Match, SavedSearch
from search.models.thesaurus import ThesaurusConcept, ThesaurusEdition

__all__ = [
    "Debut",
    "IndexBuild",
    "IndexClock",
    "IndexQueueRow",
    "Match",
    "SavedSearch",
    "SearchPage",
    "ThesaurusConcept",
    "ThesaurusEdition",
]
