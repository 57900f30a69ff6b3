"""A form that was sent with errors, met by keyboard alone, with and without JavaScript."""

import json
import re
import urllib.request

import pytest
from playwright.sync_api import Browser, expect

from portal.trial import Trial

pytestmark = pytest.mark.browser


@pytest.fixture
def form(portal: Trial) -> str:
    """The path of a form."""
    with urllib.request.urlopen(f"{portal.url}/api/v1/assignments/") as answer:  # noqa: S310
        return f"/intresse/{json.load(answer)['results'][0]['id']}/"


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_errors_come_first_and_lead_to_their_fields(
    browser: Browser, portal: Trial, form: str, javascript: bool
) -> None:
    context = browser.new_context(base_url=portal.url, java_script_enabled=javascript)
    page = context.new_page()
    page.goto(form)
    assert not page.title().startswith("Fel: ")
    page.locator("#id_email").fill("siv utan snabel-a")
    page.locator("#id_message").fill("Hej på er!")
    page.locator("#id_email").press("Enter")
    summary = page.locator(".summary")
    # The tab says so before anything is read, and the summary has the focus.
    expect(page).to_have_title(re.compile("^Fel: "))
    expect(summary).to_be_focused()
    # What was typed is there.
    expect(page.locator("#id_email")).to_have_value("siv utan snabel-a")
    expect(page.locator("#id_message")).to_have_value("Hej på er!")
    # Each link leads to its field, and the field to its error.
    links = summary.get_by_role("link")
    assert links.count() == 2
    for number, field in enumerate(("id_name", "id_email")):
        page.keyboard.press("Tab")
        expect(links.nth(number)).to_be_focused()
        expect(links.nth(number)).to_have_attribute("href", f"#{field}")
    page.keyboard.press("Enter")
    email = page.locator("#id_email")
    expect(email).to_be_focused()
    expect(email).to_have_attribute("aria-invalid", "true")
    error = str(email.get_attribute("aria-describedby")).split()[-1]
    expect(page.locator(f"#{error}")).to_contain_text("@")
    context.close()
