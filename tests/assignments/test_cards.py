"""What stands on a card."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override

from assignments.cards import Fact, card
from assignments.listed import listed
from assignments.models import AssignmentPage
from tests.components import component
from tests.factories import AssignmentFactory, DistrictFactory, OccasionFactory, TopicFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def in_days(days: int, **kwargs: object) -> object:
    return OccasionFactory.build(starts=NOW + timedelta(days=days), ends=None, **kwargs)


def test_what_is_not_known_is_empty() -> None:
    page = AssignmentFactory(topics=[])
    shown = card(page, NOW)
    assert (shown.when, shown.apply_by, shown.spots, shown.you_get, shown.topic) == ("",) * 5
    assert "None" not in " ".join(str(getattr(shown, each.name)) for each in fields(shown))


def test_what_is_done_is_drawn_rather_than_for_whom() -> None:
    children, school = TopicFactory(slug="barn-unga"), TopicFactory(slug="skola-laxhjalp")
    assert card(AssignmentFactory(topics=[children, school]), NOW).topic == "skola-laxhjalp"
    assert card(AssignmentFactory(topics=[children]), NOW).topic == "barn-unga"


def test_where() -> None:
    raa = DistrictFactory(name="Råå")
    with override("en"):
        assert card(AssignmentFactory(district=raa), NOW).where == "Råå"
        assert card(AssignmentFactory(district=None, remote=True), NOW).where == "from home"
        both = AssignmentFactory(district=raa, remote=True)
        assert card(both, NOW).where == "Råå or from home"


def test_dates_before_words_and_words_before_a_long_period() -> None:
    dated = AssignmentFactory(when_text="Tisdagar", occasions=[in_days(2)])
    assert card(dated, NOW).when.startswith("tors")
    term = OccasionFactory.build(
        starts=NOW + timedelta(days=5), ends=NOW + timedelta(days=160), whole_days=True
    )
    assert card(AssignmentFactory(when_text="Tisdagar 16–18", occasions=[term]), NOW).when == (
        "Tisdagar 16–18"
    )
    assert card(AssignmentFactory(when_text="När du kan"), NOW).when == "När du kan"


def test_what_is_over_is_not_said() -> None:
    page = AssignmentFactory(occasions=[in_days(-2), in_days(4)])
    assert "26" not in card(page, NOW).when
    assert "28" in card(page, NOW).when


@pytest.mark.parametrize(
    ("apply_in", "occasion_in", "said"),
    [(5, 9, True), (5, None, True), (5, 5, False), (60, 90, False), (-1, 9, False)],
)
def test_apply_by_only_when_it_matters(apply_in: int, occasion_in: int | None, said: bool) -> None:
    page = AssignmentFactory(
        apply_by=(NOW + timedelta(days=apply_in)).date(),
        occasions=[] if occasion_in is None else [in_days(occasion_in)],
    )
    assert bool(card(page, NOW).apply_by) is said


def test_language_is_said_when_it_differs() -> None:
    page = AssignmentFactory(text_language="en", when_text="Any Saturday")
    with override("sv"):
        assert (card(page, NOW).lang, card(page, NOW).when_lang) == ("en", "en")
    with override("en"):
        assert (card(page, NOW).lang, card(page, NOW).when_lang) == ("", "")


def test_full_says_so_and_no_number() -> None:
    shown = card(AssignmentFactory(spots=4, full=True), NOW)
    assert (shown.full, shown.spots) == (True, "")


def test_cards_of_many_cost_no_more_queries_than_of_one(
    django_assert_num_queries: object,
) -> None:
    for number in range(4):
        AssignmentFactory(topics=[TopicFactory()], occasions=[in_days(number + 1)])
    pages = listed(AssignmentPage.objects.findable(NOW))
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert len([card(page, NOW) for page in pages]) == 4


def test_the_facts_are_those_that_are_known() -> None:
    page = AssignmentFactory(district=DistrictFactory(name="Råå"), when_text="Tisdagar", spots=4)
    with override("en"):
        shown = card(page, NOW)
        assert shown.facts == [
            Fact("Where", "Råå"), Fact("When", "Tisdagar", "sv"), Fact("Places", "4")
        ]  # fmt: skip
        near, full = replace(shown, distance="2 km"), replace(shown, full=True)
        assert near.facts[0].value == "Råå, 2 km"
        assert full.facts[-1] == Fact("Places", "full right now")
    assert replace(shown, where="", when="", spots="").facts == []


def test_what_posters_write_is_text_in_the_list_of_facts() -> None:
    def rendered(facts: list[Fact]) -> str:
        return component("card", card={"tier": "micro", "tier_label": "Mikro", "facts": facts})

    assert (
        '<dl class="card__facts"><div><dt>När</dt><dd lang="en">&lt;b&gt;&amp;</dd></div></dl>'
        in rendered([Fact("När", "<b>&", "en")])
    )
    assert "<dl" not in rendered([])
