"""A content file is read strictly, and what is wrong is named with its place."""

import copy
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from assignments.content.parsing import parse
from assignments.content.problems import ContentError
from assignments.content.source import parse_source, read_source

DEMO = Path(settings.BASE_DIR) / "assignments" / "fixtures" / "demo.json"
SOURCE = json.loads(DEMO.read_text())
FIRST = SOURCE["assignments"][0]["id"]


def _problems(source: Any) -> list[str]:
    with pytest.raises(ContentError) as caught:
        parse(source)
    return [str(problem) for problem in caught.value.problems]


def _with(list_name: str, **fields: Any) -> dict[str, Any]:
    source: dict[str, Any] = copy.deepcopy(SOURCE)
    source[list_name][0].update(fields)
    return source


def _without(list_name: str, *names: str) -> dict[str, Any]:
    source: dict[str, Any] = copy.deepcopy(SOURCE)
    for name in names:
        source[list_name][0].pop(name, None)
    return source


def test_the_demonstration_content_is_right() -> None:
    content = parse(read_source(DEMO))
    assert len(content.assignments) == 120
    assert content.reference_date == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"spots": True}, "spots: true is not a whole number"),
        ({"spots": 0}, "spots: 0 is not between 1"),
        ({"spots": 2.0}, "spots: 2 is not a whole number"),
        ({"lat": 10**400, "lon": 12}, "lat: the number is not between -90 and 90"),
        ({"lat": "56"}, "lat: “56” is not a number"),
        ({"title": "x" * 81}, "title: is 81 characters long; 80 is the most"),
        ({"title": "a\nb"}, "title: must stand on one line"),
        ({"title": "  "}, "title: must not be empty"),
        ({"title": None}, "title: null is not text"),
        ({"title": "a\x00b"}, "title: has the control character U+0000"),
        ({"title": "a\ud800b"}, "title: has the control character U+D800"),
        ({"summary": "x" * 161}, "summary: is 161 characters long; 160 is the most"),
        ({"tier": "huge"}, "tier: “huge” is not one of"),
        ({"topics": []}, "topics: must have at least 1 and at most 3, not 0"),
        ({"topics": ["djur", "djur"]}, "topics: has the same value twice"),
        ({"topics": ["nope"]}, "topics: there is no “nope” in the file"),
        ({"organisation": "nope"}, "organisation: there is no “nope” in the file"),
        ({"district": "nope"}, "district: there is no “nope” in the file"),
        ({"call": "nope"}, "call: there is no “nope” in the file"),
        ({"remote": 1}, "remote: 1 is not true or false"),
        ({"languages": ["xx"]}, "languages: “xx” is not one of"),
        ({"apply_by": "2026-02-30"}, "apply_by: 2026-02-30 is not a day in the calendar"),
        ({"apply_by": "2026-12-01T10:00"}, "apply_by: is not a day"),
        ({"starts": "2027-03-28T02:30"}, "starts: 2027-03-28T02:30 does not exist"),
        ({"starts": "2027-01-12T10:00Z"}, "starts: is not a day"),
        ({"starts": "2027-01-12T24:00"}, "starts: 24:00 is not a time of day"),
        ({"starts": "2027-06-09"}, "ends: is before “starts”"),
        ({"starts": "2027-01-12T10:00"}, "ends: must be a day where “starts” is one"),
        ({"occasions": []}, "occasions: cannot stand together with “starts” and “ends”"),
        ({"questions": ["a", "b", "c", "d"]}, "questions: must have at least 0 and at most 3"),
        ({"contacts": [{}]}, "contacts 1, name: is missing"),
        (
            {"contacts": [{"name": "A", "email": "a@", "role": "poster"}]},
            "contacts 1, email: “a@” is not an e-mail address",
        ),
        ({"colour": "red"}, "colour: is not a field of the format"),
    ],
)
def test_what_is_wrong_is_named(fields: dict[str, Any], expected: str) -> None:
    problems = _problems(_with("assignments", **fields))
    assert any(line.startswith(f"assignments “{FIRST}”, {expected}") for line in problems), problems


def test_half_a_coordinate_is_named() -> None:
    assert "lon: is missing beside “lat”" in _problems(_without("assignments", "lon"))[0]


def test_nowhere_is_named() -> None:
    (problem,) = _problems(_without("assignments", "district"))
    assert "district: is missing" in problem


@pytest.mark.parametrize(
    ("list_name", "name"),
    [
        ("topics", "name"),
        ("districts", "lat"),
        ("organisations", "email"),
        ("assignments", "organisation"),
        ("assignments", "topics"),
        ("calls", "needs"),
        ("calls", "opens"),
    ],
)
def test_a_required_field_that_is_missing_is_named(list_name: str, name: str) -> None:
    (problem,) = _problems(_without(list_name, name))
    assert problem.endswith(f"{name}: is missing")


def test_every_problem_is_found_at_once() -> None:
    source = _with("assignments", spots=True, tier="huge")
    source["calls"][0]["status"] = "never"
    assert len(_problems(source)) == 3


def test_double_ids_are_named() -> None:
    source = copy.deepcopy(SOURCE)
    source["assignments"][1]["id"] = FIRST
    assert f"assignments “{FIRST}”, id: stands twice" in _problems(source)


def test_two_districts_on_one_tile_are_named() -> None:
    source = copy.deepcopy(SOURCE)
    source["districts"][1]["tile"] = source["districts"][0]["tile"]
    assert "has this place on the map already" in _problems(source)[0]


def test_a_call_that_closes_before_it_opens_is_named() -> None:
    (problem,) = _problems(_with("calls", opens="2027-01-01T08:00", closes="2027-01-01T08:00"))
    assert problem.endswith("closes: is not after “opens”")


def test_a_message_is_one_printable_line() -> None:
    for problem in _problems(_with("assignments", **{"a\n\x1b[31m\ud800": 1, "tier": "b\nc"})):
        assert problem.isprintable()
        assert problem.encode()


def test_a_shift_keeps_weekday_and_time() -> None:
    content = parse(SOURCE).shifted(3)
    before, after = parse(SOURCE).assignments[0].occasions[0], content.assignments[0].occasions[0]
    assert (after.starts.day - before.starts.day).days == 21
    assert after.starts.day.weekday() == before.starts.day.weekday()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\xef\xbb\xbf{}", "byte order mark"),
        (b"\xff\xfe{", "not UTF-8: byte 0"),
        (b"", "not JSON: line 1"),
        (b"{", "not JSON: line 1"),
        (b"[]", "one JSON object"),
        (b"null", "one JSON object"),
        (b'{"a": NaN}', "NaN is not a number"),
        (b'{"a": -Infinity}', "-Infinity is not a number"),
        (b'{"a": 1, "a": 2}', "“a” stands twice"),
        (b"[" * 200_000, "nested far too deeply"),
        (b'{"a":' * 200_000, "nested far too deeply"),
        (b'{"a": ' + b"9" * 5000 + b"}", "not JSON that can be trusted"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(data: bytes, expected: str) -> None:
    with pytest.raises(ContentError, match=expected) as caught:
        parse_source(data)
    assert len(str(caught.value).splitlines()) == 1


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="No such file"):
        read_source(tmp_path / "nothing.json")
