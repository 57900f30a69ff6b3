"""Five thousand saved searches, no two of the same text, against fifty new pages."""

import random
import time
from datetime import UTC, datetime

from search.alerts.debuts import matches
from search.alerts.services import saved_query
from search.criteria import Criteria
from search.engines.base import SearchEngine
from search.taxonomy import Name, Taxonomy
from tests.contracts import test_parity as parity

NOW = datetime(2099, 12, 1, tzinfo=UTC)
SEARCHES, PAGES = 5_000, 50
# Told as at most 2 s on one core. The machine of a test may be a slow one with other things to do.
SECONDS = 6.0


def test_they_are_compared_in_a_moment(index: SearchEngine) -> None:
    chance = random.Random(5)
    documents = [parity.filled(page) for page in range(1, PAGES + 1)]
    with index.writing() as writer:
        writer.apply(documents, [], 1)
    taxonomy = Taxonomy(
        topics=tuple(Name(f"t{number}", "", "") for number in range(20)),
        districts=tuple(Name(f"d{number}", "", "") for number in range(30)),
    )
    texts: set[str] = set()
    saved: dict[str, list[int]] = {}
    while len(saved) < SEARCHES:
        text = " ".join(chance.choices(parity.WORDS, k=chance.randint(1, 4)))
        if text in texts:
            continue
        texts.add(text)
        criteria = Criteria.of(
            text,
            tier=chance.sample(parity.TIERS, chance.randint(0, 4)),
            topic=chance.sample(
                [topic.slug for topic in taxonomy.topics], chance.choice([0, 0, 2])
            ),
            district=chance.sample(
                [place.slug for place in taxonomy.districts], chance.choice([0, 0, 1])
            ),
        )
        saved[saved_query(criteria)] = [len(saved)]
    started = time.process_time()
    found = matches(documents, saved, index, taxonomy, NOW)
    assert time.process_time() - started < SECONDS
    assert len(found) == PAGES
