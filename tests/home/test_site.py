"""What stands on every page."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory
from django.utils import translation

from home.models import Navigation, NavigationLink, SiteSettings
from home.site import site_context
from tests.factories import CallFactory, EditorialPageFactory, PageTree, ensure_tree

pytestmark = pytest.mark.django_db

NOW = datetime.now(UTC)


@pytest.fixture
def tree() -> PageTree:
    return ensure_tree()


def add_link(tree: PageTree, **fields: object) -> NavigationLink:
    navigation = Navigation.for_site(tree.site)
    link: NavigationLink = NavigationLink.objects.create(
        navigation=navigation, place="menu", label_sv="Länk", label_en="Link", **fields
    )
    return link


def test_links_are_in_the_language_of_the_page(tree: PageTree, rf: RequestFactory) -> None:
    add_link(tree, page=tree.search.page_ptr)

    with translation.override("en"):
        link = site_context(rf.get("/en/"), NOW).menu[0]

    assert (link.label, link.url) == ("Link", "/en/uppdrag/")


@pytest.mark.parametrize(
    ("path", "current"), [("/uppdrag/", "page"), ("/uppdrag/ett/", "true"), ("/foreningar/", "")]
)
def test_the_menu_says_where_one_is(
    tree: PageTree, rf: RequestFactory, path: str, current: str
) -> None:
    add_link(tree, page=tree.search.page_ptr)

    assert site_context(rf.get(path), NOW).menu[0].current == current


def test_a_link_to_a_page_that_was_taken_down_is_gone(tree: PageTree, rf: RequestFactory) -> None:
    add_link(tree, page=EditorialPageFactory(live=False).page_ptr)
    add_link(tree, url="mailto:samordnare@example.se")

    assert [link.url for link in site_context(rf.get("/"), NOW).menu] == [
        "mailto:samordnare@example.se"
    ]


def test_the_other_language_is_the_same_page_and_search(tree: PageTree, rf: RequestFactory) -> None:
    site = site_context(rf.get("/uppdrag/?q=hund"), NOW)

    assert (site.other.language, site.other.url) == ("en", "/en/uppdrag/?q=hund")
    assert site.other.address.endswith("/en/uppdrag/")
    assert site.canonical.endswith("/uppdrag/")


def test_the_newest_open_crisis_call_stands_on_top(tree: PageTree, rf: RequestFactory) -> None:
    assert site_context(rf.get("/"), NOW).crisis is None
    CallFactory(title="Lugn utlysning")
    CallFactory(title="Över", crisis=True, closes=NOW - timedelta(hours=1))
    CallFactory(title="Stormen", crisis=True)

    crisis = site_context(rf.get("/"), NOW).crisis

    assert crisis is not None
    assert crisis.label == "Stormen"


def test_the_drawn_wordmark_spells_one_name_only(tree: PageTree, rf: RequestFactory) -> None:
    assert site_context(rf.get("/"), NOW).drawn
    settings = SiteSettings.for_site(tree.site)
    settings.name = "Hjälpsamma Lund"
    settings.save()

    site = site_context(rf.get("/"), NOW)

    assert not site.drawn
    assert site.name == "Hjälpsamma Lund"
