"""An association publishes, and residents find it; it takes it away, and nobody does."""

import re
import time
import urllib.error
import urllib.request
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from portal.trial import Trial
from tests.watched import Watched

pytestmark = pytest.mark.browser

FOUND_WITHIN = 3.0  # seconds from publishing
WORD = "flygbussloppis"


def ask(portal: Trial, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(portal.url + path, timeout=10) as answer:  # noqa: S310
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def log_in(page: Page, name: str) -> None:
    page.goto("/admin/login/")
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill(name)
    page.locator("button[type=submit]").click()
    expect(page.locator("main")).to_be_visible()


def an_assignment_of(page: Page, portal: Trial) -> int:
    """The id of an assignment of the association that is logged in."""
    page.goto("/admin/")
    address: Any = page.locator('a[href*="/admin/pages/"][href$="/edit/"]').first.get_attribute(
        "href"
    )
    found = re.search(r"/pages/(\d+)/edit/", address)
    assert found
    return int(found[1])


def choose(page: Page, action: str) -> None:
    """One of the actions under the form; the first is a button, the others are under it."""
    button = page.locator(f'[name="{action}"]').first
    if not button.is_visible():
        page.locator(
            "footer [data-w-dropdown-target=toggle], footer .w-dropdown-button button"
        ).last.click()
    button.click()


def test_from_publishing_to_found_to_gone(page: Page, portal: Trial) -> None:
    log_in(page, "forening")
    page.goto("/admin/")
    page.locator('a[href*="/new-assignment/"]').first.click()
    page.locator("#id_title").fill(f"Ordna {WORD}")
    page.locator("#id_summary").fill("Bär bord och koka kaffe.")
    page.locator(
        "#panel-child-content-description-section [contenteditable=true], [contenteditable=true]"
    ).first.fill("Vi bär bord, kokar kaffe och har trevligt.")
    page.locator("input[name=topics]").first.check()
    page.locator("#id_remote").check()
    for name in ("occasions", "contacts", "questions"):
        forms = page.locator(f"#id_{name}-TOTAL_FORMS")
        if forms.count():
            assert forms.input_value() == "0"
    assert ask(portal, f"/api/v1/search/?q={WORD}")[1].count(f"Ordna {WORD}") == 0
    choose(page, "action-publish")
    page.wait_for_url(lambda url: "new-assignment" not in url, timeout=30_000)
    saved = time.monotonic()
    # Whoever asks within that time finds it, however long the answer then takes.
    while f"Ordna {WORD}" not in ask(portal, f"/uppdrag/?q={WORD}")[1]:
        time.sleep(0.1)
        assert time.monotonic() - saved < FOUND_WITHIN, "not found"

    _status, listing = ask(portal, f"/uppdrag/?q={WORD}")
    path = re.search(r'href="(/foreningar/[^"]+' + '[^"]*)"[^>]*>[^<]*' + f"Ordna {WORD}", listing)
    assert path, listing
    assert ask(portal, path[1])[0] == 200
    page.goto("/admin/")
    page.get_by_role("link", name=f"Ordna {WORD}").first.click()
    number = re.search(r"/pages/(\d+)/", page.url)
    assert number
    page.goto(f"/admin/pages/{number[1]}/unpublish/")
    page.locator("main button[type=submit], main input[type=submit]").first.click()
    page.wait_for_url(lambda url: "unpublish" not in url)
    # At once: not after the worker, nor when a cached page has aged.
    assert ask(portal, path[1])[0] == 410
    assert f"Ordna {WORD}" not in ask(portal, f"/uppdrag/?q={WORD}")[1]


def test_the_admin_breaks_no_policy(page: Page, portal: Trial) -> None:
    watched = Watched(page)
    log_in(page, "redaktor")
    for path in ("/admin/", "/admin/pages/", "/admin/images/", "/admin/account/"):
        page.goto(path)
    assert [trouble for trouble in watched.troubles if "Content" in trouble] == []


def test_an_editor_sees_the_user_bar_and_the_preview(page: Page, portal: Trial) -> None:
    watched = Watched(page)
    log_in(page, "redaktor")
    page.goto("/uppdrag/")
    expect(page.locator("wagtail-userbar")).to_have_count(1)
    assert [trouble for trouble in watched.troubles if "Content" in trouble] == []


# The page's own requests take this much longer, so that one is on its way when "Publish" is pressed.
SLOW_FETCH = """
const quick = window.fetch;
window.fetch = async (...request) => {
  if (request[1]?.method?.toLowerCase() === "post") {
    document.documentElement.dataset.saving = "yes";
    await new Promise((done) => setTimeout(done, 2000));
  }
  return quick(...request);
};
"""


def make_a_draft_set_out(page: Page) -> None:
    """Write on until one does: an editor that is not ready yet takes no notice of a change."""
    saving = page.locator("html[data-saving]")
    for _ in range(20):
        page.locator("textarea[name=summary]").press_sequentially("!")
        try:
            return saving.wait_for(state="attached", timeout=2_000)
        except PlaywrightTimeoutError:
            continue
    raise AssertionError("no draft is saved")


def test_publishing_while_a_draft_is_being_saved_makes_one_page(page: Page, portal: Trial) -> None:
    log_in(page, "forening")
    page.goto("/admin/")
    page.get_by_role("link", name=re.compile("Mikrouppdrag")).first.click()
    page.wait_for_load_state("networkidle")
    page.evaluate(SLOW_FETCH)
    page.locator("input[name=title]").fill("Bara ett enda")
    page.locator("textarea[name=summary]").fill("Det som trycks en gång finns en gång.")
    page.locator("input[name=topics]").first.check()
    page.locator(".DraftEditor-root [contenteditable=true]").first.click()
    page.keyboard.type("Så är det.")
    page.locator("input[name=remote]").check()
    make_a_draft_set_out(page)
    choose(page, "action-publish")
    expect(page.locator(".messages")).to_contain_text("Bara ett enda", timeout=30_000)
    listed = page.locator("main table").get_by_text("Bara ett enda", exact=True)
    expect(listed).to_have_count(1)
