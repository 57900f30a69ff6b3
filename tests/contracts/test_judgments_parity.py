"""Both engines give the same for every query of the development judgments."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from search.criteria import Criteria
from search.documents import all_documents
from search.engines.base import SearchEngine
from search.engines.tantivy import TantivyEngine
from search.evaluation import read_judgments
from search.finding import Finding
from tests.search.conftest import NOW

DEVELOPMENT = Path(__file__).parent.parent / "search" / "judgments" / "development.json"
FIRST = 200


@pytest.mark.elasticsearch
@pytest.mark.django_db
def test_both_engines_answer_the_development_queries_alike(
    elastic_engine: Callable[[Path], SearchEngine], tmp_path: Path
) -> None:
    call_command("setup_site", stdout=StringIO())
    call_command("import_content", "assignments/fixtures/demo.json", stdout=StringIO())
    engines = (TantivyEngine(tmp_path / "tantivy"), elastic_engine(tmp_path))
    for engine in engines:
        with engine.building() as build:
            for documents in all_documents():
                build.apply(documents, [], 1)
            build.swap()
    judged = read_judgments(DEVELOPMENT.read_text(encoding="utf-8"))
    texts = [*(each.q for each in judged), *(f'"{each.q}"' for each in judged)]
    for text in texts:
        embedded, elastic = (
            Finding(engine, NOW).find(Criteria.of(text), limit=FIRST) for engine in engines
        )
        assert elastic.answer.total == embedded.answer.total, text
        assert elastic.answer.counts == embedded.answer.counts, text
        assert elastic.answer.hits == embedded.answer.hits, text
        assert elastic.ids == embedded.ids, text
