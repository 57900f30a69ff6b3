import json
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from search.evaluation import (
    Answered,
    Judged,
    JudgmentsError,
    by_kind,
    figures,
    read_judgments,
)


def judged(kind: str = "plain", **relevant: int) -> Judged:
    return Judged("d1", "hund", kind, {}, relevant)


def test_success_is_a_good_answer_among_the_first() -> None:
    answered = Answered(judged(a=3, b=1), ("x", "b", "a"), 3)
    assert not answered.success(1)
    assert not answered.success(2)  # acceptable is no success where there is a good one
    assert answered.success(3)
    assert Answered(judged(b=1), ("b",), 1).success(1)


def test_the_ideal_order_has_a_gain_of_one() -> None:
    graded = judged(a=3, b=2, c=1)
    assert Answered(graded, ("a", "b", "c"), 3).ndcg == pytest.approx(1)
    # Gains 7, 3 and 1, discounted by the rank's logarithm.
    swapped = Answered(graded, ("b", "a"), 2).ndcg
    assert swapped == pytest.approx((3 + 7 / 1.58496) / (7 + 3 / 1.58496 + 0.5), rel=1e-4)


def test_nonsense_is_counted_apart() -> None:
    found = [
        Answered(judged(a=3), (), 0),
        Answered(judged("nonsense"), (), 0),
        Answered(judged("nonsense"), ("a",), 1),
        Answered(judged("absent"), ("a",), 1),
    ]
    all_of_them = figures(found)
    assert all_of_them.zero_hits == 1
    assert all_of_them.nonsense_quiet == 0.5
    assert [each.failed for each in found] == [True, False, True, False]
    assert list(by_kind(found)) == ["plain", "nonsense", "absent"]
    assert by_kind(found)["absent"].success_at_5 is None


def test_about_a_third_is_held_out_by_its_id_alone() -> None:
    queries = [Judged(f"q{number}", "", "plain", {}, {}) for number in range(900)]
    assert 250 < sum(query.held_out for query in queries) < 350


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": 1, "queries": [{}]}', '{"format": 2}']
)
def test_other_files_are_refused(text: str) -> None:
    with pytest.raises(JudgmentsError):
        read_judgments(text)


@pytest.mark.django_db
@pytest.mark.usefixtures("index")
def test_the_command_names_what_fails_but_for_the_third_held_out(tmp_path: Path) -> None:
    queries: list[Mapping[str, object]] = [
        {"id": f"d{number}", "q": "hund", "kind": "plain", "lang": "sv", "relevant": {"a": 3}}
        for number in range(9)
    ]
    held_out = {each.id for each in read_judgments(_file(queries)) if each.held_out}
    assert held_out
    path = tmp_path / "judgments.json"
    path.write_text(_file(queries))
    for options, named in (([], False), (["--name-held-out"], True)):
        said = StringIO()
        call_command("evaluate_search", str(path), *options, stdout=said)
        assert any(f"\n{each} plain" in said.getvalue() for each in held_out) is named
    with pytest.raises(CommandError):
        call_command("evaluate_search", str(tmp_path / "none.json"))


def _file(queries: list[Mapping[str, object]]) -> str:
    return json.dumps({"format": 1, "content": "demo.json", "queries": queries})
