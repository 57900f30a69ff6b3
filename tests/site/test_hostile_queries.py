"""Whatever a visitor writes into an address: an answer, soon, and never a 5xx."""

import time
from collections.abc import Iterable
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from tests.site.addresses import filled_in, parameters, routes
from tests.site.conftest import PAGES, Site

SECONDS = 1.0
# Of each parameter of a public page; in the query string as it stands, already encoded.
HOSTILE = {
    "nul": "q=a%00b&topic=%00&page=%00",
    "surrogates": "q=%ED%A0%80&topic=%ED%BF%BF&sort=%ED%A0%BD",
    "not utf-8": "q=%ff%fe&district=%c3%28&page=%80",
    "long": "q=" + "a" * 5000 + "&topic=" + "b" * 5000,
    "long words": "q=" + "+".join(["hjälpa"] * 700),
    "long wildcard": "q=" + "*" * 2500 + "?" * 2500,
    "repeated": "&".join(f"topic=t{n}&tier=micro&q=a{n}&page={n}" for n in range(50)),
    "broken percent": "q=%&topic=%z1&page=%1&%=%&=",
    "query syntax": "q=title:%22a%20AND%20(b%20OR%20-c%5B*%20TO%20%7D%5E9~%2F.*%2F",
    "sql": "q='%3B%20DROP%20TABLE%20x--&topic=1'%20OR%20'1'='1",
    "template": "q={{7*7}}%7B%25+debug+%25%7D&sort={{request}}",
    "script": "q=%3Cscript%3Ealert(1)%3C/script%3E&topic=%22%3E%3Cimg+src=x%3E",
    "huge page": "page=99999999999999999999999999",
    "negative page": "page=-1",
    "broken numbers": "page=1e9&page_size=NaN&radius=1e309&near=a,b&page=%D9%A3",
    "near nowhere": "near=91,181&radius=-5&near=,&near=1,2,3",
    "dates": "from=2026-13-45&to=0000-00-00&when=never",
    "unknown": "utm_source=x&fbclid=y&__proto__=z&constructor[a]=b",
    "emoji": "q=%F0%9F%A6%84%F0%9F%91%A9%E2%80%8D%F0%9F%91%A9&topic=%F0%9F%A6%84",
    "bidi": "q=%E2%80%AE%E2%81%A6abc&district=%E2%80%AE",
    "combining": "q=" + "a%CC%81" * 600,
    "controls": "q=%01%02%1b%5B2J%7f%0d%0aSet-Cookie:%20a=b",
}
# It says 503 as long as no worker runs, and none does here.
NEEDS_A_WORKER = ("health/ready",)
# In the place of whatever an address leaves open; already encoded.
HOSTILE_PARTS = (
    "%00",
    "%ff%fe",
    "9" * 40,
    "-1",
    "x" * 3000,
    "..%2f..%2fetc%2fpasswd",
    "%0d%0aSet-Cookie:a=b",
    "{{7*7}}",
    "%F0%9F%A6%84",
    "%ED%A0%80",
    "GG-4K7M-2Q.abc:def:ghi",
    ".",
)
HOSTILE_HEADERS = {
    "languages": {"Accept-Language": "x" * 5000, "Accept": "\x80/;q=a"},
    "conditions": {"If-None-Match": 'W/"' + "x" * 3000, "If-Modified-Since": "yesterday"},
    "ranges": {"Range": "bytes=9-1,-,abc", "X-Forwarded-For": "a, , ::::, 1.2.3.4.5"},
    "origins": {"Origin": "http://[", "Sec-Fetch-Site": "\xff", "Referer": "//["},
    "cookies": {"Cookie": "sessionid=%00; csrftoken=; =; a=\x01"},
}


pytestmark = pytest.mark.usefixtures("kept_content")


@pytest.fixture(autouse=True)
def _no_limits(settings: Settings) -> None:
    """One client asks for everything here."""
    settings.MIDDLEWARE = [
        name for name in settings.MIDDLEWARE if not name.startswith("portal.limits")
    ]


def addresses(site: Site) -> list[str]:
    """Of every public URL pattern, of every page, and of where one logs in."""
    ids = dict.fromkeys(("pk", "assignment_id"), str(site.assignment))
    known = [filled_in(route, ids) for route in routes() if route not in NEEDS_A_WORKER]
    pages = [site.paths[name] for name in PAGES]
    return list(dict.fromkeys([*known, *pages, "/admin/login/"]))


