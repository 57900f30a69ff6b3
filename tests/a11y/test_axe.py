"""axe finds nothing, on any page, in light, dark and at 320 px, in errors and after an update."""

import re
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.trial import Trial
from tests.a11y.paths import NAMES
from tests.watched import Watched

pytestmark = pytest.mark.browser

# Evaluated, since the pages' policy rightly refuses a script tag.
AXE = (files("axe_playwright_python") / "axe.min.js").read_text()
# What editors write has now and then a word that is longer than a line of a phone.
LENGTHEN = """() => {
    const texts = "main :is(h1, h2, h3, h4, p, dd, blockquote)";
    const others = ".tier, .btn, .more, .vh, button, time, svg";
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const {currentNode: text} = walker, element = text.parentElement;
        if (element.closest(texts) && !element.closest(others))
            text.data = text.data.replace(/\\p{L}{4,}/u, "Flerfamiljshusföreningsverksamhetsutvecklare");
    }
}"""
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "narrow": {"color_scheme": "light", "viewport": {"width": 320, "height": 640}},
}


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        f"{violation['id']}: {node['html'][:200]} {node.get('failureSummary', '')[:300]}"
        for violation in found
        for node in violation["nodes"][:3]
    ]


def scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize("look", LOOKS)
def test_every_page(browser: Browser, portal: Trial, paths: dict[str, str], look: str) -> None:
    context = browser.new_context(base_url=portal.url, **LOOKS[look])
    page = context.new_page()
    watched = Watched(page)
    found = {}
    for name in NAMES:
        page.goto(paths[name])
        problems = violations(page)
        if scrolls_sideways(page):
            problems.append("it scrolls sideways")
        page.evaluate(LENGTHEN)
        if scrolls_sideways(page):
            problems.append("it scrolls sideways for a long word")
        if problems:
            found[name] = problems
    context.close()
    assert found == {}
    assert watched.troubles == []


@pytest.mark.parametrize("look", LOOKS)
def test_errors_of_the_form(
    browser: Browser, portal: Trial, paths: dict[str, str], look: str
) -> None:
    context = browser.new_context(base_url=portal.url, **LOOKS[look])
    page = context.new_page()
    page.goto(paths["form"])
    page.get_by_role("button", name=re.compile("Skicka")).click()
    expect(page.locator(".summary")).to_be_visible()
    assert violations(page) == []
    context.close()


def test_after_an_update_in_place(page: Page, paths: dict[str, str]) -> None:
    page.goto("/uppdrag/")
    before = page.locator("[data-part=total]").inner_text()
    page.locator("input[name=tier][value=micro]").check()
    expect(page.locator("[data-part=total]")).not_to_have_text(before)
    assert violations(page) == []


@pytest.mark.parametrize("look", LOOKS)
def test_suggestions_with_one_marked(browser: Browser, portal: Trial, look: str) -> None:
    context = browser.new_context(base_url=portal.url, **LOOKS[look])
    page = context.new_page()
    for path in ("/", "/uppdrag/"):
        page.goto(path)
        page.locator("#q").press_sequentially("läxh")
        expect(page.get_by_role("listbox")).to_be_visible(timeout=20_000)
        page.keyboard.press("ArrowDown")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_open_menu_and_filters_of_a_phone(browser: Browser, portal: Trial) -> None:
    context = browser.new_context(base_url=portal.url, **LOOKS["narrow"])
    page = context.new_page()
    page.goto("/uppdrag/")
    for opener in ('[popovertarget="meny"]', '[popovertarget="filter"]'):
        page.locator(opener).first.click()
        assert violations(page) == []
        page.keyboard.press("Escape")
    context.close()
