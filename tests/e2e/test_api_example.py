"""The page of docs/examples, opened from another origin than the portal's."""

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page, expect

from portal.trial import Trial

pytestmark = pytest.mark.browser

EXAMPLE = Path(settings.BASE_DIR) / "docs" / "examples" / "volunteer-widget.html"


# Milliseconds: the first search of a process opens the index.
SLOW = 20_000


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Nothing: the test says what went wrong."""


@pytest.fixture
def port(tmp_path: Path, portal: Trial) -> Iterator[int]:
    """The port of another web server, which has the example with the portal's address in it."""
    folder = tmp_path / "site"
    folder.mkdir()
    example = EXAMPLE.read_text().replace("http://localhost:8000", portal.url)
    (folder / "index.html").write_text(example)
    address = ("127.0.0.1", int(urlsplit(portal.elsewhere).port or 0))
    server = ThreadingHTTPServer(address, partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def show_interest(page: Page, origin: str) -> None:
    page.goto(origin)
    page.get_by_label("Vad vill du göra?").fill("läxhjälp")
    page.get_by_role("button", name="Sök").click()
    expect(page.locator("#total")).to_contain_text(" uppdrag", timeout=SLOW)
    page.get_by_role("button", name="Visa intresse för").first.click()
    expect(page.locator("#chosen")).not_to_be_empty()
    page.get_by_label("Namn").fill("Sara Lindqvist")
    page.get_by_label("E-post").fill("sara@example.org")
    for question in page.locator("[data-question]").all():
        question.fill("På tisdag.")
    page.get_by_role("button", name="Skicka").click()


def test_it_searches_and_shows_interest(page: Page, portal: Trial, port: int) -> None:
    show_interest(page, portal.elsewhere)

    expect(page.locator("#answer")).to_contain_text("Tack! Ditt intresse har nummer GG-")


def test_it_says_why_when_its_origin_may_not_write(context: BrowserContext, port: int) -> None:
    page = context.new_page()  # not the watched one: the refusal is meant
    show_interest(page, f"http://localhost:{port}")

    expect(page.locator("#answer")).to_have_text("Pages of this origin may not write.")
