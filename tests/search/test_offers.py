"""Filters that are offered for the words of a search."""

from search.analysis.thesaurus import standard
from search.chosen import Namer
from search.criteria import Criteria
from search.offers import offers
from search.results import Offer
from search.taxonomy import Name, Taxonomy
from tests.search.conftest import NOW

TAXONOMY = Taxonomy(
    topics=(Name("djur", "Djur", "Animals"),), districts=(Name("raa", "Råå", "Råå"),)
)

NAMER = Namer(Criteria.of(), TAXONOMY, "sv", NOW)


def made(criteria: Criteria, *, total: int = 7) -> tuple[Offer, ...]:
    return offers(criteria, TAXONOMY, standard(), NAMER, lambda narrowed: total)


def test_a_named_place_is_offered_with_its_number_and_leaves_the_text() -> None:
    (offer,) = made(Criteria.of("fotboll i Råå"))
    assert (offer.parameter, offer.value, offer.text, offer.total) == (
        "district",
        "raa",
        "fotboll",
        7,
    )
    assert (offer.words, offer.label) == ("Råå", "Råå")
    assert "district=raa" in offer.query
    assert "q=fotboll" in offer.query


def test_what_is_chosen_already_is_not_offered() -> None:
    assert made(Criteria.of("fotboll i Råå", district=["raa"])) == ()


def test_what_would_find_nothing_is_not_offered() -> None:
    assert made(Criteria.of("fotboll i Råå"), total=0) == ()


def test_nothing_is_offered_without_words_or_on_later_pages() -> None:
    assert made(Criteria.of()) == ()
    assert made(Criteria.of("fotboll i Råå", page=2)) == ()
