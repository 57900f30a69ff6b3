"""How good the order of results is, by judgments of which results answer which query. Pure.

Format 1 of a file of judgments: `{"format": 1, "queries": [...]}`, where each query has `id`, `q`
(what was typed), `lang` (of the words), `kind`, `filters` (parameters sent with it) and `relevant`:
{source id of an assignment: grade}, 3 exactly what was meant, 2 a good answer, 1 acceptable. It is
empty for the kinds `nonsense` (must give no result) and `absent` (nothing on offer fits).
"""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

NONSENSE = "nonsense"
GOOD = 2  # the grade from which a result counts as success
_HELD_OUT = 3  # one query in so many is kept unlooked-at while weights are tuned


class JudgmentsError(ValueError):
    """The file is not one of judgments."""


@dataclass(frozen=True)
class Judged:
    """A query, and the grades of the assignments that answer it."""

    id: str
    q: str
    kind: str
    filters: Mapping[str, Sequence[str]]
    relevant: Mapping[str, int]

    @property
    def held_out(self) -> bool:
        """Whether it belongs to the third that is not looked at while tuning: by its id alone."""
        digest = hashlib.blake2b(self.id.encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big") % _HELD_OUT == 0


@dataclass(frozen=True)
class Answered:
    """A query, the source ids of the first results in order, and how many results there are."""

    judged: Judged
    ids: tuple[str, ...]
    total: int

    def success(self, first: int) -> bool:
        """Whether a good answer is among the first; an acceptable one where there is no good."""
        best = max(self.judged.relevant.values(), default=0)
        wanted = min(GOOD, best)
        return any(self.judged.relevant.get(each, 0) >= wanted for each in self.ids[:first])

    @property
    def ndcg(self) -> float:
        """nDCG@10 of Järvelin and Kekäläinen (2002), with a gain of 2^grade - 1."""
        found = [self.judged.relevant.get(each, 0) for each in self.ids[:10]]
        ideal = sorted(self.judged.relevant.values(), reverse=True)[:10]
        return _gain(found) / _gain(ideal)

    @property
    def failed(self) -> bool:
        """Whether it is one to look at: nothing good among the first five, or noise."""
        if self.judged.relevant:
            return not self.success(5)
        return self.judged.kind == NONSENSE and self.total > 0


@dataclass(frozen=True)
class Figures:
    """Shares from 0 to 1 over some queries; None where there is no such query."""

    queries: int
    success_at_1: float | None
    success_at_5: float | None
    ndcg_at_10: float | None
    zero_hits: float | None
    nonsense_quiet: float | None


def read_judgments(text: str) -> tuple[Judged, ...]:
    """The queries of a file of judgments. Raises JudgmentsError."""
    try:
        content = json.loads(text)
        if content["format"] != 1:
            raise JudgmentsError(f"Format 1 is read; this file has format {content['format']}.")
        return tuple(
            Judged(
                each["id"],
                each["q"],
                each["kind"],
                {name: tuple(values) for name, values in each.get("filters", {}).items()},
                {source: int(grade) for source, grade in each["relevant"].items()},
            )
            for each in content["queries"]
        )
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError) as error:
        raise JudgmentsError(f"This is not a file of judgments: {error!r}") from error


def figures(answers: Sequence[Answered]) -> Figures:
    """The figures over these answers."""
    judged = [each for each in answers if each.judged.relevant]
    nonsense = [each for each in answers if each.judged.kind == NONSENSE]
    return Figures(
        queries=len(answers),
        success_at_1=_mean([each.success(1) for each in judged]),
        success_at_5=_mean([each.success(5) for each in judged]),
        ndcg_at_10=_mean([each.ndcg for each in judged]),
        zero_hits=_mean([each.total == 0 for each in judged]),
        nonsense_quiet=_mean([each.total == 0 for each in nonsense]),
    )


def by_kind(answers: Sequence[Answered]) -> dict[str, Figures]:
    """The figures of each kind of query, by kind in order of first use."""
    kinds = dict.fromkeys(each.judged.kind for each in answers)
    return {kind: figures([a for a in answers if a.judged.kind == kind]) for kind in kinds}


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades, 1))


def _mean(values: Sequence[float]) -> float | None:
    return sum(values) / len(values) if values else None
