from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from search.criteria import (
    MAX_QUERY_LENGTH,
    MAX_VALUES,
    Criteria,
    Days,
    Near,
    Reason,
    Sort,
    clean_text,
)
from search.facets import FACETS, Facet, labels
from search.geography import FARTHEST, Position
from search.place_and_time import MAX_RADIUS
from search.taxonomy import Name, Taxonomy

TAXONOMY = Taxonomy(
    topics=(Name("aldre", "Äldre", "Older people"), Name("djur", "Djur", "Animals")),
    districts=(Name("raa", "Råå", "Råå"), Name("soder", "Söder", "Söder")),
)


def parse(query: str) -> tuple[Criteria, list[tuple[str, Reason]]]:
    parsed = Criteria.from_query(QueryDict(query), TAXONOMY)
    return parsed.criteria, [(each.parameter, each.reason) for each in parsed.problems]


def test_parameters_become_criteria() -> None:
    criteria, problems = parse(
        "q=l%C3%A4xor&tier=micro&tier=short&topic=djur&district=remote&step_free=1"
        "&language=ar&sort=newest&page=3&type=call&kind=faith&groups=1&companies=1"
    )
    assert criteria == Criteria.of(
        "läxor",
        tier=["short", "micro"],
        topic=["djur"],
        district=["remote"],
        step_free=["1"],
        language=["ar"],
        type=["call"],
        kind=["faith"],
        groups=["1"],
        companies=["1"],
        sort=Sort.NEWEST,
        page=3,
    )
    assert problems == []


def test_nothing_is_the_default_and_has_no_query() -> None:
    assert parse("") == (Criteria(), [])
    assert parse("q=&tier=&sort=&page=") == (Criteria(), [])
    assert Criteria().query_string() == ""


def test_order_and_repetition_do_not_matter() -> None:
    one, _ = parse("topic=djur&tier=micro&topic=aldre&topic=djur")
    other, _ = parse("tier=micro&topic=aldre&topic=djur")
    assert one == other
    assert one.query_string() == "tier=micro&topic=aldre&topic=djur"


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("topic=nope", ("topic", Reason.UNKNOWN_VALUE)),
        ("district=R%C3%A5%C3%A5", ("district", Reason.UNKNOWN_VALUE)),
        ("tier=MICRO", ("tier", Reason.UNKNOWN_VALUE)),
        ("step_free=true", ("step_free", Reason.UNKNOWN_VALUE)),
        ("sort=nearest", ("sort", Reason.NEEDS_NEAR)),
        ("sort=closest", ("sort", Reason.UNKNOWN_VALUE)),
        ("page=0", ("page", Reason.OUT_OF_RANGE)),
        ("page=99999999999999999999", ("page", Reason.OUT_OF_RANGE)),
        ("page=" + "9" * 5000, ("page", Reason.OUT_OF_RANGE)),
        ("page=-1", ("page", Reason.NOT_A_NUMBER)),
        ("page=%D9%A3", ("page", Reason.NOT_A_NUMBER)),  # an Arabic three
        ("page=1.5", ("page", Reason.NOT_A_NUMBER)),
        ("near=56.04", ("near", Reason.NOT_A_POSITION)),
        ("near=56.04;12.69", ("near", Reason.NOT_A_POSITION)),
        ("near=nan,inf", ("near", Reason.NOT_A_POSITION)),
        ("near=89,12", ("near", Reason.NOT_A_POSITION)),
        ("near=56,181", ("near", Reason.NOT_A_POSITION)),
        ("near=" + "5" * 5000 + ",12", ("near", Reason.NOT_A_POSITION)),
        ("near=56.04,12.69&radius=0", ("radius", Reason.OUT_OF_RANGE)),
        ("near=56.04,12.69&radius=51", ("radius", Reason.OUT_OF_RANGE)),
        ("near=56.04,12.69&radius=2.5", ("radius", Reason.NOT_A_NUMBER)),
        ("radius=5", ("radius", Reason.NEEDS_NEAR)),
        ("from=2026-02-30", ("from", Reason.NOT_A_DAY)),
        ("to=1/12/2026", ("to", Reason.NOT_A_DAY)),
        ("from=20261201", ("from", Reason.NOT_A_DAY)),
        ("from=2026-12-02&to=2026-12-01", ("from", Reason.ENDS_BEFORE_IT_BEGINS)),
        ("q=" + "a" * 201, ("q", Reason.CUT)),
        ("&".join(["tier=micro"] * (MAX_VALUES + 1)), ("tier", Reason.TOO_MANY)),
    ],
)
def test_what_cannot_be_used_is_named(query: str, problem: tuple[str, Reason]) -> None:
    _, problems = parse(query)
    assert problems == [problem]


