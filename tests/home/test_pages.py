"""The start page, editorial pages and error pages as residents get them."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils.translation import override
from wagtail.models import Page, Site
from wagtail_factories import ImageFactory

from home.models import SiteSettings
from interests.models import InterestSettings
from search.engines.base import SearchEngine
from tests.factories import (
    AssignmentFactory,
    CallFactory,
    EditorialPageFactory,
    OccasionFactory,
    TopicFactory,
    ensure_tree,
)

pytestmark = pytest.mark.django_db

MOST_QUERIES = 20


@pytest.fixture
def home(index: SearchEngine) -> Page:
    """The start page of a portal that has been set up."""
    tree = ensure_tree()
    SiteSettings.for_site(tree.site)
    InterestSettings.for_site(tree.site)
    return tree.home


@pytest.fixture
def page_of(client: Client) -> Callable[[str], str]:
    """The HTML of an address that answers 200."""

    def get(path: str) -> str:
        response = client.get(path)
        assert response.status_code == 200
        return response.content.decode()

    return get


PageOf = Callable[[str], str]


def test_an_empty_portal_has_a_start_page(home: Page, page_of: PageOf) -> None:
    html = page_of("/")

    assert "Vad vill du göra för någon annan?" in html
    assert "Traceback" not in html
    assert html.count("<h1") == 1


def test_the_start_page_shows_what_there_is(
    home: Page, page_of: PageOf, catch_up: Callable[[], int]
) -> None:
    AssignmentFactory(
        title="Läs <saga> & sjung", topics=[TopicFactory(slug="mat")], occasions=[OccasionFactory()]
    )
    CallFactory(title="Efter stormen", crisis=True)
    catch_up()

    html = page_of("/")

    assert "Läs &lt;saga&gt; &amp; sjung" in html
    assert 'class="band"' in html
    assert "Efter stormen" in html
    assert '<symbol id="topic-mat"' in html
    assert '<symbol id="topic-djur"' not in html


def test_the_start_page_speaks_english_and_marks_what_is_not(
    home: Page, page_of: PageOf, catch_up: Callable[[], int]
) -> None:
    AssignmentFactory(title="Läs saga", text_language="sv")
    catch_up()

    html = page_of("/en/")

    assert '<html lang="en">' in html
    assert "What would you like to do for someone?" in html
    assert 'lang="sv">Läs saga</a>' in html


@pytest.mark.parametrize("path", ["/", "/en/", "/uppdrag/", "/uppdrag/?q=finnsinte&tier=micro"])
def test_pages_ask_the_database_little_however_much_there_is(
    home: Page,
    client: Client,
    catch_up: Callable[[], int],
    django_assert_max_num_queries: Any,
    path: str,
) -> None:
    def fill(number: int) -> None:
        for _each in range(number):
            AssignmentFactory(occasions=[OccasionFactory()])
        CallFactory()
        catch_up()

    fill(2)
    with django_assert_max_num_queries(MOST_QUERIES) as few:
        client.get(path)
    fill(8)
    with django_assert_max_num_queries(MOST_QUERIES) as many:
        client.get(path)

    assert len(many) <= len(few)


@pytest.mark.parametrize("path", ["/", "/en/uppdrag/", "/finns-inte/", "/om/"])
def test_public_pages_set_no_cookie_and_do_not_vary_by_one(
    home: Page, client: Client, path: str
) -> None:
    EditorialPageFactory(slug="om", body_sv=[("prose", "<p>Hej</p>")])

    response = client.get(path)

    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_an_editorial_page_without_english_says_so_in_english(home: Page, page_of: PageOf) -> None:
    EditorialPageFactory(
        title="Om oss",
        slug="om",
        lead_sv="Vi finns.",
        body_sv=[("prose", "<h2>Varför</h2><p>Ja.</p>")],
    )

    swedish, english = page_of("/om/"), page_of("/en/om/")

    assert "not been translated" not in swedish
    assert "This page has not been translated yet" in english
    assert '<h1 lang="sv">Om oss</h1>' in english
    assert '<p class="lead" lang="sv">Vi finns.</p>' in english


def test_an_editorial_page_with_english_shows_it(home: Page, page_of: PageOf) -> None:
    EditorialPageFactory(
        title="Om oss",
        title_en="About us",
        slug="om",
        body_sv=[("prose", "<p>Vi finns.</p>")],
        body_en=[("prose", "<p>We exist.</p>")],
    )

    html = page_of("/en/om/")

    assert "<h1>About us</h1>" in html
    assert "We exist." in html
    assert "Vi finns." not in html


def test_every_block_of_an_editorial_page_is_shown(home: Page, page_of: PageOf) -> None:
    EditorialPageFactory(
        slug="om",
        body_sv=[
            ("quote", {"text": "Citatet.", "by": "Gun"}),
            ("steps", {"heading": "Stegen", "steps": [{"heading": "Ett", "text": "Sök."}] * 2}),
            ("faq", {"heading": "Frågorna", "questions": [{"question": "Hur?", "answer": "<p>Så.</p>"}]}),
            ("callout", {"heading": "Rutan", "text": "<p>Läs.</p>", "ground": "rape", "button_text": "Gå", "button_page": home}),
            ("prose", "<h2>Texten</h2><p>Slut.</p>"),
        ],
    )  # fmt: skip

    html = page_of("/om/")

    for text in ("Citatet.", "Stegen", "Hur?", "Så.", "Rutan", "Texten", "Slut."):
        assert text in html
    assert 'class="btn" href="/">Gå</a>' in html
    assert 'href="#om-stegen"' in html


def test_a_button_leads_to_the_same_host_where_there_are_several_sites(
    home: Page, page_of: PageOf
) -> None:
    callout = {"heading": "Rutan", "text": "<p>Läs.</p>", "ground": "rape", "button_text": "Gå"}
    EditorialPageFactory(slug="om", body_sv=[("callout", {**callout, "button_page": home})])
    other = EditorialPageFactory(slug="annan")
    Site.objects.create(hostname="annan.example", root_page=other.page_ptr)

    assert 'class="btn" href="/">Gå</a>' in page_of("/om/")


def test_an_editors_pictures_replace_the_drawing_and_keep_their_words(
    home: Page, page_of: PageOf
) -> None:
    picture = ImageFactory(title="hamn.jpg", description="Hamnen en lördag")
    figure = {
        "image": {"image": picture.pk, "alt_text": "Matkassar på kajen", "decorative": False},
        "caption": "Innan båtarna går.",
    }
    page = EditorialPageFactory(slug="om", picture=picture)
    page.body_sv = json.dumps([{"type": "figure", "value": figure}])
    page.save()

    html = page_of("/om/")

    assert 'alt="Hamnen en lördag"' in html
    assert 'alt="Matkassar på kajen"' in html
    assert "<figcaption>Innan båtarna går.</figcaption>" in html
    assert 'property="og:image"' in html
    assert "image/avif" in html


def test_what_does_not_exist_offers_a_search_and_the_topics(home: Page, client: Client) -> None:
    TopicFactory(slug="mat", name_sv="Mat och måltider")

    response = client.get("/finns-inte/")

    assert response.status_code == 404
    html = response.content.decode()
    assert 'action="/uppdrag/"' in html
    assert "/uppdrag/?topic=mat" in html


@pytest.mark.parametrize("path", ["/borta/", "/en/borta/"])
def test_a_page_that_was_public_once_is_gone_and_its_words_too(
    home: Page, client: Client, path: str
) -> None:
    EditorialPageFactory(
        title="Hemlig rubrik", slug="borta", live=False, first_published_at=datetime.now(UTC)
    )

    response = client.get(path)

    assert response.status_code == 410
    assert "Hemlig" not in response.content.decode()


def test_an_address_that_begins_as_the_english_ones_do_is_no_english_one(
    home: Page, client: Client
) -> None:
    EditorialPageFactory(slug="engagerad", live=False, first_published_at=datetime.now(UTC))
    EditorialPageFactory(slug="kel", live=False, first_published_at=datetime.now(UTC))

    assert client.get("/engagerad/").status_code == 410
    assert client.get("/enkel/").status_code == 404


def test_the_icon_is_where_browsers_look_for_it(client: Client) -> None:
    response = client.get("/favicon.ico")

    assert (response.status_code, response["Location"]) == (302, "/static/img/ikon-180.png")
    assert client.get(response["Location"])["Content-Type"] == "image/png"


def test_a_page_that_never_was_public_does_not_exist(home: Page, client: Client) -> None:
    EditorialPageFactory(slug="utkast", live=False)

    assert client.get("/utkast/").status_code == 404


@pytest.mark.parametrize("template", ["400.html", "403.html", "403_csrf.html", "500.html"])
def test_the_page_of_a_failure_needs_no_database_and_is_in_either_language(template: str) -> None:
    pages = {}
    for language in ("sv", "en"):
        with override(language):
            pages[language] = render_to_string(template)
        assert f'<html lang="{language}">' in pages[language]
        assert "<h1>" in pages[language]
        assert "css/portal" in pages[language]
    headings = [re.findall("<h1>(.*?)</h1>", html) for html in pages.values()]
    assert headings[0] != headings[1]


def test_a_form_that_is_too_long_is_refused_in_the_language_of_its_page(
    home: Page, client: Client
) -> None:
    too_long = {"message": "x" * 3_000_000}
    for path, words in (("/en/uppdrag/bevaka/", "could not read"), ("/uppdrag/bevaka/", "läsa")):
        response = client.post(path, too_long)
        assert response.status_code == 400
        assert words in response.content.decode()


def test_who_keeps_no_cookies_learns_that_logging_in_needs_them(home: Page) -> None:
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "x"})
    assert response.status_code == 403
    assert "kakor" in response.content.decode()


def test_another_name_replaces_the_wordmark(home: Page, page_of: PageOf) -> None:
    SiteSettings.objects.update(name="Lund hjälper")

    html = page_of("/")

    assert '<span class="wordname">Lund hjälper</span>' in html
    assert "<title>Lund hjälper" in html
