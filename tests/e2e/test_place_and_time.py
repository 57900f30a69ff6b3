"""Saying when and near what in a browser, with and without JavaScript."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.trial import Trial

pytestmark = pytest.mark.browser


def test_a_place_and_days_without_javascript(browser: Browser, portal: Trial) -> None:
    context = browser.new_context(base_url=portal.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/uppdrag/")
    expect(page.locator("#position")).to_be_hidden()
    page.get_by_label("Plats", exact=True).fill("på Råå")
    page.get_by_role("button", name="Visa resultat").click()
    page.wait_for_url(re.compile(r"near=55\.996,12\.744"))
    expect(page.locator(".chosen")).to_contain_text("Inom 5 km från Råå")
    expect(page.locator(".card__facts").first).to_contain_text("km bort")
    context.close()


def test_the_position_is_asked_for_on_click_alone_and_rounded(
    browser: Browser, portal: Trial
) -> None:
    context = browser.new_context(
        base_url=portal.url,
        geolocation={"latitude": 56.0464321, "longitude": 12.6945678},
        permissions=["geolocation"],
    )
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/uppdrag/?tier=long")
    page.get_by_role("button", name="Använd min position").click()
    page.wait_for_url(re.compile(r"near=56\.046(,|%2C)12\.695"))
    expect(page.locator(".chosen")).to_contain_text("Inom 5 km från platsen du valde")
    assert "tier=long" in page.url
    assert not any("56.0464" in url for url in asked)
    context.close()


def test_a_position_that_may_not_be_read_is_told(page: Page) -> None:
    page.goto("/uppdrag/")
    page.context.clear_permissions()
    page.get_by_role("button", name="Använd min position").click()
    expect(page.locator("#position-says")).not_to_be_empty()


def test_an_unknown_place_is_told_in_place(page: Page) -> None:
    page.goto("/uppdrag/")
    page.get_by_label("Plats", exact=True).fill("Atlantis")
    page.get_by_role("button", name="Visa resultat").click()
    expect(page.locator("#place-error")).to_contain_text("Atlantis")
    expect(page.get_by_label("Plats", exact=True)).to_have_value("Atlantis")
