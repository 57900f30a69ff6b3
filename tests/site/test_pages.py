"""What holds for every public page: queries, cookies, titles, headings, policy."""

import html5lib
import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site as WagtailSite

from portal.warming import read_page_types
from tests.factories import AssignmentFactory, OccasionFactory, OrganisationFactory
from tests.site.conftest import ENGLISH, PAGES, Site

MOST_QUERIES = 20
STATUSES = {"ended": 410, "not found": 404}


def queries(client: Client, path: str) -> int:
    client.get(path)  # rows of settings are made, content types are read, once a process
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)


@pytest.mark.parametrize("name", PAGES + ENGLISH)
def test_a_page_takes_few_queries(site: Site, client: Client, name: str) -> None:
    assert queries(client, site.paths[name]) <= MOST_QUERIES


@pytest.mark.parametrize("name", PAGES + ENGLISH)
def test_the_first_page_of_a_process_takes_few_queries(
    site: Site, client: Client, name: str
) -> None:
    # Nothing is kept in this process yet but what it reads before it takes visitors.
    ContentType.objects.clear_cache()
    WagtailSite.clear_site_root_paths_cache()
    caches["content"].clear()
    read_page_types()
    with CaptureQueriesContext(connection) as captured:
        client.get(site.paths[name])
    # Settings that nobody has saved yet are made once a portal, each in its own savepoint.
    asked = [query["sql"] for query in captured if query["sql"].startswith("SELECT")]
    assert len(asked) <= MOST_QUERIES, "\n".join(asked)


def test_more_content_takes_no_more_queries(site: Site, client: Client) -> None:
    # A list that was empty takes queries when it is not: so it begins with some of everything.
    add_content(site)
    before = {name: queries(client, site.paths[name]) for name in PAGES}
    add_content(site)
    after = {name: queries(client, site.paths[name]) for name in PAGES}
    assert {name: (before[name], after[name]) for name in PAGES if after[name] > before[name]} == {}


def add_content(site: Site) -> None:
    """Four organisations with three assignments each."""
    for _ in range(4):
        organisation = OrganisationFactory()
        for _ in range(3):
            AssignmentFactory(
                parent=organisation, tier="short", occasions=[OccasionFactory(), OccasionFactory()]
            )
    site.reindex()


@pytest.mark.parametrize("name", PAGES + ENGLISH)
def test_a_page_is_one_of_its_kind(site: Site, client: Client, name: str) -> None:
    response = client.get(site.paths[name])
    assert response.status_code == STATUSES.get(name.removesuffix(" in English"), 200)
    document = html5lib.parse(response.content, namespaceHTMLElements=False)
    assert len(document.findall(".//h1")) == 1
    assert document.get("lang") == ("en" if name.endswith("English") else "sv")
    assert len(document.findall(".//main")) == 1
    assert "Content-Security-Policy" in response
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    assert "language" not in response.get("Vary", "").lower()
    assert document.findall(".//*[@style]") == []
    assert document.findall(".//style") == []


@pytest.mark.parametrize("names", [PAGES, ENGLISH], ids=["Swedish", "English"])
def test_titles_differ(site: Site, client: Client, names: tuple[str, ...]) -> None:
    titles = []
    for name in names:
        document = html5lib.parse(client.get(site.paths[name]).content, namespaceHTMLElements=False)
        titles.append(document.findtext(".//title").strip())
    assert all(titles)
    assert len(set(titles)) == len(names), titles


def test_the_last_page_of_results_costs_as_little_as_the_first(site: Site, client: Client) -> None:
    organisation = OrganisationFactory()
    for _ in range(45):
        AssignmentFactory(parent=organisation)
    site.reindex()
    path = site.paths["search"]
    assert queries(client, f"{path}?page=2") <= MOST_QUERIES
    assert queries(client, f"{path}?q=uppdrag&tier=short&sort=soonest") <= MOST_QUERIES
    assert queries(client, f"{path}?q=zzzzzz&tier=short") <= MOST_QUERIES
