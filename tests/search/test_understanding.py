"""Words that name a filter, in Swedish and English."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis.thesaurus import standard
from search.facets import labels
from search.taxonomy import Name, Taxonomy
from search.understanding import BY_CONCEPT, understand

TAXONOMY = Taxonomy(
    topics=tuple(
        Name(slug, sv, en)
        for slug, sv, en in (
            ("barn-unga", "Barn och unga", "Children and young people"),
            ("djur", "Djur", "Animals"),
            ("aldre", "Äldre", "Older people"),
            ("odling", "Odling", "Growing and gardening"),
        )
    ),
    districts=tuple(
        Name(slug, name, name)
        for slug, name in (("raa", "Råå"), ("soder", "Söder"), ("slottshojden", "Slottshöjden"))
    ),
)


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("läxhjälp i Råå", [("district", "raa", "läxhjälp")]),
        ("läxhjälp raa", [("district", "raa", "läxhjälp")]),
        ("fika på söder", [("district", "soder", "fika")]),
        ("Söders fotboll", [("district", "soder", "fotboll")]),
        ("Råå", [("district", "raa", "")]),
        ("jag vill hjälpa till i Slottshöjden", [("district", "slottshojden", "")]),
        ("dog walking in råå", [("district", "raa", "dog walking")]),
        ("en timme fotboll", [("tier", "micro", "fotboll")]),
        ("engångs fotboll", [("tier", "micro", "fotboll")]),
        ("fotboll varje vecka", [("tier", "long", "fotboll")]),
        ("specialist", [("tier", "special", "")]),
        ("one hour football", [("tier", "micro", "football")]),
        ("fotboll på helgen", [("when", "weekend", "fotboll")]),
        ("fotboll kvällar", [("when", "evening", "fotboll")]),
        ("fotboll vardagar", [("when", "weekday", "fotboll")]),
        ("fotboll på tisdagar", [("when", "weekday", "fotboll")]),
        ("fotboll när som helst", [("when", "anytime", "fotboll")]),
        ("football on weekends", [("when", "weekend", "football")]),
        ("översätta hemifrån", [("district", "remote", "översätta")]),
        ("översätta på distans", [("district", "remote", "översätta")]),
        ("translate from home", [("district", "remote", "translate")]),
        ("hjälpa till med djur", [("topic", "djur", "")]),
        ("animals", [("topic", "djur", "")]),
        (
            "djur på söder en kväll",
            [
                ("topic", "djur", "på söder en kväll"),
                ("district", "soder", "djur en kväll"),
                ("when", "evening", "djur på söder"),
            ],
        ),
        ("fotboll", []),
        ("", []),
    ],
)
def test_a_word_that_names_a_filter_is_taken_for_it(
    text: str, understood: list[tuple[str, str, str]]
) -> None:
    found = understand(text, TAXONOMY, standard())
    assert [(each.parameter, each.value, each.rest) for each in found] == understood


def test_to_work_with_the_young_is_a_topic() -> None:
    (found,) = understand("jobba med ungdomar", TAXONOMY, standard())
    assert (found.parameter, found.value) == ("topic", "barn-unga")


def test_every_concept_of_the_table_is_one_and_names_a_value() -> None:
    known = labels(TAXONOMY, "sv")
    for key, (parameter, value) in BY_CONCEPT.items():
        assert standard().concept(key)
        assert value in known[parameter]


@settings(deadline=None)
@given(
    st.text(max_size=100)
    | st.lists(st.sampled_from(["Råå", "på", "i", "djur", "kväll", "!"])).map(" ".join)
)
def test_any_text_is_understood_or_not(text: str) -> None:
    for each in understand(text, TAXONOMY, standard()):
        assert each.value in labels(TAXONOMY, "sv")[each.parameter]
        assert len(each.rest) <= len(text)
