"""The start page counts by the search index: tests of home have one of their own."""

from tests.search.conftest import catch_up, index

__all__ = ["catch_up", "index"]
