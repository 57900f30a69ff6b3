"""The search page, and the queue of pages whose search documents are stale."""

from search.models.index import IndexBuild, IndexClock, IndexQueueRow
from search.models.pages import SearchPage

__all__ = ["IndexBuild", "IndexClock", "IndexQueueRow", "SearchPage"]
