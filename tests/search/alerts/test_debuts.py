"""What is news: a page that residents can find for the first time, and nothing else."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from assignments.choices import CallStatus, Tier
from assignments.models import AssignmentPage, CallPage, OrganisationPage
from search.alerts import debuts
from search.analysis import Reader
from search.engines.base import SearchEngine
from search.indexing import rebuild
from search.jobs import read_saved_searches
from search.models import Debut, IndexQueueRow, Match
from tests.factories import (
    AssignmentFactory,
    CallFactory,
    OrganisationFactory,
    SavedSearchFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

CatchUp = Callable[[], int]


@pytest.fixture
def told(catch_up: CatchUp) -> Callable[[], set[int]]:
    """The pages that any saved search is told of by now."""

    def match() -> set[int]:
        catch_up()
        while debuts.match_new_pages(timezone.now()):
            pass
        return set(Match.objects.values_list("page_id", flat=True))

    return match


Told = Callable[[], set[int]]


def test_a_published_page_is_news_to_those_whose_search_finds_it(told: Told) -> None:
    djur = TopicFactory(slug="djur")
    dogs = SavedSearchFactory(query="q=hundar&topic=djur")
    SavedSearchFactory(query="q=odla")
    SavedSearchFactory(query="topic=djur&tier=special")
    page = AssignmentFactory(title="Rasta hunden Sixten", topics=[djur], tier=Tier.MICRO)
    assert told() == {page.pk}
    assert Match.objects.get().search == dogs


def test_saved_searches_that_were_read_ahead_are_not_read_when_a_page_is_new(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    SavedSearchFactory(query="q=rasta+hundar")
    AssignmentFactory(title="Rasta hunden Sixten")
    told()
    debuts.read_ahead(timezone.now())
    monkeypatch.setattr(Reader, "_words_of", None)
    page = AssignmentFactory(title="Rasta hunden Ajax")
    assert page.pk in told()


def test_there_may_be_no_saved_search_to_read_ahead(told: Told) -> None:
    told()
    debuts.read_ahead(timezone.now())
    read_saved_searches(timezone.now())


def test_a_call_is_news_too_and_only_once_it_is_no_draft(told: Told) -> None:
    SavedSearchFactory(query="type=call")
    call = CallFactory(status=CallStatus.DRAFT)
    assert told() == set()
    call = CallPage.objects.get(pk=call.pk)
    call.status = CallStatus.OPEN
    call.save_revision().publish()
    assert told() == {call.pk}


def test_editing_pausing_and_coming_back_is_no_news(told: Told) -> None:
    page = AssignmentFactory()
    told()
    SavedSearchFactory()
    page = AssignmentPage.objects.get(pk=page.pk)
    page.title = "Ny rubrik"
    page.save_revision().publish()
    page.unpublish()
    told()
    page.save_revision().publish()
    assert told() == set()


def test_a_draft_is_news_when_it_is_published(told: Told) -> None:
    SavedSearchFactory()
    page = AssignmentFactory(live=False)
    assert told() == set()
    page.save_revision().publish()
    assert told() == {page.pk}


def test_the_pages_of_an_organisation_are_news_when_it_is_approved(told: Told) -> None:
    SavedSearchFactory()
    organisation = OrganisationFactory(approved=False)
    page = AssignmentFactory(parent=organisation)
    assert told() == set()
    organisation = OrganisationPage.objects.get(pk=organisation.pk)
    organisation.approved = True
    organisation.save_revision().publish()
    assert told() == {page.pk}


def test_what_was_over_already_is_news_when_it_gets_a_new_day(told: Told) -> None:
    SavedSearchFactory()
    today = timezone.now().date()
    page = AssignmentFactory(apply_by=today - timedelta(days=3))
    assert told() == set()
    page = AssignmentPage.objects.get(pk=page.pk)
    page.apply_by = today + timedelta(days=30)
    page.save_revision().publish()
    assert told() == {page.pk}


def test_what_was_taken_away_before_anybody_was_told_is_news_when_it_comes_back(
    told: Told, catch_up: CatchUp
) -> None:
    SavedSearchFactory()
    page = AssignmentFactory()
    catch_up()
    page.unpublish()
    assert told() == set()
    page.refresh_from_db()
    page.save_revision().publish()
    assert told() == {page.pk}


def test_nobody_is_told_who_has_not_confirmed_or_has_ended(told: Told) -> None:
    SavedSearchFactory(state="pending", confirmed=None, due=None)
    SavedSearchFactory(state="ended", ended=timezone.now())
    AssignmentFactory()
    assert told() == set()


def test_a_page_waits_until_this_machines_index_knows_its_words(
    told: Told, catch_up: CatchUp
) -> None:
    """The words of a search are understood by those that pages have."""
    SavedSearchFactory()
    page = AssignmentFactory()
    catch_up()
    IndexQueueRow.objects.create(target="tantivy", page_id=page.pk, queued_at=timezone.now())
    assert debuts.match_new_pages(timezone.now()) == 0
    assert told() == {page.pk}


def test_a_rebuild_of_the_index_is_no_news(told: Told, index: SearchEngine) -> None:
    AssignmentFactory()
    told()
    SavedSearchFactory()
    rebuild(index)
    assert told() == set()
    assert not Debut.objects.filter(matched=None).exists()


def test_a_search_for_a_topic_that_is_gone_finds_nothing_and_not_everything(told: Told) -> None:
    topic = TopicFactory(slug="borta")
    kept = TopicFactory(slug="kvar")
    SavedSearchFactory(query="topic=borta")
    both = SavedSearchFactory(query="topic=borta&topic=kvar")
    topic.delete()
    page = AssignmentFactory(topics=[kept])
    AssignmentFactory(topics=[TopicFactory(slug="annat")])
    assert told() == {page.pk}
    assert Match.objects.get().search == both


def test_matching_again_after_a_worker_was_killed_changes_nothing(told: Told) -> None:
    SavedSearchFactory()
    page = AssignmentFactory()
    told()
    Debut.objects.update(matched=None)
    assert told() == {page.pk}
    assert Match.objects.count() == 1


def test_an_import_of_very_many_keeps_only_so_many_waiting(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(debuts, "MOST_WAITING", 3)
    monkeypatch.setattr(debuts, "BATCH", 2)
    SavedSearchFactory()
    organisation = OrganisationFactory()
    for _ in range(9):
        AssignmentFactory(parent=organisation)
    assert len(told()) == 4  # a batch is kept whole
    assert not Debut.objects.filter(matched=None).exists()
