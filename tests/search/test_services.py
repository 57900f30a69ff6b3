"""What a resident finds, through the database, the queue and the index."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from assignments.choices import CallStatus
from assignments.listed import ListedAssignment
from assignments.models import AssignmentPage
from assignments.occasions import next_occasion
from search.criteria import Criteria, Reason, Sort
from search.engines.base import SearchEngine
from search.results import Results
from search.services import facet_counts, search
from tests.factories import (
    AssignmentFactory,
    CallFactory,
    DistrictFactory,
    OccasionFactory,
    OrganisationFactory,
    TopicFactory,
)
from tests.search.conftest import NOW

pytestmark = pytest.mark.django_db

Find = Callable[..., Results]


def titles(results: Results) -> list[str]:
    return [hit.page.title for hit in results.hits]


def test_assignments_and_calls_are_found_by_their_words(find: Find) -> None:
    AssignmentFactory(title="Rasta hunden Sixten")
    CallFactory(title="Utlysning om hundar")
    AssignmentFactory(title="Läs högt")
    found = find("hund")
    assert sorted(titles(found)) == ["Rasta hunden Sixten", "Utlysning om hundar"]
    assert {hit.type for hit in found.hits} == {"assignment", "call"}
    assert found.total == 2


def test_the_title_outweighs_the_description(find: Find) -> None:
    AssignmentFactory(title="Läs högt", description="<p>Det finns en hund i huset.</p>")
    AssignmentFactory(title="Rasta hunden", parent=OrganisationFactory())
    assert titles(find("hund")) == ["Rasta hunden", "Läs högt"]


def test_one_strong_word_beats_two_weak_ones(find: Find) -> None:
    for number in range(12):
        AssignmentFactory(title=f"Hjälpa till med barn {number}")
    AssignmentFactory(title="Accordeon")
    assert titles(find("hjälpa barn accordeon"))[0] == "Accordeon"


def test_a_query_without_sense_finds_nothing(find: Find) -> None:
    for number in range(12):
        AssignmentFactory(title=f"Hjälpa till {number}")
    assert find("kvantfysik blåbärspaj hjälpa").total == 0
    assert find("!!! ???").total == 0
    assert find("!!!").wordless
    assert find("och eller").total == 0


def test_topics_and_tiers_and_organisations_are_words_too(find: Find) -> None:
    topic = TopicFactory(slug="djur", name_sv="Djur", name_en="Animals")
    parent = OrganisationFactory(title="Katthemmet")
    AssignmentFactory(title="Städa", topics=[topic], parent=parent)
    assert (
        titles(find("djur")) == titles(find("animals")) == titles(find("katthemmet")) == ["Städa"]
    )


def test_filters_narrow_and_their_counts_leave_out_their_own(find: Find) -> None:
    raa = DistrictFactory(slug="raa", name="Råå")
    soder = DistrictFactory(slug="soder", name="Söder")
    AssignmentFactory(tier="micro", district=raa)
    AssignmentFactory(tier="micro", district=soder)
    AssignmentFactory(tier="long", district=raa, remote=True)
    found = find(tier=["micro"], district=["raa"])
    assert found.total == 1
    count = {o.value: o.count for o in found.facets["tier"].options}
    assert count == {"micro": 1, "short": 0, "long": 1, "special": 0}
    count = {o.value: o.count for o in found.facets["district"].options}
    assert count == {"remote": 0, "raa": 1, "soder": 1}
    assert find(district=["remote"]).total == 1
    assert find(district=["remote", "soder"]).total == 2


def test_a_chosen_value_can_be_taken_back(find: Find) -> None:
    AssignmentFactory(tier="micro")
    found = find("barn", tier=["micro"])
    assert [(c.parameter, c.label, c.query) for c in found.chosen] == [
        ("tier", "Micro assignment", "?q=barn")
    ] or found.chosen[0].query == "?q=barn"
    option = next(o for o in found.facets["tier"].options if o.value == "micro")
    assert (option.selected, option.query) == (True, "?q=barn")


def test_labels_are_in_the_language_asked_for(find: Find) -> None:
    AssignmentFactory(topics=[TopicFactory(slug="djur", name_sv="Djur", name_en="Animals")])
    assert find(language="sv").facets["topic"].options[0].label == "Djur"
    assert find(language="en").facets["topic"].options[0].label == "Animals"


def test_languages_are_those_that_some_assignment_has(find: Find) -> None:
    AssignmentFactory(languages=["ar", "en"], tier="micro")
    AssignmentFactory(languages=["sv"], tier="long")
    found = find(tier=["long"])
    assert [(o.value, o.count) for o in found.facets["language"].options] == [
        ("sv", 1),
        ("en", 0),
        ("ar", 0),
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"live": False},
        {"paused": True},
        {"apply_by": (NOW - timedelta(days=2)).date()},
    ],
)
def test_what_may_not_be_found_is_not(find: Find, change: dict[str, object]) -> None:
    AssignmentFactory(title="Rasta hunden", **change)
    found = find("hund")
    assert (found.total, found.hits) == (0, ())
    assert sum(o.count for o in found.facets["tier"].options) == 0


def test_nor_what_is_an_unapproved_or_paused_organisations(find: Find) -> None:
    AssignmentFactory(parent=OrganisationFactory(approved=False))
    AssignmentFactory(parent=OrganisationFactory(paused=True))
    CallFactory(status=CallStatus.DRAFT)
    assert find().total == 0


def test_it_expires_without_any_job(find: Find) -> None:
    AssignmentFactory(apply_by=NOW.date())
    assert find().total == 1
    later = find(now=NOW + timedelta(days=1))
    assert later.total == 0
    assert sum(o.count for o in later.facets["tier"].options) == 0


def test_what_is_taken_back_is_not_shown_even_before_the_index_follows(
    find: Find, index: SearchEngine
) -> None:
    for number in range(30):
        AssignmentFactory(title=f"Rasta hund {number}", parent=OrganisationFactory())
    shown = find("hund").hits
    AssignmentPage.objects.filter(pk__in=[hit.page.pk for hit in shown[:5]]).update(live=False)
    found = search(Criteria.of("hund"), now=NOW, language="sv")
    assert found.total == 25
    assert len(found.hits) == 20
    assert not {hit.page.pk for hit in found.hits} & {hit.page.pk for hit in shown[:5]}


def test_what_stands_after_it_moves_up_to_the_page_before(find: Find) -> None:
    for number in range(41):
        AssignmentFactory(title=f"Rasta hund {number}", parent=OrganisationFactory())
    first = [hit.page.pk for hit in find("hund").hits]
    second = [
        hit.page.pk for hit in search(Criteria.of("hund", page=2), now=NOW, language="sv").hits
    ]
    AssignmentPage.objects.filter(pk=first[3]).update(live=False)

    found = search(Criteria.of("hund", page=2), now=NOW, language="sv")
    assert [hit.page.pk for hit in found.hits][:-1] == second[1:]
    assert (found.total, found.pages) == (40, 2)

    last = search(Criteria.of("hund", page=3), now=NOW, language="sv")
    assert [hit.page.pk for hit in last.hits] == [hit.page.pk for hit in found.hits]
    assert [each.reason for each in last.problems] == [Reason.OUT_OF_RANGE]


def test_soonest_is_by_the_next_occasion(find: Find) -> None:
    def at(days: int) -> object:
        starts = NOW + timedelta(days=days)
        return OccasionFactory(starts=starts, ends=starts + timedelta(hours=1))

    AssignmentFactory(title="utan", occasions=[])
    AssignmentFactory(title="sen", occasions=[at(20)])
    AssignmentFactory(title="serie", occasions=[at(-3), at(5), at(40)])
    find()
    ordered = search(Criteria.of(sort=Sort.SOONEST), now=NOW, language="sv")
    assert titles(ordered) == ["serie", "sen", "utan"]
    later = search(Criteria.of(sort=Sort.SOONEST), now=NOW + timedelta(days=6), language="sv")
    assert titles(later) == ["sen", "serie", "utan"]


def test_zero_hits_say_what_to_leave_out(find: Find) -> None:
    raa = DistrictFactory(slug="raa", name="Råå")
    AssignmentFactory(title="Rasta hunden", tier="long", district=raa)
    found = find("hund", tier=["micro"], district=["raa"])
    assert found.total == 0
    assert [(r.parameter, r.value, r.total, r.query) for r in found.relaxed] == [
        ("tier", "micro", 1, "?q=hund&district=raa")
    ]


def test_a_misspelt_word_finds_what_was_meant(find: Find) -> None:
    AssignmentFactory(title="Läxhjälp i Dalhem")
    assert find("läxjhälp").total == 1
    assert find("kvantfysik").total == 0
    assert find("kvantfysik").suggestion is None


def test_the_results_tell_what_a_misspelt_word_was_taken_for(find: Find) -> None:
    AssignmentFactory(title="Läxhjälp i Dalhem")
    assert find("läxjhälp dalhem").read_as == "läxhjälp dalhem"
    assert find("läxhjälp").read_as == ""
    assert find("läxh").read_as == ""  # half typed, not misspelt
    assert find("hjäpla med läxor").read_as == "hjälpa med läxor"
    assert find("nu läxhjälpdalhem").read_as == "nu läxhjälp dalhem"


@pytest.mark.parametrize(
    ("q", "titles"),
    [
        ('"läsa högt"', ["Läs högt på biblioteket"]),
        ("“läsa högt” teater", ["Läs högt på biblioteket"]),
        ('"högt läsa"', []),
        ('"på biblioteket"', ["Läs högt på biblioteket"]),
        ('"biblioteket"', ["Läs högt på biblioteket"]),
        ('""', []),
    ],
)
def test_quoted_words_stand_together_in_their_order(find: Find, q: str, titles: list[str]) -> None:
    AssignmentFactory(title="Läs högt på biblioteket")
    AssignmentFactory(title="Sjung högt och läs noter", summary="Teater")
    assert [hit.page.title for hit in find(q).hits] == titles


def test_a_quote_without_an_end_is_none(find: Find) -> None:
    AssignmentFactory(title="Läs högt på biblioteket")
    assert find('"högt läsa').total == 1


def test_a_page_past_the_last_is_the_last(find: Find) -> None:
    AssignmentFactory()
    find()
    found = search(Criteria.of(page=7), now=NOW, language="sv")
    assert (found.page, found.pages, len(found.hits)) == (1, 1, 1)
    assert [each.reason for each in found.problems] == [Reason.OUT_OF_RANGE]


def test_pages_hold_everything_once(find: Find) -> None:
    for number in range(45):
        AssignmentFactory(title=f"Rasta hund {number}")
    find()
    pages = [search(Criteria.of("hund", page=n), now=NOW, language="sv") for n in (1, 2, 3)]
    shown = [hit.page.pk for page in pages for hit in page.hits]
    assert len(shown) == len(set(shown)) == 45
    assert [(page.first, page.last) for page in pages] == [(1, 20), (21, 40), (41, 45)]


def test_counts_for_the_start_page(find: Find) -> None:
    AssignmentFactory(tier="micro")
    find()
    assert facet_counts(Criteria(), NOW)["tier"] == {"micro": 1}


def test_the_number_of_queries_does_not_grow(
    find: Find, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(40):
        AssignmentFactory(title=f"Rasta hund {number}", parent=OrganisationFactory())
    CallFactory(title="Hund")
    find()
    with django_assert_max_num_queries(10):
        found = search(Criteria.of("hund"), now=NOW, language="sv")
        for hit in found.hits:
            if isinstance(hit.page, ListedAssignment):
                assert hit.page.organisation.title
                assert hit.page.topic_list
                assert next_occasion(hit.page, NOW) is None


def test_without_an_index_it_says_so(tmp_path, settings) -> None:  # type: ignore[no-untyped-def]
    settings.VAR_DIR = tmp_path / "empty"
    found = search(Criteria.of("hund", tier=["micro"]), now=NOW, language="sv")
    assert (found.total, found.degraded) == (0, True)


def test_a_call_is_as_new_as_its_opening(find: Find) -> None:
    CallFactory(title="Gammal utlysning", opens=NOW - timedelta(days=400))
    AssignmentFactory(title="Nytt uppdrag")
    assert [hit.page.title for hit in find().hits] == ["Nytt uppdrag", "Gammal utlysning"]
