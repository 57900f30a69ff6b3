"""The thesaurus of volunteering and the list of empty words, as data."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

DATA = Path(settings.BASE_DIR) / "search" / "analysis" / "data"
COLUMNS = ["key", "kind", "sv", "en", "broader", "related"]
KINDS = {
    "activity",
    "group",
    "occupation",
    "place",
    "skill",
    "thing",
    "tier",
    "time",
    "topic",
    "wish",
}
LONGEST_TERM = 60
FEWEST_CONCEPTS = 400
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Lower case, no separators of the file's own, no look-alikes from other scripts.
TERM = re.compile(r"[a-zåäöéèüñ0-9][a-zåäöéèüñ0-9 '&./+-]*")


@dataclass(frozen=True)
class Concept:
    key: str
    kind: str
    sv: tuple[str, ...]
    en: tuple[str, ...]
    broader: tuple[str, ...]
    related: tuple[str, ...]

    @property
    def terms(self) -> tuple[str, ...]:
        return self.sv + self.en


def _rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def _cell(text: str) -> tuple[str, ...]:
    return tuple(text.split("|")) if text else ()


@cache
def concepts() -> tuple[Concept, ...]:
    return tuple(
        Concept(
            key=row["key"],
            kind=row["kind"],
            sv=_cell(row["sv"]),
            en=_cell(row["en"]),
            broader=_cell(row["broader"]),
            related=_cell(row["related"]),
        )
        for row in _rows("thesaurus.csv")
    )


@cache
def generic() -> dict[str, list[str]]:
    rows = _rows("generic.csv")
    return {language: [row[language] for row in rows if row[language]] for language in ("sv", "en")}


def _repeated(values: list[str]) -> list[str]:
    return sorted(value for value, times in Counter(values).items() if times > 1)


def _ways_up(key: str, broader: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Every key above this one; ends even if the way up goes round."""
    waiting, seen = list(broader[key]), set[str]()
    while waiting:
        above = waiting.pop()
        if above not in seen:
            seen.add(above)
            yield above
            waiting.extend(broader[above])


def test_columns_are_those_of_the_format() -> None:
    assert list(_rows("thesaurus.csv")[0]) == COLUMNS
    assert list(_rows("generic.csv")[0]) == ["sv", "en"]
    for name in ("thesaurus.csv", "generic.csv"):
        assert all(None not in row and None not in row.values() for row in _rows(name)), name


def test_the_field_is_covered() -> None:
    assert len(concepts()) >= FEWEST_CONCEPTS


def test_keys_are_unique_ascii_slugs() -> None:
    keys = [concept.key for concept in concepts()]
    assert _repeated(keys) == []
    assert [key for key in keys if not KEY.fullmatch(key)] == []


def test_kinds_are_known_and_all_in_use() -> None:
    assert {concept.kind for concept in concepts()} == KINDS


def test_every_concept_has_words_in_both_languages() -> None:
    assert [concept.key for concept in concepts() if not concept.sv or not concept.en] == []


def test_terms_are_whole_lower_case_and_short() -> None:
    wrong = [
        (concept.key, term)
        for concept in concepts()
        for term in concept.terms
        if not TERM.fullmatch(term)
        or len(term) > LONGEST_TERM
        or term != " ".join(term.split())
        or term != term.lower()
    ]
    assert wrong == []


def test_no_concept_says_a_word_twice_in_one_language() -> None:
    repeated = {
        (concept.key, language): again
        for concept in concepts()
        for language, terms in (("sv", concept.sv), ("en", concept.en))
        if (again := _repeated(list(terms)))
    }
    assert repeated == {}


def test_a_preferred_term_names_one_concept() -> None:
    assert _repeated([concept.sv[0] for concept in concepts()]) == []
    assert _repeated([concept.en[0] for concept in concepts()]) == []


def test_references_exist() -> None:
    keys = {concept.key for concept in concepts()}
    missing = [
        (concept.key, reference)
        for concept in concepts()
        for reference in concept.broader + concept.related
        if reference not in keys
    ]
    assert missing == []


def test_no_reference_is_repeated_or_to_itself() -> None:
    wrong = [
        concept.key
        for concept in concepts()
        if _repeated(list(concept.broader + concept.related))
        or concept.key in concept.broader + concept.related
    ]
    assert wrong == []


def test_broader_never_goes_round() -> None:
    broader = {concept.key: concept.broader for concept in concepts()}
    assert [key for key in broader if key in _ways_up(key, broader)] == []


def test_empty_words_are_listed_once() -> None:
    for language, words in generic().items():
        assert _repeated(words) == [], language
        assert [word for word in words if word != " ".join(word.lower().split())] == [], language


def test_no_empty_word_names_a_concept() -> None:
    empty = {language: set(words) for language, words in generic().items()}
    assert [concept.key for concept in concepts() if concept.sv[0] in empty["sv"]] == []
    assert [concept.key for concept in concepts() if concept.en[0] in empty["en"]] == []
