"""The search page, the queue of pages whose documents are stale, and the editors' thesaurus."""

from search.models.index import IndexBuild, IndexClock, IndexQueueRow
from search.models.pages import SearchPage
from search.models.thesaurus import ThesaurusConcept, ThesaurusEdition

__all__ = [
    "IndexBuild",
    "IndexClock",
    "IndexQueueRow",
    "SearchPage",
    "ThesaurusConcept",
    "ThesaurusEdition",
]
