"""What a resident does, from a word to a receipt."""

import re
import time
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.trial import Trial

pytestmark = pytest.mark.browser


def mails(portal: Trial) -> list[EmailMessage]:
    files = sorted((portal.var / "mail").rglob("*.eml"))
    return [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]


def wait_for_mail(portal: Trial, recipient: str, seconds: float = 20) -> EmailMessage:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        for mail in mails(portal):
            if recipient in str(mail["To"]):
                return mail
        time.sleep(0.1)
    raise AssertionError(f"No mail to {recipient} within {seconds} s")


def test_searching_without_javascript(browser: Browser, portal: Trial) -> None:
    context = browser.new_context(base_url=portal.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("searchbox").first.fill("läxhjälp")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/uppdrag/"))
    total = page.locator("[data-part=total]")
    expect(total).to_contain_text(re.compile(r"[1-9]\d*"))
    before = total.inner_text()
    page.locator("input[name=tier][value=long]").check()
    page.get_by_role("button", name="Visa resultat").click()
    page.wait_for_url(re.compile("tier=long"))
    assert page.locator("[data-part=total]").inner_text() != before
    page.locator(".card h3 a, .card h2 a").first.click()
    page.wait_for_url(re.compile("/foreningar/"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    context.close()


def test_searching_with_javascript_updates_in_place(page: Page) -> None:
    page.goto("/uppdrag/")
    page.evaluate("window.sameDocument = true")
    before = page.locator("[data-part=total]").inner_text()
    page.locator("input[name=tier][value=micro]").check()
    page.wait_for_url(re.compile("tier=micro"))
    expect(page.locator("[data-part=total]")).not_to_have_text(before)
    assert page.evaluate("window.sameDocument") is True
    assert page.evaluate("document.activeElement.id") == "f-tier-micro"
    page.go_back()
    expect(page.locator("[data-part=total]")).to_have_text(before)
    expect(page.locator("input[name=tier][value=micro]")).not_to_be_checked()


def test_showing_interest(page: Page, portal: Trial) -> None:
    page.goto("/uppdrag/?tier=short")
    page.locator(".card h3 a, .card h2 a").first.click()
    page.locator('a[href*="/intresse/"]').first.click()
    page.get_by_role("button", name=re.compile("Skicka")).click()
    expect(page.locator(".summary")).to_be_visible()
    page.locator('input[name="name"]').fill("Siv Prov")
    page.locator('input[name="email"]').fill("siv.prov@example.org")
    for question in page.locator("form.form textarea").all():
        question.fill("Jag kan på tisdagar.")
    page.get_by_role("button", name=re.compile("Skicka")).click()
    page.wait_for_url(re.compile("/intresse/tack/"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    receipt = wait_for_mail(portal, "siv.prov@example.org")
    plain = receipt.get_body(("plain",))
    assert plain is not None
    assert portal.url in plain.get_content()
    to_poster = next(
        mail for mail in mails(portal) if "siv.prov@example.org" in str(mail["Reply-To"])
    )
    assert "Siv" not in str(to_poster["Subject"])
    assert page.context.cookies() == []


@pytest.mark.parametrize("path", ["/", "/uppdrag/?q=zzzzqqq", "/foreningar/", "/utlysningar/"])
def test_english_is_one_link_away(page: Page, path: str) -> None:
    page.goto(path)
    page.get_by_role("link", name="English").first.click()
    page.wait_for_url(re.compile("/en/"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="Svenska").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    assert page.context.cookies() == []
