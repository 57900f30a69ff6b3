"""What a page may weigh: bytes as they are sent, counted in a browser with an empty cache."""

import gzip
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from portal.trial import Trial
from tests.a11y.paths import NAMES

pytestmark = pytest.mark.browser

MOST_BYTES = 60_000
MOST_REQUESTS = 8
MOST_CSS = 12_000  # gzip
MOST_JS = 5_000  # gzip, all of a page's scripts
PICTURES = "/media/"
AT_ONCE = 6  # pages that load together: each is waited for until it has been silent for a while


class Loading:
    """A page that loads in a browser of its own, with an empty cache; what is sent is counted."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.context = browser.new_context()
        self.page = self.context.new_page()
        self.sent: dict[str, tuple[str, int]] = {}
        session = self.context.new_cdp_session(self.page)
        session.send("Network.enable")
        session.on("Network.responseReceived", self._begun)
        session.on("Network.loadingFinished", self._ended)
        self.page.goto(url, wait_until="commit")

    def finished(self) -> dict[str, tuple[str, int]]:
        """Of each request its address and the bytes of its answer, once no more are made."""
        self.page.wait_for_load_state("networkidle")
        self.context.close()
        return self.sent

    def _begun(self, event: dict[str, Any]) -> None:
        self.sent[event["requestId"]] = (event["response"]["url"], 0)

    def _ended(self, event: dict[str, Any]) -> None:
        url, _ = self.sent[event["requestId"]]
        self.sent[event["requestId"]] = (url, event["encodedDataLength"])


def test_every_page(browser: Browser, portal: Trial, paths: dict[str, str]) -> None:
    too_heavy = {}
    for first in range(0, len(NAMES), AT_ONCE):
        names = NAMES[first : first + AT_ONCE]
        loading = {name: Loading(browser, portal.url + paths[name]) for name in names}
        for name, page in loading.items():
            sent = page.finished()
            own = [size for url, size in sent.values() if PICTURES not in url]
            assert sum(own) > 0
            if sum(own) > MOST_BYTES or len(own) > MOST_REQUESTS:
                too_heavy[name] = (sum(own), len(own), sent)
    assert too_heavy == {}


def compressed(portal: Trial, pattern: str) -> int:
    root = portal.var / "static"
    hashed = [path for path in root.glob(pattern) if path.stem.count(".") == 1]
    return sum(len(gzip.compress(path.read_bytes())) for path in hashed)


def test_style_sheet_and_scripts(portal: Trial) -> None:
    css = compressed(portal, "css/portal.*.css")
    assert 0 < css <= MOST_CSS
    assert 0 < compressed(portal, "js/*.*.js") <= MOST_JS


def test_files_are_kept_for_good_and_sent_compressed(portal: Trial) -> None:
    (sheet,) = (portal.var / "static" / "css").glob("portal.*.css")
    request = urllib.request.Request(  # noqa: S310
        f"{portal.url}/static/css/{Path(sheet).name}", headers={"Accept-Encoding": "br, gzip"}
    )
    with urllib.request.urlopen(request) as answer:  # noqa: S310
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["Content-Encoding"] == "br"
