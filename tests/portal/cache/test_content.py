"""What many pages share, kept until anything that is public changes."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from wagtail.models import Site

from assignments.models import Topic
from home.models import SiteSettings
from interests.models import InterestSettings
from interests.settings import interest_settings
from portal.cache import generation
from portal.cache.content import ContentCache
from portal.cache.site import site_middleware
from search.analysis import Language
from search.analysis.in_use import thesaurus_in_use, use
from search.models import ThesaurusConcept
from search.taxonomy import Taxonomy
from search.thesaurus.edition import refresh
from tests.factories import EditorialPageFactory, PageTree, TopicFactory, ensure_tree

pytestmark = pytest.mark.django_db(transaction=True)

MOST = 100
KEPT = {
    "default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    "content": {
        "BACKEND": "portal.cache.content.ContentCache",
        "LOCATION": "tested",
        "TIMEOUT": 60,
        "OPTIONS": {"MAX_ENTRIES": MOST},
    },
}


@pytest.fixture(autouse=True)
def kept() -> Iterator[None]:
    with override_settings(CACHES=KEPT):
        caches["content"].clear()
        yield
        caches["content"].clear()


@pytest.fixture
def tree() -> PageTree:
    return ensure_tree()


def test_it_is_made_once_a_generation() -> None:
    made = []

    def make() -> int:
        made.append(1)
        return len(made)

    first = [caches["content"].get_or_set("number", make) for _ in range(2)]
    generation.raise_generation()
    then = caches["content"].get_or_set("number", make)

    assert isinstance(caches["content"], ContentCache)
    assert (first, then) == ([1, 1], 2)


def test_what_changes_while_it_is_made_is_not_kept_as_new() -> None:
    def make() -> str:
        generation.raise_generation()
        return "from before the change"

    caches["content"].get_or_set("text", make)

    assert caches["content"].get_or_set("text", lambda: "from after it") == "from after it"


def test_a_new_topic_is_known_at_once() -> None:
    TopicFactory(slug="before")
    known = Taxonomy.load().topics
    TopicFactory(slug="after")

    assert {topic.slug for topic in Taxonomy.load().topics} - {topic.slug for topic in known} == {
        "after"
    }
    Topic.objects.filter(slug="after").first().delete()  # type: ignore[union-attr]
    assert Taxonomy.load().topics == known


def test_a_renamed_portal_is_renamed_on_every_page_at_once(tree: PageTree, client: Client) -> None:
    client.get("/uppdrag/")
    settings = SiteSettings.for_site(tree.site)
    settings.name = "Hjälp i Ekvik"
    settings.save()

    assert "Hjälp i Ekvik" in client.get("/uppdrag/").content.decode()


def test_one_request_stays_in_its_generation() -> None:
    with generation.remembered():
        valid = generation.of_request()
        generation.raise_generation()
        assert generation.of_request() == valid
    assert generation.of_request() != valid


def test_a_new_page_below_the_start_page_is_found_at_once(tree: PageTree, client: Client) -> None:
    assert client.get("/nyheter/").status_code == 404

    page = EditorialPageFactory(parent=tree.home, slug="nyheter")
    assert client.get("/nyheter/").status_code == 200

    page.unpublish()
    assert client.get("/nyheter/").status_code == 404


def test_a_page_that_moved_is_found_where_it_is(tree: PageTree, client: Client) -> None:
    page = EditorialPageFactory(parent=tree.home, slug="nyheter")
    assert client.get("/nyheter/").status_code == 200

    page.slug = "nytt"
    page.save_revision().publish()

    assert client.get("/nytt/").status_code == 200
    assert client.get("/nyheter/")["Location"] == "/nytt/"


def test_another_host_gets_its_own_site(tree: PageTree, client: Client) -> None:
    client.get("/uppdrag/")
    other = EditorialPageFactory(parent=tree.home, slug="annan", title="En annan stad")
    Site.objects.create(hostname="annan.example", root_page=other.page_ptr)

    assert (
        f"<h1>{other.title}</h1>"
        in client.get("/", headers={"host": "annan.example"}).content.decode()
    )
    assert client.get("/uppdrag/").status_code == 200


def test_a_word_that_editors_add_counts_with_the_next_search() -> None:
    def is_known() -> bool:
        refresh()
        return bool(thesaurus_in_use().named(("zorkla",), Language.SWEDISH))

    try:
        before = is_known()
        ThesaurusConcept.objects.create(key="kubb", kind="activity", swedish=["zorkla"], english=[])
        assert (before, is_known()) == (False, True)
    finally:
        use(None)


def test_a_promise_that_editors_change_counts_at_once(tree: PageTree) -> None:
    before = interest_settings().reply_days
    site = Site.objects.get(is_default_site=True)
    InterestSettings.objects.create(site=site, reply_days=before + 2)
    assert interest_settings().reply_days == before + 2


def test_what_a_request_does_to_its_page_and_site_stays_with_it(
    tree: PageTree, rf: RequestFactory
) -> None:
    EditorialPageFactory(parent=tree.home, slug="nyheter", title="Nyheter")
    titles = []
    for _ in range(2):
        request = rf.get("/nyheter/")
        site_middleware(lambda request: HttpResponse())(request)
        home = Site.find_for_request(request).root_page
        page, _args, _kwargs = home.route(request, ["nyheter"])
        titles.append((home.title, page.title))
        home.title = page.title = "Ändrad"
    assert titles == [(tree.home.title, "Nyheter")] * 2


def test_it_is_made_anew_after_its_time_and_when_there_is_too_much() -> None:
    made: list[str] = []

    def keep(key: str) -> None:
        caches["content"].get_or_set(key, lambda: made.append(key))

    with time_machine.travel("2026-11-24T12:00Z", tick=False) as traveller:
        keep("a")
        traveller.shift(timedelta(seconds=59))
        keep("a")
        assert made == ["a"]
        traveller.shift(timedelta(seconds=2))
        keep("a")
        assert made == ["a", "a"]
        for number in range(MOST):
            keep(f"{number}")
        keep("a")
        assert made.count("a") == 3
