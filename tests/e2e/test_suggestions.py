"""Suggestions while typing, by keyboard, mouse and finger, and when things go wrong."""

import re
import time
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from portal.trial import Trial

pytestmark = pytest.mark.browser

API = "**/api/v1/suggestions/**"
OPTION = "[role=listbox] [role=option]"
BETWEEN_KEYS = 100  # milliseconds, for someone who types quickly
FIRST_ANSWER = 20_000  # milliseconds: the first question of a process opens the index


def typed(page: Page, text: str, path: str = "/") -> None:
    page.goto(path)
    page.get_by_role("combobox").first.press_sequentially(text)
    expect(page.get_by_role("listbox")).to_be_visible(timeout=FIRST_ANSWER)


def answer(route: Route, label: str) -> None:
    suggestion = {"kind": "topic", "label": label, "lang": "sv", "detail": "Ämne"}
    route.fulfill(json={"suggestions": [{**suggestion, "url": "/uppdrag/?topic=djur", "count": 1}]})


@pytest.mark.parametrize("path", ["/", "/uppdrag/", "/en/"])
def test_the_keyboard_marks_and_chooses(page: Page, path: str) -> None:
    typed(page, "läxh", path)
    field = page.get_by_role("combobox").first
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator("form [role=status]").first).to_have_text(re.compile(r".+: [1-9]"))
    page.keyboard.press("ArrowDown")
    option = page.locator(OPTION).first
    expect(option).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", option.get_attribute("id") or "")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowUp")  # back to the field: nothing is marked
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("ArrowUp")  # and round to the last
    expect(page.locator(OPTION).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"topic=|district=|/foreningar/"))


def test_enter_without_a_mark_searches_for_what_is_written(page: Page) -> None:
    typed(page, "läxh")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/uppdrag/\?q=l%C3%A4xh"))


def test_escape_closes_and_keeps_what_is_written(page: Page) -> None:
    typed(page, "läxh")
    page.keyboard.press("Escape")
    expect(page.locator("[role=listbox]")).to_be_hidden()
    field = page.get_by_role("combobox").first
    expect(field).to_have_value("läxh")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()


def test_leaving_the_field_closes(page: Page) -> None:
    typed(page, "läxh")
    page.keyboard.press("Tab")
    expect(page.locator("[role=listbox]")).to_be_hidden()


def test_a_finger_chooses(browser: Browser, portal: Trial) -> None:
    context = browser.new_context(
        base_url=portal.url, has_touch=True, viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    typed(page, "råå", "/uppdrag/")
    option = page.locator(OPTION).first
    box = option.bounding_box()
    assert box
    assert box["height"] >= 44
    option.tap()
    page.wait_for_url(re.compile("district=|/foreningar/"))
    context.close()


def test_a_late_answer_loses_to_a_newer_one(page: Page) -> None:
    waiting = held_answers(page, "hu")
    field = page.get_by_role("combobox").first
    field.press_sequentially("nd")
    wait_for(page, waiting, 2)
    answer(waiting[1], "Nyast")
    expect(page.locator(OPTION)).to_have_text(["Nyast Ämne (1)"])
    assert waiting[0].request.failure  # broken off
    expect(page.locator(OPTION)).to_have_text(["Nyast Ämne (1)"])


def test_a_late_answer_does_not_take_away_what_is_marked(page: Page) -> None:
    waiting = held_answers(page, "hu")
    answer(waiting[0], "Hundar")
    expect(page.locator(OPTION)).to_have_count(1)
    page.get_by_role("combobox").first.press_sequentially("nd")
    wait_for(page, waiting, 2)
    page.keyboard.press("ArrowDown")
    expect(page.locator(OPTION)).to_have_attribute("aria-selected", "true")
    answer(waiting[1], "Nyast")
    page.wait_for_timeout(200)
    expect(page.locator(OPTION)).to_have_text(["Hundar Ämne (1)"])
    expect(page.locator(OPTION)).to_have_attribute("aria-selected", "true")


def held_answers(page: Page, text: str) -> list[Route]:
    """Type, and hold back what the server is asked: what comes of it and of all that follows."""
    waiting: list[Route] = []
    page.route(API, lambda route: waiting.append(route))
    page.goto("/")
    page.get_by_role("combobox").first.press_sequentially(text)
    wait_for(page, waiting, 1)
    return waiting


def wait_for(page: Page, waiting: list[Route], number: int) -> None:
    deadline = time.monotonic() + 10
    while len(waiting) < number:
        page.wait_for_timeout(20)
        assert time.monotonic() < deadline


def test_quick_typing_asks_once(page: Page) -> None:
    asked: list[str] = []

    def answer_and_note(route: Route) -> None:
        asked.append(route.request.url)
        answer(route, "Djur")

    page.route(API, answer_and_note)
    page.clock.install()
    page.goto("/")
    page.clock.pause_at(datetime.now(UTC) + timedelta(minutes=1))
    field = page.get_by_role("combobox").first
    for letter in "hundar":
        field.press_sequentially(letter)
        page.clock.run_for(BETWEEN_KEYS)
    page.clock.run_for(1_000)
    expect(page.locator(OPTION)).to_have_count(1)
    assert [parse_qs(urlsplit(url).query)["q"] for url in asked] == [["hundar"]]


@pytest.mark.parametrize("status", [429, 503])
def test_without_an_answer_one_types_on(browser: Browser, portal: Trial, status: int) -> None:
    context = browser.new_context(base_url=portal.url)
    page = context.new_page()  # not the watched one: the refusal is meant
    page.route(API, lambda route: route.fulfill(status=status, body="{}"))
    page.goto("/")
    field = page.get_by_role("combobox").first
    with page.expect_response(API):
        field.press_sequentially("läxh")
    expect(page.locator("[role=listbox]")).to_be_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/uppdrag/\?q="))
    context.close()


def test_what_is_suggested_is_text(page: Page) -> None:
    page.route(API, lambda route: answer(route, "<img src=x onerror=alert(1)>"))
    page.goto("/")
    page.get_by_role("combobox").first.press_sequentially("xx")
    expect(page.locator(OPTION)).to_contain_text("<img src=x")
    assert page.locator("[role=option] img").count() == 0


def test_without_javascript_it_is_a_search_field(browser: Browser, portal: Trial) -> None:
    context = browser.new_context(base_url=portal.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    assert page.locator("[role=combobox], [role=listbox]").count() == 0
    expect(page.get_by_role("searchbox").first).to_be_visible()
    context.close()
