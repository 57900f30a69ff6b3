"""The demonstration content: it comes in whole, and search over it is good, on both engines alike."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings

from assignments.content.reports import Outcome, Report
from assignments.models import AssignmentPage, CallPage, OrganisationPage
from search.criteria import Criteria
from search.engines import embedded
from search.engines.base import SearchEngine
from search.evaluation import Judged, figures, read_judgments
from search.finding import Finding
from search.indexing import rebuild
from search.judging import answers
from tests.assignments.small_content import WHOLE, imported
from tests.search.conftest import NOW

DEVELOPMENT = Path(__file__).parents[1] / "search" / "judgments" / "development.json"
FIRST = 200

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def demonstration(shared_content: Path) -> Report:
    """The content is imported and in the embedded index; what the import reported."""
    call_command("setup_site", stdout=StringIO())
    report = imported(WHOLE)
    rebuild(embedded())
    return report


@pytest.fixture(scope="module")
def judged() -> tuple[Judged, ...]:
    return read_judgments(DEVELOPMENT.read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def _its_index(demonstration: Report, shared_content: Path, settings: Settings) -> None:
    settings.VAR_DIR = shared_content


def test_it_comes_in_whole(demonstration: Report) -> None:
    assert demonstration.outcomes == {Outcome.CREATED: 204}
    assert AssignmentPage.objects.live().count() == 120
    assert OrganisationPage.objects.filter(approved=True, live=True).count() == 24
    assert CallPage.objects.live().count() == 4
    draft = CallPage.objects.get(status="draft")
    assert (draft.live, draft.latest_revision is not None) == (False, True)


def test_search_is_as_good_as_it_was(judged: tuple[Judged, ...]) -> None:
    """The floor of the development judgments."""
    reached = figures(answers(judged, NOW))
    assert (reached.success_at_5 or 0) >= 0.97
    assert (reached.ndcg_at_10 or 0) >= 0.81
    assert reached.zero_hits == 0
    assert reached.nonsense_quiet == 1


@pytest.mark.elasticsearch
def test_both_engines_answer_the_development_queries_alike(
    judged: tuple[Judged, ...], elastic_engine: Callable[[Path], SearchEngine], tmp_path: Path
) -> None:
    engines = (embedded(), elastic_engine(tmp_path))
    rebuild(engines[1])
    texts = [*(each.q for each in judged), *(f'"{each.q}"' for each in judged)]
    for text in texts:
        ours, elastic = (
            Finding(engine, NOW).find(Criteria.of(text), limit=FIRST) for engine in engines
        )
        assert elastic.answer.total == ours.answer.total, text
        assert elastic.answer.counts == ours.answer.counts, text
        assert elastic.answer.hits == ours.answer.hits, text
        assert elastic.ids == ours.ids, text
