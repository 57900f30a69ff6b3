from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]
from django.test import Client

from home.models import SiteSettings
from home.tree import ensure_tree
from tests.factories.pages import AssignmentFactory, CallFactory, OrganisationFactory, TopicFactory
from tests.search.conftest import catch_up, index

__all__ = ["catch_up", "index"]  # fixtures

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(client: Client, address: str) -> Element:
    """The feed at `address`, held against what RFC 4287 asks of every feed and entry."""
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    assert not response.cookies
    root: Element = fromstring(response.content)
    for element in (root, *root.findall("a:entry", ATOM)):
        for name in ("id", "title", "updated"):
            found = element.findall(f"a:{name}", ATOM)
            assert len(found) == 1
            assert found[0].text
        assert datetime.fromisoformat(element.findtext("a:updated", "", ATOM)).tzinfo
    assert root.find("a:author/a:name", ATOM) is not None
    identifiers = [entry.findtext("a:id", "", ATOM) for entry in root.findall("a:entry", ATOM)]
    assert len(identifiers) == len(set(identifiers))
    return root


def titles(client: Client, address: str) -> list[str]:
    entries = feed(client, address).findall("a:entry", ATOM)
    return [entry.findtext("a:title", "", ATOM) for entry in entries]


def test_a_feed_of_calls_has_those_that_may_be_seen(client: Client) -> None:
    CallFactory(title="Nyss", topics=[TopicFactory(name_sv="Djur")])
    CallFactory(title="Förr", opens=datetime.now(UTC) - timedelta(days=90), status="closed")
    CallFactory(title="Utkast", status="draft")

    assert titles(client, "/utlysningar/atom/") == ["Nyss", "Förr"]
    entry = feed(client, "/en/utlysningar/atom/").find("a:entry", ATOM)
    assert entry is not None
    assert "/en/" in entry.find("a:link", ATOM).attrib["href"]  # type: ignore[union-attr]


def test_a_feed_of_a_search_has_its_hits_alone(client: Client, catch_up: Callable[[], int]) -> None:
    tree = ensure_tree()
    AssignmentFactory(title="Litet", tier="micro", parent=OrganisationFactory(title="Bryggan"))
    AssignmentFactory(title="Stort", tier="long")
    AssignmentFactory(title="Pausat", tier="micro", paused=True)
    catch_up()

    found = feed(client, "/uppdrag/atom/?tier=micro")

    assert titles(client, "/uppdrag/atom/?tier=micro") == ["Litet"]
    assert found.findtext("a:entry/a:author/a:name", "", ATOM) == "Bryggan"
    link = found.find("a:link[@rel='alternate']", ATOM)
    assert link is not None
    assert link.attrib["href"] == f"{tree.search.full_url}?tier=micro"


@pytest.mark.parametrize(
    "query", ["", "?colour=red", "?page=x", "?tier=huge", "?q=%00%ff", "?page=900&sort=soonest"]
)
def test_a_feed_of_a_search_leaves_out_what_it_cannot_use(client: Client, query: str) -> None:
    ensure_tree()
    feed(client, f"/uppdrag/atom/{query}")


def test_both_can_be_discovered(client: Client) -> None:
    tree = ensure_tree()

    page = client.get(f"{tree.search.url}?tier=micro").content.decode()
    assert 'type="application/atom+xml"' in page
    assert "/uppdrag/atom/?tier=micro" in page
    assert "/utlysningar/atom/" in client.get(tree.calls.url).content.decode()


def test_feeds_bear_the_name_that_the_editors_gave_the_portal(client: Client) -> None:
    settings = SiteSettings.for_site(ensure_tree().site)
    settings.name = "Lund hjälper"
    settings.save()
    CallFactory()

    for address in ("/uppdrag/atom/", "/utlysningar/atom/"):
        assert feed(client, address).findtext("a:title", "", ATOM).endswith("– Lund hjälper")
    assert b"Lund hj" in client.get("/uppdrag/kalender.ics").content
    entry = feed(client, "/utlysningar/atom/").find("a:entry", ATOM)
    assert entry is not None
    assert entry.findtext("a:author/a:name", "Lund hjälper", ATOM) == "Lund hjälper"


def test_a_text_that_xml_cannot_hold_does_not_break_the_feed(client: Client) -> None:
    CallFactory(title="Be\x0bredd\ufffe", summary="Ett\x1btecken")

    assert titles(client, "/utlysningar/atom/") == ["Beredd"]


def test_a_reader_who_has_it_already_gets_304(client: Client) -> None:
    CallFactory()
    first = client.get("/utlysningar/atom/")

    again = client.get("/utlysningar/atom/", headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 304


def test_the_id_of_an_entry_stays_when_its_address_changes(client: Client) -> None:
    call = CallFactory()
    before = feed(client, "/utlysningar/atom/").findtext("a:entry/a:id", "", ATOM)
    call.slug = "ny-adress"
    call.save()

    assert feed(client, "/utlysningar/atom/?again").findtext("a:entry/a:id", "", ATOM) == before


def test_where_somebody_is_is_kept_by_no_cache(client: Client, catch_up: Callable[[], int]) -> None:
    ensure_tree()
    catch_up()
    near = client.get("/uppdrag/atom/?near=56.046,12.695")
    assert near["Cache-Control"] == "private, no-store"
    assert client.get("/uppdrag/atom/?q=hund")["Cache-Control"] == "no-cache"
