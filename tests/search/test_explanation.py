"""The explanation of a score says what the engine reckoned."""

from collections.abc import Callable

import pytest

from search.criteria import Criteria
from search.documents import documents_of
from search.explanation import explain
from search.ranked import ranking
from search.services import search
from tests.factories import AssignmentFactory, OrganisationFactory, TopicFactory
from tests.search.conftest import NOW

pytestmark = pytest.mark.django_db

QUERIES = [
    "läxhjälp",
    "hund promenad",
    "hjälpa barn med läxor",
    "homework",
    "rasta sixten",
    "hundvakt",
]


@pytest.mark.parametrize("q", QUERIES)
def test_it_adds_up_to_the_score_and_says_who_matches(q: str, catch_up: Callable[[], int]) -> None:
    children = TopicFactory(slug="barn-unga", name_sv="Barn och unga", name_en="Children")
    pages = [
        AssignmentFactory(title="Läxhjälp på Råå", topics=[children]),
        AssignmentFactory(title="Rasta hunden Sixten", summary="Gå ut med en hund."),
        AssignmentFactory(title="Hundvakt", description="<p>Promenad med barn.</p>"),
        AssignmentFactory(title="Baka bullar", parent=OrganisationFactory(title="Hundklubben")),
    ]
    catch_up()
    found = ranking(Criteria.of(q), NOW)
    assert found.text
    assert found.ids
    for document in documents_of([page.pk for page in pages]):
        explained = explain(document, found.words, found.text)
        assert explained.matches is (document.id in found.ids)
        if explained.matches:
            assert explained.score == found.scores[document.id]


def test_the_order_is_that_of_the_page(catch_up: Callable[[], int]) -> None:
    for number in range(5):
        AssignmentFactory(title=f"Rasta hund {number}")
    catch_up()
    criteria = Criteria.of("hund")
    shown = [hit.page.pk for hit in search(criteria, now=NOW, language="sv").hits]
    assert list(ranking(criteria, NOW).ids) == shown
