"""What lists read of assignments: the same as their pages say, in as many queries for any number."""

from dataclasses import fields
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import override
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Page, Site

from assignments.listed import (
    ListedAssignment,
    ListedCall,
    findable_listed,
    listed,
    listed_calls,
)
from assignments.models import AssignmentPage, CallPage
from tests.factories import (
    AssignmentFactory,
    CallFactory,
    DistrictFactory,
    OccasionFactory,
    OrganisationFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db

RELATED = {"organisation", "district", "sites"}


def in_days(days: int) -> object:
    return OccasionFactory.build(starts=timezone.now() + timedelta(days=days), ends=None)


def test_it_says_what_the_page_says() -> None:
    topics = [TopicFactory(sort_order=2), TopicFactory(sort_order=1)]
    page = AssignmentFactory(
        topics=topics,
        occasions=[in_days(9), in_days(2)],
        district=DistrictFactory(name="Råå", slug="raa", lat=56.0, lon=12.7),
        parent=OrganisationFactory(title="Läxlyktan", answers_within=2),
        spots=4,
    )
    page = AssignmentPage.objects.get(pk=page.pk)
    (found,) = listed(AssignmentPage.objects.all())
    for each in fields(ListedAssignment):
        if each.name not in RELATED:
            assert getattr(found, each.name) == getattr(page, each.name), each.name
    assert [topic.slug for topic in found.topic_list] == [topics[1].slug, topics[0].slug]
    assert (found.organisation.pk, found.organisation.title) == (page.organisation_id, "Läxlyktan")
    assert found.organisation.answers_within == 2
    assert found.district
    assert (found.district.slug, found.district.name) == ("raa", "Råå")
    assert (found.district.lat, found.district.lon) == (56.0, 12.7)


def test_what_has_no_district_topic_or_occasion() -> None:
    AssignmentFactory(district=None, remote=True)
    AssignmentPage.topics.through.objects.all().delete()
    (found,) = listed(AssignmentPage.objects.all())
    assert (found.district, found.topic_list, found.occasion_list) == (None, [], [])


def test_topics_that_several_have_are_told_of_each_once() -> None:
    shared, own = TopicFactory(sort_order=1), TopicFactory(sort_order=2)
    pages = [AssignmentFactory(topics=[shared, own]), AssignmentFactory(topics=[shared])]
    AssignmentFactory(topics=[shared, own])
    found = findable_listed([page.pk for page in pages], timezone.now())
    assert [found[page.pk].topic_list for page in pages] == [[shared, own], [shared]]


def test_the_order_is_that_of_the_questions() -> None:
    for title in "BAC":
        AssignmentFactory(title=title)
    found = listed(AssignmentPage.objects.order_by("title"))
    assert [each.title for each in found] == ["A", "B", "C"]
    assert listed(AssignmentPage.objects.none()) == []


def test_by_their_ids_it_gives_what_can_be_found() -> None:
    now = timezone.now()
    topics = [TopicFactory(sort_order=2), TopicFactory(sort_order=1)]
    page = AssignmentFactory(topics=topics, occasions=[in_days(9), in_days(2)])
    draft, paused = AssignmentFactory(live=False), AssignmentFactory(paused=True)
    hidden = AssignmentFactory(parent=OrganisationFactory(approved=False))
    over = AssignmentFactory(occasions=[in_days(2)])
    ids = [page.pk, draft.pk, paused.pk, hidden.pk, over.pk, page.pk + 1000]
    assert findable_listed(ids, now).keys() == {page.pk, over.pk}
    assert findable_listed(ids, now + timedelta(days=5)).keys() == {page.pk}
    assert list(findable_listed([page.pk], now).values()) == listed(
        AssignmentPage.objects.filter(pk=page.pk)
    )
    assert findable_listed([], now) == {}


def test_as_many_queries_for_any_number(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    def all_pages(ids: list[int]) -> list[ListedAssignment]:
        return listed(AssignmentPage.objects.all())

    def by_ids(ids: list[int]) -> list[ListedAssignment]:
        return list(findable_listed(ids, timezone.now()).values())

    ids: list[int] = []
    for number in range(3):
        page = AssignmentFactory(
            topics=[TopicFactory()], occasions=[in_days(number + 1)], district=DistrictFactory()
        )
        ids.append(page.pk)
        Site.get_site_root_paths()  # kept by Wagtail
        for find in (all_pages, by_ids):
            with django_assert_num_queries(4):  # one of them for the topics, once a generation
                found = find(ids)
                assert len([each.full_url for each in found]) == number + 1


def test_its_addresses_are_those_of_the_page() -> None:
    page = AssignmentFactory(slug="läxhjälp-i-dalhem")
    (found,) = listed(AssignmentPage.objects.all())
    organisation = page.organisation
    for language in ("sv", "en"):
        with override(language):
            assert (found.get_url(), found.full_url) == (page.get_url(), page.full_url)
            assert found.organisation.full_url == organisation.full_url
    assert found.get_url()


def test_where_there_are_several_sites_its_address_has_the_host() -> None:
    root = Page.objects.get(depth=1)
    other = root.add_child(instance=Page(title="En annan stad", slug="annan-stad"))
    Site.objects.create(hostname="annan.example", root_page=other)
    cache.clear()
    page = AssignmentFactory()
    (found,) = listed(AssignmentPage.objects.all())
    assert found.get_url() == page.get_url()
    assert str(found.get_url()).startswith("http")


def test_below_no_site_it_has_no_address() -> None:
    page = AssignmentFactory()
    Page.objects.filter(pk=page.pk).update(url_path="/nowhere/a/")
    (found,) = listed(AssignmentPage.objects.all())
    assert (found.get_url(), found.full_url) == (None, None)


def test_of_a_call_too_it_says_what_the_page_says(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    topics = [TopicFactory(sort_order=2), TopicFactory(sort_order=1)]
    made = [CallFactory(topics=topics), CallFactory(topics=[])]
    Site.get_site_root_paths()  # kept by Wagtail
    with django_assert_num_queries(3):  # one of them for the topics, once a generation
        found = listed_calls(CallPage.objects.order_by("pk"))
    for call, page in zip(found, CallPage.objects.order_by("pk"), strict=True):
        for each in fields(ListedCall):
            if each.name != "sites":
                assert getattr(call, each.name) == getattr(page, each.name), each.name
        assert call.full_url == page.full_url
    assert len(found) == len(made)
