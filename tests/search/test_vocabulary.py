"""Numbers of documents by their terms."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import vocabulary
from search.vocabulary import Counted, Vocabulary

TERMS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=6).map(tuple)
BATCH = st.tuples(
    st.dictionaries(st.integers(1, 9), TERMS, max_size=4), st.sets(st.integers(1, 9), max_size=3)
)


def numbers(read: Vocabulary) -> dict[str, int]:
    return dict(read.starting_with(""))


def counted(batches: list[tuple[dict[int, tuple[str, ...]], set[int]]]) -> Counter[str]:
    """By hand: what is left when each batch has taken the place of what was there."""
    left: dict[int, tuple[str, ...]] = {}
    for documents, gone in batches:
        left = {page: terms for page, terms in left.items() if page not in gone} | documents
    return Counter(term for terms in left.values() for term in ("", *terms))


def changes(
    batches: list[tuple[dict[int, tuple[str, ...]], set[int]]],
) -> list[tuple[list[Counted], list[int]]]:
    return [
        (list(documents.items()), [page for page in gone if page not in documents])
        for documents, gone in batches
    ]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(batches=st.lists(BATCH, max_size=6))
def test_numbers_follow_what_is_put_in_and_taken_out(
    batches: list[tuple[dict[int, tuple[str, ...]], set[int]]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    place = tmp_path_factory.mktemp("vocabulary")
    changed, filled = Vocabulary(place / "changed"), Vocabulary(place / "filled")
    filling = filled.filling()
    for documents, gone in changes(batches):
        changed.apply(documents, gone)
        filling.apply(documents, gone)
    filling.finish()
    assert numbers(changed) == numbers(filled) == +counted(batches)


def test_while_it_is_filled_numbers_are_written_when_they_are_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vocabulary, "_MOST_GATHERED", 2)
    filled = Vocabulary(tmp_path / "filled")
    filling = filled.filling()
    filling.apply([(1, ("a",))], [])
    assert filled.size() == 0
    filling.apply([(2, ("a", "b"))], [])
    assert numbers(filled) == {"": 2, "a": 2, "b": 1}
    filling.apply([(1, ("c",))], [])
    filling.finish()
    assert numbers(filled) == {"": 2, "a": 1, "b": 1, "c": 1}