def slow_or_broken(client: Client, asked: Iterable[tuple[str, dict[str, Any]]]) -> list[str]:
    """Which of the requests (path, arguments of Client.generic) were answered badly."""
    found = []
    for path, arguments in asked:
        started = time.process_time()
        response = client.generic(**{"method": "GET", "path": path, **arguments})
        # Of this process alone: the machine may be doing other things as well.
        seconds = time.process_time() - started
        if response.status_code >= 500 or seconds > SECONDS:
            found.append(f"{path}: {response.status_code} in {seconds:.2f} s")
    return found


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE.keys())
def test_every_address_answers_soon(site: Site, query: str) -> None:
    client = Client()
    client.get(site.paths["search"])
    asked = [(path, {"QUERY_STRING": query}) for path in addresses(site)]
    assert slow_or_broken(client, asked) == []


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE.keys())
def test_whatever_is_sent_as_a_form_is_answered_soon(site: Site, query: str) -> None:
    form = {
        "method": "POST",
        "data": query.encode(),
        "content_type": "application/x-www-form-urlencoded",
    }
    asked = [(path, form) for path in addresses(site)]
    assert slow_or_broken(Client(), asked) == []


@pytest.mark.parametrize("content_type", ["application/json", "multipart/form-data", "x", ""])
def test_whatever_is_sent_as_something_else_is_answered(site: Site, content_type: str) -> None:
    body = {"method": "POST", "data": b'{"a": [[[[\x00\xff', "content_type": content_type}
    asked = [(path, body) for path in addresses(site)]
    assert slow_or_broken(Client(), asked) == []


@pytest.mark.parametrize("headers", HOSTILE_HEADERS.values(), ids=HOSTILE_HEADERS.keys())
def test_whatever_a_browser_says_of_itself_is_answered(site: Site, headers: dict[str, str]) -> None:
    asked = [(path, {"headers": headers}) for path in addresses(site)]
    assert slow_or_broken(Client(), asked) == []


@pytest.mark.parametrize("part", HOSTILE_PARTS)
def test_whatever_stands_in_the_open_parts_of_an_address_is_answered(site: Site, part: str) -> None:
    opened = [route for route in routes() if parameters(route)]
    assert opened
    asked: list[tuple[str, dict[str, Any]]] = [
        (filled_in(route, dict.fromkeys(parameters(route), part)), {}) for route in opened
    ]
    english = [(f"/en{path}", arguments) for path, arguments in asked]
    assert slow_or_broken(Client(), asked + english) == []


@pytest.mark.parametrize(
    "path",
    [
        "/%00",
        "/uppdrag/%00/",
        "/%ff%fe/",
        "/intresse/99999999999999999999999/",
        "/intresse/tack/%00/",
        "/intresse/folj/" + "x" * 3000 + "/",
        "/kalender/99999999999999999999999.ics",
        "/" + "a/" * 2000,
        "/" + "å" * 300 + "/",
        "/en/en/en/",
        "/..%2f..%2fetc/passwd",
        "/static/..%2f..%2fmanage.py",
        "/documents/99999999999999999999999/x.pdf",
        "/sitemap-%00.xml",
        "/api/v1/assignments/99999999999999999999999/",
        "/api/cms/pages/99999999999999999999999/",
    ],
)
def test_every_path_answers(site: Site, path: str) -> None:
    response = Client().get(path)
    assert response.status_code in {301, 302, 400, 404}
    assert response.get("Location", "/").startswith("/")
    assert not response.get("Location", "/").startswith("//")


def test_a_path_never_leads_to_another_host(site: Site) -> None:
    for path in ("//evil.example", "//evil.example/uppdrag", "/\\evil.example"):
        response = Client().get("/", PATH_INFO=path)
        assert response.status_code in {301, 302, 404}
        assert not response.get("Location", "/").startswith(("//", "/\\", "http"))


def test_what_was_written_is_never_run(site: Site, client: Client) -> None:
    texts = {
        query: client.get(site.paths["search"], QUERY_STRING=HOSTILE[query]).content.decode()
        for query in ("script", "template")
    }
    assert "<script>alert" not in texts["script"]
    assert "<img src=x" not in texts["script"]
    assert "{{7*7}}" in texts["template"]
