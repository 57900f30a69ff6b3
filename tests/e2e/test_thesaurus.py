"""An editor adds a word, and residents who use it find something, whichever process answers."""

import json
import time
import urllib.parse
import urllib.request

import pytest
from playwright.sync_api import Page, expect

from portal.trial import Trial
from tests.e2e.test_publishing import log_in

pytestmark = pytest.mark.browser

WORD = "zorklingar"
AT_MOST = 60  # seconds until a change counts everywhere
ASKED = 12  # times: enough to reach each of two processes


def totals(portal: Trial) -> set[int]:
    """What several new connections are told, so that every process is asked."""
    address = f"{portal.url}/api/v1/search/?q={urllib.parse.quote(WORD)}"
    found = set()
    for _ in range(ASKED):
        with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310
            found.add(json.load(answer)["total"])
    return found


def test_an_added_word_counts_in_every_process_and_on_pages_that_were_cached(
    page: Page, portal: Trial
) -> None:
    assert totals(portal) == {0}
    page.goto(f"/uppdrag/?q={WORD}")
    nothing = page.locator("[data-part=total]").inner_text()
    log_in(page, "redaktor")
    page.goto("/admin/thesaurus/")
    page.locator("#id_q").fill("läxförhör")
    expect(page.get_by_role("link", name="läxhjälp", exact=True)).to_be_visible()
    page.get_by_role("link", name="läxhjälp", exact=True).click()
    words = page.locator("textarea[name=swedish]")
    words.fill(f"{words.input_value()}\n{WORD}")
    page.locator("footer button[type=submit]").first.click()
    page.wait_for_url("**/admin/thesaurus/")
    saved = time.monotonic()
    while 0 in (found := totals(portal)):
        assert time.monotonic() - saved < AT_MOST
    assert len(found) == 1
    page.context.clear_cookies()
    page.goto(f"/uppdrag/?q={WORD}")
    assert page.locator("[data-part=total]").inner_text() != nothing