def test_the_rest_is_used_all_the_same() -> None:
    criteria, problems = parse("q=hund&tier=nope&tier=long&page=x")
    assert criteria == Criteria.of("hund", tier=["long"])
    assert [parameter for parameter, _ in problems] == ["tier", "page"]


def test_text_is_cleaned() -> None:
    assert clean_text("  l\u0061\u0308xor\x00och\nmat\ud800 ") == "läxor och mat"
    assert len(clean_text("å" * 5000)) == MAX_QUERY_LENGTH
    assert clean_text(" " * 300 + "hund") == "hund"


def test_days_and_surroundings_are_criteria() -> None:
    made, problems = parse(
        "when=evening&from=2026-12-01&to=2026-12-24&near=56.04649,12.69451&radius=2&sort=nearest"
    )
    assert made == Criteria.of(
        when=["evening"],
        days=Days(date(2026, 12, 1), date(2026, 12, 24)),
        near=Near(Position(56.046, 12.695), 2),
        sort=Sort.NEAREST,
    )
    assert problems == []
    assert [name for name, _ in made.chosen()] == ["when", "from", "to", "near"]


def test_a_position_is_kept_to_about_100_metres() -> None:
    assert parse("near=56.0464999,12.6945001")[0].query_string() == "near=56.046,12.695"
    assert parse("near=-0.0001,0")[0].query_string() == "near=0.000,0.000"


def test_without_a_position_nothing_is_nearest() -> None:
    made, _ = parse("from=2026-12-01&near=56.046,12.695&radius=2&sort=nearest")
    assert made.without_value("near", "56.046,12.695").query_string() == "from=2026-12-01"
    assert made.without_value("from", "2026-12-01").days == Days()
    assert made.without_filters() == Criteria()


@pytest.mark.parametrize(
    ("q", "wordless"), [("!!! ?", True), ("", False), ("a!", False), ("7", False)]
)
def test_wordless(q: str, wordless: bool) -> None:
    assert Criteria.of(q).wordless is wordless


def test_a_value_is_toggled_from_page_one() -> None:
    criteria = Criteria.of("hund", tier=["micro"], page=4)
    assert criteria.toggled("tier", "long") == Criteria.of("hund", tier=["micro", "long"])
    assert criteria.toggled("tier", "micro") == Criteria.of("hund")
    assert criteria.without_filters() == Criteria.of("hund")


def positions() -> st.SearchStrategy[Position]:
    lats = st.floats(-FARTHEST, FARTHEST)
    return st.builds(Position, lats, st.floats(-180, 180)).map(Position.rounded)


@st.composite
def criteria(draw: st.DrawFn) -> Criteria:
    known = labels(TAXONOMY, "sv")
    filters: dict[str, Any] = {
        facet.name: draw(st.lists(st.sampled_from(sorted(known[facet.name])), max_size=3))
        for facet in FACETS
    }
    near = draw(st.none() | st.builds(Near, positions(), st.integers(1, MAX_RADIUS)))
    first, last = draw(st.none() | st.dates()), draw(st.none() | st.dates())
    if first and last:
        first, last = min(first, last), max(first, last)
    return Criteria.of(
        draw(st.text(max_size=250)),
        days=Days(first, last),
        near=near,
        sort=draw(st.sampled_from([sort for sort in Sort if near or sort is not Sort.NEAREST])),
        page=draw(st.integers(1, 1000)),
        **filters,
    )


@given(criteria())
def test_criteria_survive_the_url(made: Criteria) -> None:
    parsed = Criteria.from_query(QueryDict(made.query_string()), TAXONOMY)
    assert parsed.criteria == made
    assert parsed.problems == ()


@given(criteria(), st.sampled_from(FACETS))
def test_the_link_of_each_value_toggles_it(made: Criteria, facet: Facet) -> None:
    values = list(labels(TAXONOMY, "sv")[facet.name])
    assert made.toggled_queries(facet.name, values) == [
        made.toggled(facet.name, value).query_string() for value in values
    ]


NAMES = (
    st.sampled_from(["q", "tier", "topic", "district", "page", "sort", "near", "from", "to"])
    | st.text()
)


@given(st.lists(st.tuples(NAMES, st.text(max_size=300)), max_size=60))
def test_any_input_gives_criteria(pairs: list[tuple[str, str]]) -> None:
    query = urlencode(
        [(n.encode("utf-8", "replace"), v.encode("utf-8", "replace")) for n, v in pairs]
    )
    parsed = Criteria.from_query(QueryDict(query), TAXONOMY)
    again = Criteria.from_query(QueryDict(parsed.criteria.query_string()), TAXONOMY)
    assert (again.criteria, again.problems) == (parsed.criteria, ())
    for problem in parsed.problems:
        problem.value.encode()  # no lone surrogates
        assert len(problem.value) <= 80


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
