"""What residents may not find is found nowhere: not by a link, a word, a count or an address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from assignments.choices import CallStatus
from assignments.models import AssignmentPage
from tests.factories import (
    AssignmentFactory,
    CallFactory,
    ContactFactory,
    EditorialPageFactory,
    InitiativeFactory,
    NeedFactory,
    OrganisationFactory,
    QuestionFactory,
    TopicFactory,
)
from tests.site.addresses import filled_in, parameters, routes
from tests.site.conftest import Site

# One word a field, that nothing else holds; letters alone, so that analysis leaves it whole.
WORD = "xqzkanari"
LINK = re.compile(r'(?:href|src|action)="(/[^"#]*)"|<loc>https?://[^/]+(/[^<]*)</loc>')
# Once open to all, and over by the clock alone: nobody took it away.
OVER = ("/utgatt/", "/for-sent/")


def marked(*names: str) -> dict[str, Any]:
    return {name: f"{WORD} {name}" for name in names}


ASSIGNMENT = marked(
    *("title", "summary", "description", "address", "when_text", "you_get", "you_bring"),
    *("first_time", "search_description", "seo_title"),
)
ORGANISATION = marked(
    *("title", "summary", "about", "contact_name", "phone", "address", "search_description")
) | {
    "email": f"{WORD}@example.org",
    "website": f"https://{WORD}.example.org/",
    "membership_url": f"https://{WORD}.example.org/medlem",
}
CALL = marked(
    *("title", "summary", "background", "what_is_innovation", "how_it_works", "funding"),
    *("contact_name", "search_description"),
)


def hidden_assignment(**fields: Any) -> AssignmentPage:
    page: AssignmentPage = AssignmentFactory(
        **{**ASSIGNMENT, **fields},
        contacts=[ContactFactory(**marked("name"), email=f"{WORD}@example.org")],
        questions=[QuestionFactory(**marked("text"))],
        topics=[TopicFactory()],
    )
    return page


@dataclass(frozen=True)
class Canaries:
    """Their addresses in the tree, and their ids."""

    addresses: list[str]
    ids: list[int]


@pytest.fixture
def canaries(laid_canaries: Canaries, kept_content: None, settings: Settings) -> Canaries:
    settings.MIDDLEWARE = [
        name for name in settings.MIDDLEWARE if not name.startswith("portal.limits")
    ]
    return laid_canaries


@pytest.fixture(scope="module")
def laid_canaries(laid_site: Site) -> Canaries:
    """One of them is in the index still, as it was when it was public."""
    now = timezone.now()
    past = now - timedelta(days=1)
    published = hidden_assignment(slug="avpublicerat")
    laid_site.reindex()
    published.unpublish()
    unapproved = OrganisationFactory(**ORGANISATION, slug="ej-godkand", approved=False)
    paused = OrganisationFactory(**ORGANISATION, slug="pausad", paused=True)
    draft = OrganisationFactory(**ORGANISATION, slug="utkast", live=False)
    revised = AssignmentFactory(title="Synligt", slug="synligt")
    for name, value in ASSIGNMENT.items():
        setattr(revised, name, value)
    revised.save_revision()  # a draft of a page that is live
    pages: list[Any] = [
        published,
        unapproved,
        paused,
        draft,
        hidden_assignment(slug="utkast", live=False),
        hidden_assignment(slug="pausat", paused=True),
        hidden_assignment(slug="utgatt", expire_at=past),
        hidden_assignment(slug="for-sent", apply_by=past.date()),
        hidden_assignment(slug="under-ej-godkand", parent=unapproved),
        hidden_assignment(slug="under-pausad", parent=paused),
        CallFactory(
            **CALL,
            slug="utkast-live",
            status=CallStatus.DRAFT,
            crisis=True,
            contact_email=f"{WORD}@example.org",
            needs=[NeedFactory(**marked("title", "department", "description", "quote"))],
            initiatives=[InitiativeFactory(**marked("title", "organisation_name", "summary"))],
        ),
        CallFactory(**CALL, slug="utkast", live=False, crisis=True),
        EditorialPageFactory(**marked("title", "lead_sv", "lead_en"), slug="utkast", live=False),
    ]
    return Canaries(
        addresses=[page.get_url() or f"/{page.slug}/" for page in pages],
        ids=[page.pk for page in pages],
    )


def test_the_words_are_nowhere(site: Site, canaries: Canaries, client: Client) -> None:
    """Everything that has an address of its own or is reached by links, and asked for the words."""
    fixed = [filled_in(route) for route in routes() if not parameters(route)]
    asked = [*fixed, *site.paths.values()]
    asked += [f"{path}?q={WORD}" for path in asked]
    # As it is when somebody is still typing.
    asked += [f"/api/v1/suggestions/?q={word}" for word in (WORD[:4], f"{WORD} title")]
    found = [
        (path, where)
        for path, text in crawl(client, asked, most=400)
        for where in [_where(text)]
        if where
    ]
    assert found == []


def test_their_own_addresses_tell_nothing(site: Site, canaries: Canaries, client: Client) -> None:
    site.reindex()
    for path in canaries.addresses:
        for address in (path, f"/en{path}", f"{path}?q={WORD}"):
            response = client.get(address)
            assert response.status_code in {404, 410}, address
            text = response.content.decode()
            if path.endswith(OVER):
                # At its own address, what is over may still be called by its name; no more.
                text = text.replace(ASSIGNMENT["title"], "")
            assert _where(text) == "", address


def test_no_other_address_knows_them_by_their_id(
    site: Site, canaries: Canaries, client: Client
) -> None:
    by_id = [route for route in routes() if set(parameters(route)) & {"pk", "assignment_id"}]
    assert by_id
    for route in by_id:
        for pk in canaries.ids:
            address = filled_in(route, {"pk": str(pk), "assignment_id": str(pk)})
            response = client.get(address)
            assert response.status_code in {404, 405, 410}, address
            text = response.content.decode()
            # The form of what is over may say what it is that is over.
            if response.status_code == 410:
                text = text.replace(ASSIGNMENT["title"], "")
            assert _where(text) == "", address


def test_nothing_is_counted(site: Site, canaries: Canaries, client: Client) -> None:
    site.reindex()
    found = client.get("/api/v1/search/", {"q": WORD}).json()
    assert found["total"] == 0
    assert found["suggestion"] is None
    everything = client.get("/api/v1/search/").json()
    # The site's own assignment and call, and the one whose draft is hidden.
    assert everything["total"] == 3


def crawl(client: Client, start: list[str], *, most: int) -> Iterator[tuple[str, str]]:
    """Each page that links lead to, once, with its text."""
    waiting, seen = list(start), set(start)
    while waiting:
        path = waiting.pop(0)
        response = client.get(path)
        content = b"".join(response) if response.streaming else response.content
        text = content.decode(errors="replace")
        yield path, text
        for match in LINK.finditer(text):
            link = unescape(match[1] or match[2])
            if link.startswith(("/static/", "/media/", "/admin/")):
                continue
            if link not in seen and len(seen) < most:
                seen.add(link)
                waiting.append(link)


def _where(text: str) -> str:
    """The words around the canary's, where it is found; not where the search repeats its query."""
    told = re.sub(rf"(q=|value=\"|[“”»«])\s*{WORD}\b(?! \w)", "", text, flags=re.IGNORECASE)
    match = re.search(
        rf".{{0,60}}{WORD} \w+.{{0,30}}|.{{0,60}}{WORD}[@.].{{0,30}}", told, re.IGNORECASE
    )
    return match[0] if match else ""
