"""The tree, and a client whose server process keeps pages."""

import pytest
from django.test import Client
from wagtail.models import Collection

from home.tree import PageTree
from tests.factories import ensure_tree


@pytest.fixture
def tree(transactional_db: None, page_cache: None) -> PageTree:
    # A flush takes the roots with it, so they are laid anew each time.
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    return ensure_tree()


@pytest.fixture
def server(tree: PageTree) -> Client:
    """One server process; each Client has middlewares, and so a cache, of its own."""
    client = Client()
    client.get("/uppdrag/")  # the first page of a site makes the rows of its settings
    return client
