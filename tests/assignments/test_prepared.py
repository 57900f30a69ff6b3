"""Questions whose SQL is written once: the same answers as the questions themselves give."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db.models import QuerySet
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from assignments.models import Occasion
from assignments.prepared import Prepared
from tests.factories import AssignmentFactory, OccasionFactory

pytestmark = pytest.mark.django_db

NOW = timezone.now()


@pytest.fixture
def occasions() -> list[Occasion]:
    coming = [OccasionFactory.build(starts=NOW + timedelta(days=days)) for days in (1, 2, 3)]
    return list(AssignmentFactory(occasions=coming).occasions.order_by("starts"))


def test_each_number_of_ids_and_each_moment_is_answered(
    occasions: list[Occasion], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    asked = []

    def question(ids: Sequence[int], moment: datetime) -> QuerySet[Any, Any]:
        asked.append(ids)
        later = Occasion.objects.filter(whole_days=False).filter(starts__gt=moment)
        return (
            later.filter(pk__in=ids).order_by("-starts").values_list("pk", "starts", "whole_days")
        )

    prepared = Prepared(question)
    first, second, third = ((each.pk, each.starts, False) for each in occasions)
    ids = [each.pk for each in occasions]
    with django_assert_num_queries(4):
        assert [*map(tuple, prepared.rows(ids, NOW))] == [third, second, first]
        assert [*map(tuple, prepared.rows(ids, first[1]))] == [third, second]
        assert [*map(tuple, prepared.rows(ids[:2], NOW))] == [second, first]
        assert [*map(tuple, prepared.rows([ids[1], 0], NOW))] == [second]
        assert prepared.rows([], NOW) == []
    assert len(asked) == 2  # for three and for two ids


def test_what_changes_has_to_come_last() -> None:
    def question(ids: Sequence[int], moment: datetime) -> QuerySet[Any, Any]:
        later = Occasion.objects.filter(pk__in=ids).filter(starts__gt=moment)
        return later.values_list("pk")

    with pytest.raises(ValueError, match="What changes does not come last"):
        Prepared(question).rows([1, 2], NOW)
