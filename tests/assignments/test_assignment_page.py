"""The page of an assignment: what it shows, to whom, and what stands where one was."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from assignments.models import AssignmentPage
from tests.factories import (
    AssignmentFactory,
    CallFactory,
    ContactFactory,
    DistrictFactory,
    OccasionFactory,
    OrganisationFactory,
    TopicFactory,
    ensure_tree,
)

pytestmark = pytest.mark.django_db
SECRET = "kanariefågel"


def path(page: Any) -> str:
    return str(page.get_url())


def get(client: Client, page: Any, prefix: str = "") -> Any:
    return client.get(prefix + path(page))


@pytest.fixture(autouse=True)
def similar(monkeypatch: pytest.MonkeyPatch) -> list[AssignmentPage]:
    """What the search would find to be alike."""
    found: list[AssignmentPage] = []
    monkeypatch.setattr("search.similar.similar_to", lambda page, now, limit: found[:limit])
    return found


def test_it_shows_what_is_known(client: Client, similar: list[AssignmentPage]) -> None:
    similar.append(AssignmentFactory(title="Ett annat"))
    page = AssignmentFactory(
        title="Läs för barnen",
        district=DistrictFactory(name="Råå"),
        address="Storgatan 1",
        you_get="Fika\nTack",
        you_bring="Tålamod",
        first_time="Någon möter dig.",
        languages=["sv", "en"],
        min_age=15,
        step_free=True,
        police_extract=False,
        spots=8,
        contacts=[ContactFactory(name="Amina Lindqvist", email="amina@example.org")],
        occasions=[OccasionFactory()],
        call=CallFactory(title="Efter stormen"),
    )
    response = get(client, page)
    html = response.content.decode()
    assert response.status_code == 200
    for words in ("Läs för barnen", "Råå, Storgatan 1", "<li>Fika</li>", "Tålamod", "Någon möter",
                  "Svenska eller engelska", "Från 15 år", "Ja, hela vägen", "Behövs inte",
                  "Amina Lindqvist", "Efter stormen", "Ett annat", "Lägg i kalendern",
                  f"/intresse/{page.pk}/"):  # fmt: skip
        assert words in html
    # Whoever answers is named; where they read their mail is not for robots.
    assert "amina@example.org" not in html


def test_what_is_not_stated_is_not_shown(client: Client) -> None:
    html = get(client, AssignmentFactory()).content.decode()
    for words in ("None", "<dd></dd>", "Utan trappor", "Utdrag", "Grupper", "Ålder", "Platser",
                  "Det här får du", "Det här behöver du", "Första gången", "Lägg i kalendern"):  # fmt: skip
        assert words not in html


def test_english_around_swedish_words(client: Client) -> None:
    html = get(client, AssignmentFactory(title="Läs högt"), "/en").content.decode()
    assert '<html lang="en">' in html
    assert '<h1 lang="sv">Läs högt</h1>' in html
    assert "The text is in Swedish." in html
    assert "Show interest" in html


def test_full_says_so_and_offers_others(client: Client, similar: list[AssignmentPage]) -> None:
    similar.append(AssignmentFactory(title="Ett annat"))
    page = AssignmentFactory(full=True)
    response = get(client, page)
    html = response.content.decode()
    assert response.status_code == 200
    assert "Alla platser är fyllda" in html
    assert "Ett annat" in html
    assert f"/intresse/{page.pk}/" not in html


def test_ended_is_gone_with_similar_ones(client: Client, similar: list[AssignmentPage]) -> None:
    similar.append(AssignmentFactory(title="Ett annat"))
    ended = OccasionFactory(starts=timezone.now() - timedelta(days=3))
    response = get(client, AssignmentFactory(title="Julmarknad", occasions=[ended]))
    html = response.content.decode()
    assert response.status_code == 410
    assert "Julmarknad" in html
    assert "Ett annat" in html
    assert 'name="robots" content="noindex"' in html


@pytest.mark.parametrize("how", ["unpublished", "paused"])
def test_withdrawn_is_gone_and_tells_nothing(client: Client, how: str) -> None:
    page = AssignmentFactory(
        title=f"{SECRET} titel",
        summary=SECRET,
        description=f"<p>{SECRET}</p>",
        you_get=SECRET,
        slug="lasa",
        contacts=[ContactFactory(name=SECRET)],
        paused=how == "paused",
    )
    if how == "unpublished":
        page.unpublish()
    response = get(client, page)
    assert response.status_code == 410
    assert SECRET not in response.content.decode()
    assert page.organisation.title in response.content.decode()


@pytest.mark.parametrize(
    "hidden", [{"approved": False}, {"paused": True}, {"live": False}], ids=str
)
def test_of_a_hidden_organisation_it_is_not_found(client: Client, hidden: dict[str, bool]) -> None:
    page = AssignmentFactory(parent=OrganisationFactory(**hidden), title=SECRET)
    response = get(client, page)
    assert response.status_code == 404
    assert SECRET not in response.content.decode()


def test_drafts_and_deleted_ones_are_not_found(client: Client) -> None:
    draft = AssignmentFactory(live=False, first_published_at=None, title=SECRET)
    response = get(client, draft)
    assert response.status_code == 404
    assert SECRET not in response.content.decode()
    page = AssignmentFactory()
    address = path(page)
    page.delete()
    assert client.get(address).status_code == 404
    assert client.get(f"{path(AssignmentFactory())}mer/").status_code == 404


def test_drafts_of_a_published_one_stay_drafts(client: Client) -> None:
    page = AssignmentFactory(title="Som det är")
    page.title = SECRET
    page.save_revision()
    html = get(client, page).content.decode()
    assert "Som det är" in html
    assert SECRET not in html


def test_preview_works_for_drafts_and_for_what_is_not_saved() -> None:
    draft = AssignmentFactory(live=False, first_published_at=None, title="Ett utkast")
    assert "Ett utkast" in preview(draft)
    parent = OrganisationFactory()
    new = AssignmentPage(title="Ett nytt", slug="ett-nytt", tier="micro", summary="Hej")
    new.path, new.depth = f"{parent.path}0001", parent.depth + 1
    new.set_url_path(parent)
    assert "Ett nytt" in preview(new)


def preview(page: AssignmentPage) -> str:
    request = RequestFactory().get("/", SERVER_NAME="localhost")
    response = page.make_preview_request(request, page.default_preview_mode)
    assert response.status_code == 200
    return str(response.content.decode())


def test_structured_data_of_a_period_is_a_job(client: Client) -> None:
    page = AssignmentFactory(title="</script><b>", occasions=[], spots=3)
    job, crumbs = data_of(get(client, page))
    assert job["@type"] == "JobPosting"
    assert job["employmentType"] == "VOLUNTEER"
    assert job["title"] == "</script><b>"
    assert job["jobLocation"]["address"]["addressCountry"] == "SE"
    assert {"datePosted", "description", "hiringOrganization"} <= job.keys()
    assert "validThrough" not in job
    assert [item["position"] for item in crumbs["itemListElement"]] == [1, 2, 3]


def test_structured_data_of_one_day_is_an_event(client: Client) -> None:
    event, _crumbs = data_of(get(client, AssignmentFactory(occasions=[OccasionFactory()])))
    assert event["@type"] == "Event"
    assert {"name", "startDate", "endDate", "location", "organizer"} <= event.keys()


def test_structured_data_of_what_is_done_from_home(client: Client) -> None:
    job, _crumbs = data_of(get(client, AssignmentFactory(district=None, remote=True)))
    assert job["jobLocationType"] == "TELECOMMUTE"
    assert "jobLocation" not in job


def data_of(response: Any) -> list[dict[str, Any]]:
    scripts = re.findall(
        r'<script type="application/ld\+json"[^>]*>(.*?)</script>',
        response.content.decode(),
        re.DOTALL,
    )
    return [json.loads(script) for script in scripts]


def test_queries_do_not_grow(
    client: Client, similar: list[AssignmentPage], django_assert_max_num_queries: Any
) -> None:
    def crowded(number: int) -> AssignmentPage:
        page: AssignmentPage = AssignmentFactory(
            occasions=[OccasionFactory() for _ in range(number)],
            contacts=[ContactFactory() for _ in range(number)],
            topics=[TopicFactory() for _ in range(number)],
            call=CallFactory(),
        )
        return page

    ensure_tree()
    for page in (crowded(1), crowded(9)):
        get(client, page)
        with django_assert_max_num_queries(20):
            get(client, page)
