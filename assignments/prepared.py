"""Questions that every list asks: Django writes the SQL of each once, and not for each page.

Writing it takes longer than the answer does (docs/decisions/0017-prepared-questions.md).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

Row = Sequence[Any]
Question = Callable[..., QuerySet[Any, Any]]

_MOST = 100  # numbers of ids whose SQL is kept; a page of a list has few
_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class _Written:
    """A question as the database is asked it; `fixed` are the values that stay the same."""

    sql: str
    fixed: tuple[Any, ...]
    compiler: SQLCompiler
    converters: dict[int, Any]

    def converted(self, rows: Iterable[Row]) -> Iterable[Row]:
        return self.compiler.apply_converters(rows, self.converters) if self.converters else rows


class Prepared:
    """`question(ids, *moments)` is a `values_list` of what has those ids, asked again and again.

    What it asks of the moments and then of the ids comes last in it, in this order.
    """

    def __init__(self, question: Question) -> None:
        self._question = question
        self._written = lru_cache(maxsize=_MOST)(self._write)

    def rows(self, ids: Sequence[int], *moments: datetime) -> list[Row]:
        """The rows of the ids: one query, none for no ids."""
        if not ids:
            return []
        written = self._written(len(ids), len(moments), connection.vendor)
        with connection.cursor() as cursor:
            cursor.execute(written.sql, (*written.fixed, *_values(ids, moments)))
            return list(written.converted(cursor.fetchall()))

    def _write(self, number: int, moments: int, vendor: str) -> _Written:
        """Raises ValueError when something else comes last in the question."""
        sample, then = range(number), (_MOMENT,) * moments
        compiler = self._question(sample, *then).query.get_compiler(connection=connection)
        sql, values = compiler.as_sql()
        changing = _values(sample, then)
        fixed = values[: -len(changing)]
        if values[len(fixed) :] != changing:
            raise ValueError(f"What changes does not come last in {sql}")
        converters = compiler.get_converters([column for column, *_ in compiler.select])
        return _Written(sql, tuple(fixed), compiler, converters)


def _values(ids: Iterable[int], moments: Iterable[datetime]) -> tuple[Any, ...]:
    """As the database takes them."""
    return (*map(connection.ops.adapt_datetimefield_value, moments), *ids)
