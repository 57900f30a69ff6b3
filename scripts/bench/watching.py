"""Times the comparison of new pages with saved searches, no two of which have the same text."""

import random
import time
from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from scripts.bench.queries import DISTRICTS, TIERS, TOPICS, WORDS
from search.alerts.debuts import matches
from search.alerts.services import saved_query
from search.criteria import Criteria
from search.documents import documents_of, visible_ids
from search.engines import embedded
from search.indexing import apply_pages
from search.taxonomy import Taxonomy

SEARCHES, PAGES = 5_000, 50
_SLIPPED = 0.1  # of the texts


def compared(seed: int) -> dict[str, float]:
    """The newest pages against saved searches: how long, and how many matches there are.

    In a process that has compared the same searches with other pages before, as a worker has. The
    index has changed since, so that what is kept of its words is looked up anew.
    """
    pages = sorted(visible_ids())[-2 * PAGES :]
    earlier, documents = documents_of(pages[:-PAGES]), documents_of(pages[-PAGES:])
    searches = {query: [number] for number, query in enumerate(_saved(seed))}
    matches(earlier, searches, embedded(), Taxonomy.load(), timezone.now())
    with embedded().writing() as writer:
        apply_pages(writer, pages[-1:])
    started, processor = time.perf_counter(), time.process_time()
    found = matches(documents, searches, embedded(), Taxonomy.load(), timezone.now())
    return {
        "searches": len(searches),
        "pages": len(documents),
        "seconds": round(time.perf_counter() - started, 2),
        "processor_seconds": round(time.process_time() - processor, 2),
        "matches": sum(map(len, found.values())),
    }


def _saved(seed: int) -> list[str]:
    chance = random.Random(seed)  # noqa: S311 nothing secret
    texts: dict[str, None] = {}
    while len(texts) < SEARCHES:
        texts[_text(chance)] = None
    return [saved_query(Criteria.of(text, **dict(_filters(chance)))) for text in texts]


def _text(chance: random.Random) -> str:
    """Up to four words of what residents search for, one text of ten misspelt."""
    words = [word for text in WORDS for word in text.split()]
    text = " ".join(chance.choices(words, k=chance.randint(1, 4)))
    if len(text) > 3 and chance.random() < _SLIPPED:
        place = chance.randrange(1, len(text))
        return text[:place] + text[place + 1 :]
    return text


def _filters(chance: random.Random) -> Iterator[tuple[str, Any]]:
    """Every third has some: most who save a search want to miss nothing."""
    for name, values in (("tier", TIERS), ("topic", TOPICS), ("district", DISTRICTS)):
        if chance.random() < 0.12:
            yield name, chance.sample(values, 2)
