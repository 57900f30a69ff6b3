from dataclasses import replace

import pytest

from search import checks
from search.analysis import Relation
from search.facets import FACETS
from search.weights import RELATION


def ids(found: object) -> list[str]:
    return [each.id for each in found]  # type: ignore[attr-defined]


def test_all_is_well() -> None:
    assert ids(checks.check_facets()) == []
    assert ids(checks.check_weights()) == []


def test_a_facet_without_a_field_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "FACETS", (replace(FACETS[0], field="nowhere"),))
    assert ids(checks.check_facets()) == ["search.E001"]


def test_a_field_without_a_weight_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "FIELD", {})
    assert ids(checks.check_weights()) == ["search.E003"]


def test_relations_stand_in_the_order_of_their_worth() -> None:
    worth = [RELATION[each] for each in Relation]
    assert worth == sorted(worth, reverse=True)
