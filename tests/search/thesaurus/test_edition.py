"""What editors write counts with the next search."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from pytest_django import DjangoAssertNumQueries

from portal.cache import generation
from search.analysis import analyse_query
from search.analysis.in_use import thesaurus_in_use
from search.analysis.thesaurus import standard
from search.engines.base import SearchEngine
from search.models import ThesaurusConcept
from search.results import Results
from search.thesaurus.edition import refresh
from tests.factories import AssignmentFactory

pytestmark = pytest.mark.django_db

Find = Callable[..., Results]


def a_concept(**fields: object) -> ThesaurusConcept:
    values = {"key": "kubb", "kind": "activity", "swedish": ["kubbspel", "zorkla"], "english": []}
    return ThesaurusConcept.objects.create(**{**values, **fields})


def titles(results: Results) -> list[str]:
    return [hit.page.title for hit in results.hits]


def test_an_added_word_finds_what_is_indexed_already(find: Find, index: SearchEngine) -> None:
    AssignmentFactory(title="Spela kubbspel i parken")
    assert titles(find("zorkla")) == []
    before = index.fingerprints()
    a_concept()
    assert titles(find("zorkla")) == ["Spela kubbspel i parken"]
    # Nothing had to be indexed anew.
    assert index.fingerprints() == before
    call_command("search_index", "check")


def test_a_changed_and_a_deleted_concept_count_at_once(find: Find) -> None:
    AssignmentFactory(title="Spela kubbspel i parken")
    concept = a_concept()
    assert find("zorkla").total == 1
    concept.swedish = ["kubbspel", "plonka"]
    concept.save()
    assert (find("zorkla").total, find("plonka").total) == (0, 1)
    concept.delete()
    assert find("plonka").total == 0


def test_a_standard_concept_can_be_switched_off_and_back(find: Find) -> None:
    AssignmentFactory(title="Läxhjälp")
    assert find("tutoring").total == 1
    off = a_concept(key="laxhjalp", switched_off=True)
    assert thesaurus_in_use() is standard()
    assert find("tutoring").total == 0
    off.delete()
    assert find("tutoring").total == 1


def test_a_new_concept_can_stand_under_a_standard_one() -> None:
    a_concept(broader=["djur"])
    refresh()
    relations = {wanted.relation.name for word in analyse_query("zorkla") for wanted in word.wanted}
    assert "BROADER" in relations


def test_asking_costs_one_query_when_nothing_has_changed(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    a_concept()
    refresh()
    with django_assert_num_queries(1):
        refresh()


def test_a_change_begins_a_new_generation_of_cached_pages(
    django_capture_on_commit_callbacks: Callable[..., object],
) -> None:
    before = generation.current()
    a_concept()
    assert generation.current() != before
