"""axe finds nothing, on any page, in light, dark and at 320 px, in errors and after an update."""

import re
from importlib.resources import files
from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.a11y.paths import NAMES
from tests.watched import Watched

pytestmark = pytest.mark.browser

# Evaluated, since the pages' policy rightly refuses a script tag.
AXE = (files("axe_playwright_python") / "axe.min.js").read_text()
# What editors write has now and then a word that is longer than a line of a phone.
LENGTHEN = """() => {
    const texts = "main :is(h1, h2, h3, h4, p, dd, blockquote)";
    const others = ".tier, .btn, .more, .vh, .nowrap, button, time, svg";
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const {currentNode: text} = walker, element = text.parentElement;
        if (element.closest(texts) && !element.closest(others))
            text.data = text.data.replace(/\\p{L}{4,}/u, "Flerfamiljshusföreningsverksamhetsutvecklare");
    }
}"""
WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 320, "height": 640}
LOOKS: dict[str, tuple[Literal["light", "dark"], ViewportSize]] = {
    "light": ("light", WIDE),
    "dark": ("dark", WIDE),
    "narrow": ("light", NARROW),
}
# Only what is wrong: all that is right as well takes as long to hand over as to find.
RUN = "axe.run(document, {resultTypes: ['violations']}).then((found) => found.violations)"


def violations(page: Page) -> list[str]:
    """What axe finds in the page as it is."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    return [
        f"{violation['id']}: {node['html'][:200]} {node.get('failureSummary', '')[:300]}"
        for violation in page.evaluate(RUN)
        for node in violation["nodes"][:3]
    ]


def scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def problems_of(page: Page) -> list[str]:
    """What is wrong with the page in any look; it stays narrow.

    It is not loaded anew: schemes and widths are the style sheet's matter alone.
    """
    found = []
    for look, (scheme, viewport) in LOOKS.items():
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size(viewport)
        found += [f"{look}: {each}" for each in violations(page)]
        if scrolls_sideways(page):
            found.append(f"{look}: it scrolls sideways")
    return found


def problems_of_long_words(page: Page) -> list[str]:
    page.evaluate(LENGTHEN)
    found = []
    for viewport in (NARROW, WIDE):
        page.set_viewport_size(viewport)
        if scrolls_sideways(page):
            found.append(f"it scrolls sideways at {viewport['width']} px for a long word")
    return found


def test_every_page(page: Page, paths: dict[str, str]) -> None:
    watched = Watched(page)
    found = {}
    for name in NAMES:
        page.goto(paths[name])
        if problems := problems_of(page) + problems_of_long_words(page):
            found[name] = problems
    assert found == {}
    assert watched.troubles == []


def test_errors_of_the_form(page: Page, paths: dict[str, str]) -> None:
    page.goto(paths["form"])
    page.get_by_role("button", name=re.compile("Skicka")).click()
    expect(page.locator(".summary")).to_be_visible()
    assert problems_of(page) == []


def test_after_an_update_in_place(page: Page, paths: dict[str, str]) -> None:
    page.goto("/uppdrag/")
    before = page.locator("[data-part=total]").inner_text()
    page.locator("input[name=tier][value=micro]").check()
    expect(page.locator("[data-part=total]")).not_to_have_text(before)
    assert violations(page) == []


@pytest.mark.parametrize("path", ["/", "/uppdrag/"])
def test_suggestions_with_one_marked(page: Page, path: str) -> None:
    page.goto(path)
    page.locator("#q").press_sequentially("läxh")
    expect(page.get_by_role("listbox")).to_be_visible(timeout=20_000)
    page.keyboard.press("ArrowDown")
    assert problems_of(page) == []
    expect(page.get_by_role("listbox")).to_be_visible()


def test_open_menu_and_filters_of_a_phone(page: Page) -> None:
    page.set_viewport_size(NARROW)
    page.goto("/uppdrag/")
    for opener in ('[popovertarget="meny"]', '[popovertarget="filter"]'):
        page.locator(opener).first.click()
        assert violations(page) == []
        page.keyboard.press("Escape")
