"""The page of docs/examples, opened in a browser from another origin than the portal's."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from playwright.sync_api import Page, expect

from home.tree import ensure_tree
from interests.models import Interest
from tests.factories.pages import AssignmentFactory, QuestionFactory
from tests.search.conftest import catch_up, index

__all__ = ["catch_up", "index"]  # fixtures

EXAMPLE = Path(configured.BASE_DIR) / "docs" / "examples" / "volunteer-widget.html"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Nothing: the test says what went wrong."""


@pytest.fixture
def elsewhere(tmp_path: Path, live_server: Any) -> Iterator[str]:
    """The origin of another web server, which has the example with the portal's address in it."""
    folder = tmp_path / "site"
    folder.mkdir()
    page = EXAMPLE.read_text().replace("http://localhost:8000", live_server.url)
    (folder / "index.html").write_text(page)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def open_and_choose(page: Page, origin: str) -> None:
    page.goto(origin)
    page.get_by_label("Vad vill du göra?").fill("läxor")
    page.get_by_role("button", name="Sök").click()
    expect(page.locator("#total")).to_have_text("1 uppdrag")
    page.get_by_role("button", name="Visa intresse för Läxhjälp").click()
    page.get_by_label("Namn").fill("Sara Lindqvist")
    page.get_by_label("E-post").fill("sara@example.org")
    page.get_by_label("När kan du börja?").fill("På tisdag.")
    page.get_by_role("button", name="Skicka").click()


@pytest.fixture
def homework(transactional_db: None, catch_up: Callable[[], int]) -> None:
    ensure_tree()
    AssignmentFactory(
        title="Läxhjälp",
        summary="Sitt bredvid barn medan de gör sina läxor.",
        questions=[QuestionFactory(text="När kan du börja?")],
    )
    catch_up()


@pytest.mark.browser
@pytest.mark.usefixtures("homework")
def test_it_searches_and_shows_interest(page: Page, elsewhere: str, settings: Any) -> None:
    settings.API_WRITE_ORIGINS = [elsewhere]

    open_and_choose(page, elsewhere)

    expect(page.locator("#answer")).to_contain_text("Tack! Ditt intresse har nummer GG-")
    interest = Interest.objects.get()
    assert interest.answers == [{"question": "När kan du börja?", "answer": "På tisdag."}]


@pytest.mark.browser
@pytest.mark.usefixtures("homework")
def test_it_is_told_why_when_its_origin_may_not_write(page: Page, elsewhere: str) -> None:
    open_and_choose(page, elsewhere)

    expect(page.locator("#answer")).to_have_text("Pages of this origin may not write.")
    assert not Interest.objects.exists()
