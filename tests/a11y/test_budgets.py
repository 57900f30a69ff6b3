"""What a page may weigh: bytes as they are sent, counted in a browser with an empty cache."""

import gzip
import urllib.request
from pathlib import Path

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


def test_every_page(browser: Browser, portal: Trial, paths: dict[str, str]) -> None:
    too_heavy = {}
    for name in NAMES:
        context = browser.new_context(base_url=portal.url)
        page = context.new_page()
        sent: dict[str, tuple[str, int]] = {}
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.on(
            "Network.responseReceived",
            lambda event, sent=sent: sent.update(
                {event["requestId"]: (event["response"]["url"], 0)}
            ),
        )
        session.on(
            "Network.loadingFinished",
            lambda event, sent=sent: sent.update(
                {event["requestId"]: (sent[event["requestId"]][0], event["encodedDataLength"])}
            ),
        )
        page.goto(paths[name], wait_until="networkidle")
        own = [size for url, size in sent.values() if PICTURES not in url]
        if sum(own) > MOST_BYTES or len(own) > MOST_REQUESTS:
            too_heavy[name] = (sum(own), len(own), sent)
        context.close()
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
