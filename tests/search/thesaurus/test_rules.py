"""What makes a concept useless, and what the editor is told."""

import pytest

from search.analysis.forms import Language
from search.analysis.kinds import Kind
from search.analysis.thesaurus import Concept, standard
from search.thesaurus.rules import MOST_WORDS, faults


def concept(
    *swedish: str, english: tuple[str, ...] = (), key: str = "ny", broader: tuple[str, ...] = ()
) -> Concept:
    words = {Language.SWEDISH: swedish, Language.ENGLISH: english}
    return Concept(key, Kind.ACTIVITY, words, broader)


def faulty_fields(one: Concept) -> list[str]:
    return [fault.field for fault in faults(one, standard().concept(one.key), standard())]


def test_a_new_word_is_fine() -> None:
    assert faults(concept("kubbspel", "spela kubb", english=("kubb",)), None, standard()) == []


@pytest.mark.parametrize(
    "words",
    [
        pytest.param((), id="empty"),
        pytest.param(("…",), id="no letter"),
        pytest.param(("x" * 64,), id="64 characters"),
        pytest.param(("kubb", "kubb"), id="twice"),
        pytest.param(("och",), id="stop word"),
        pytest.param(("hjälpa",), id="fits everything"),
        pytest.param(("a b c d e f g",), id="seven words"),
        pytest.param(("läxhjälp",), id="another concept's first word"),
        pytest.param(tuple(f"kubb{n}" for n in range(MOST_WORDS + 1)), id="too many"),
    ],
)
def test_words_that_are_of_no_use(words: tuple[str, ...]) -> None:
    assert faulty_fields(concept(*words)) == ["swedish"]


def test_a_concept_is_neither_under_itself_nor_in_a_circle() -> None:
    assert faulty_fields(concept("kubb", broader=("ny",))) == ["broader"]
    above = next(each for each in standard().concepts if each.broader)
    circle = Concept(above.broader[0], Kind.ACTIVITY, above.words, (above.key,))
    assert "broader" in faulty_fields(circle)


def test_every_standard_concept_may_be_saved_as_it_is() -> None:
    assert [each.key for each in standard().concepts if faults(each, each, standard())] == []
