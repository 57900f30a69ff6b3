"""The bulk route leaves a page tree as publishing would have."""

import pytest
from django.utils import timezone
from wagtail.models import Page

from assignments.models import AssignmentPage, District, OrganisationPage, Topic
from scripts.bench.bulk import lay
from scripts.bench.invented import PER_ORGANISATION, demo
from search.documents import documents_of, visible_ids
from tests.factories import AssignmentFactory, ensure_tree

pytestmark = pytest.mark.django_db

NUMBER = PER_ORGANISATION + 5


@pytest.fixture(autouse=True)
def _taxonomy() -> None:
    ensure_tree()
    for topic in demo()["topics"]:
        names = {f"name_{language}": name for language, name in topic["name"].items()}
        Topic.objects.create(slug=topic["id"], **names)
    for district in demo()["districts"]:
        District.objects.create(
            slug=district["id"], name=district["name"], lat=district["lat"], lon=district["lon"]
        )


def test_the_tree_is_sound_and_every_assignment_stands_below_its_organisation() -> None:
    lay(NUMBER, 7, timezone.now())
    assert not any(Page.find_problems())
    pages = AssignmentPage.objects.all()
    assert len(pages) == NUMBER
    for page in pages:
        organisation = OrganisationPage.objects.parent_of(page).get()
        assert page.organisation_id == organisation.pk
        assert page.url_path == f"{organisation.url_path}{page.slug}/"


def test_pages_can_be_found_and_added_to_afterwards() -> None:
    lay(NUMBER, 7, timezone.now())
    assert len(documents_of(visible_ids())) == NUMBER
    AssignmentFactory(parent=OrganisationPage.objects.first())
    assert not any(Page.find_problems())


def test_the_same_seed_gives_the_same_content() -> None:
    lay(NUMBER, 7, timezone.now())
    first = list(AssignmentPage.objects.values_list("title", "description", "tier"))
    assert len(set(first)) == NUMBER
    OrganisationPage.objects.all().delete()
    lay(NUMBER, 7, timezone.now())
    assert list(AssignmentPage.objects.values_list("title", "description", "tier")) == first
