from hypothesis import given
from hypothesis import strategies as st

from search.analysis import Language, analyse_query, marked_terms
from search.highlight import PASSAGE, Marker
from search.results import Part


def passage(text: str, q: str) -> tuple[Part, ...]:
    return Marker(marked_terms(analyse_query(q))).passage(text, Language.SWEDISH)


def marked(text: str, q: str) -> list[str]:
    return [part.text for part in passage(text, q) if part.marked]


def test_the_words_that_were_searched_for_are_marked_in_their_form() -> None:
    assert marked("Vi går ut med hundarna.", "hund") == ["hundarna"]


def test_a_long_text_is_shown_where_the_words_are() -> None:
    text = "Inledning som är lång. " * 40 + "Sedan kommer hunden Bella och katten. " + "Slut. " * 80
    parts = passage(text, "hund katt")
    shown = "".join(part.text for part in parts)
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) <= PASSAGE + 4
    assert [part.text for part in parts if part.marked] == ["hunden", "katten"]


def test_a_text_without_the_words_gives_nothing() -> None:
    assert passage("Vi fikar.", "hund") == ()


@given(st.text(max_size=400), st.text(max_size=20))
def test_any_text_is_cut_without_loss(text: str, q: str) -> None:
    parts = passage(f"{text} hund", f"{q} hund")
    assert any(part.marked for part in parts)
    assert all(part.text for part in parts)
