"""Both engines give the same: all ids, their order, every count; whatever was changed before.

The indexes grow and change from example to example, as those of a portal do.
"""

import hashlib
import itertools
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from search.analysis import Language, document_terms
from search.criteria import Criteria, Days, Near, Sort
from search.day_terms import document_terms as day_terms
from search.documents import CELLS, DAYS, Field, SearchDocument, Times
from search.engines.base import SearchEngine
from search.engines.tantivy import TantivyEngine
from search.finding import Finding
from search.geography import Position, cell_terms
from search.place_and_time import MAX_RADIUS
from search.times_of_week import TimeOfWeek

pytestmark = pytest.mark.elasticsearch

EXAMPLES = 300
PAGES = 400
FIRST = 200  # the order in which so many come
ALL = 1000

NOW = datetime(2099, 12, 1, 12, 0, tzinfo=UTC)
SECONDS = int(NOW.timestamp())
DAY = 86_400
WORDS = [
    "hund",
    "hunden",
    "hundar",
    "hundvakt",
    "katt",
    "barn",
    "barnens",
    "läxa",
    "läxor",
    "läxhjälp",
    "äldre",
    "gammal",
    "promenad",
    "promenera",
    "sällskap",
    "sjunga",
    "kör",
    "körsång",
    "odla",
    "odling",
    "trädgård",
    "språkcafé",
    "museum",
    "museet",
    "laga",
    "cykel",
    "cyklar",
    "baka",
    "bakning",
    "fika",
    "bibliotek",
    "saga",
    "teater",
    "fotboll",
    "tränare",
    "simma",
    "strand",
    "städa",
    "digital",
    "hjälp",
    "hjälpa",
    "hjälper",
    "får",
    "far",
    "Råå",
    "dog",
    "reading",
    "garden",
    "help",
    "walk",
]
TIERS = ["micro", "short", "long", "special"]
TOPICS = ["aldre", "barn", "djur", "natur", "kultur"]
DISTRICTS = ["raa", "centrum", "norr"]


@cache
def texts(most: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS), max_size=most).map(" ".join)


@cache
def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


# Made once: to make a strategy takes longer than to draw from it.
POSITIONS = st.builds(
    lambda lat, lon: Position(lat / 100, lon / 100),
    st.integers(5590, 5620),
    st.integers(1250, 1290),
)
MAYBE_POSITION = st.none() | POSITIONS
TERMS = st.builds(
    lambda text, language: document_terms([(text, language)]), texts(6), st.sampled_from(Language)
)
TERMS_OF_FIELDS = st.fixed_dictionaries(dict.fromkeys(Field, TERMS))
PLACES = st.builds(
    lambda district, remote: (*district, *remote),
    st.lists(st.sampled_from(DISTRICTS), max_size=1),
    some("remote"),
)
FACETS = st.fixed_dictionaries(
    {
        "type": st.just(("assignment",)),
        "tier": st.sampled_from(TIERS).map(lambda tier: (tier,)),
        "topics": some(*TOPICS),
        "places": PLACES,
        "groups": some("1"),
        "when": some(*TimeOfWeek.values),
    }
)
OCCASIONS = st.lists(
    st.integers(SECONDS - 3 * DAY, SECONDS + 9 * DAY).map(
        lambda start: Times(start, start + 2 * DAY)
    ),
    max_size=3,
).map(tuple)
DAY_TERMS = st.builds(
    lambda first, more: day_terms([(SECONDS // DAY + first, SECONDS // DAY + first + more)]),
    st.integers(-3, 40),
    st.integers(0, 30),
)
DOCUMENTS = st.builds(
    lambda position, days, **fields: SearchDocument(
        marks={DAYS: days, CELLS: cell_terms(position) if position else ("remote",)},
        position=position,
        **fields,
    ),
    id=st.integers(1, PAGES),
    terms=TERMS_OF_FIELDS,
    facets=FACETS,
    # Few different moments: there are ties.
    published=st.integers(0, 20).map(lambda days: SECONDS - DAY * days),
    findable_until=st.none() | st.integers(SECONDS - 2, SECONDS + 2),
    occasions=OCCASIONS,
    organisation=st.integers(0, 9),
    answers_within=st.none() | st.integers(1, 30),
    days=DAY_TERMS,
    position=MAYBE_POSITION,
)

NEARS = st.none() | st.builds(Near, POSITIONS, st.integers(1, MAX_RADIUS))
FIRST_DAYS = st.none() | st.integers(-3, 40)
SORTS = st.sampled_from(Sort)
SORTS_WITHOUT_A_PLACE = SORTS.filter(lambda sort: sort is not Sort.NEAREST)


@st.composite
def criteria(draw: st.DrawFn) -> Criteria:
    text = draw(texts(4))
    if text and draw(st.booleans()):  # a slip, or a word half typed
        place = draw(st.integers(0, len(text) - 1))
        text = text[:place] + text[place + 1 :]
    near = draw(NEARS)
    today = NOW.date()
    first = draw(FIRST_DAYS)
    last = draw(st.none() | st.integers(first or 0, 60))
    return Criteria.of(
        text,
        days=Days(*(None if each is None else today + timedelta(each) for each in (first, last))),
        near=near,
        when=draw(some(*TimeOfWeek.values)),
        sort=draw(SORTS if near else SORTS_WITHOUT_A_PLACE),
        tier=draw(some(*TIERS)),
        topic=draw(some(*TOPICS)),
        district=draw(some(*DISTRICTS, "remote")),
        groups=draw(some("1")),
    )


@dataclass
class Pair:
    """The engines, and what is in them."""

    engines: tuple[SearchEngine, ...]
    pages: set[int] = field(default_factory=set)
    versions: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def change(self, changed: list[SearchDocument], gone: list[int]) -> None:
        by_page = {each.id: each for each in changed}
        gone = sorted(set(gone) - by_page.keys())
        version = next(self.versions)
        for engine in self.engines:
            with engine.writing() as writer:
                writer.apply(list(by_page.values()), gone, version)
        self.pages = (self.pages | by_page.keys()) - set(gone)


@pytest.fixture
def pair(elastic_engine: Callable[[Path], SearchEngine], tmp_path: Path) -> Pair:
    engines = (TantivyEngine(tmp_path / "tantivy"), elastic_engine(tmp_path))
    for engine in engines:
        with engine.building() as build:
            build.swap()
    return Pair(engines)


def filled(page: int) -> SearchDocument:
    """Something to begin with; the same for the same page."""
    seed = hashlib.blake2b(str(page).encode()).digest()
    chance = random.Random(seed)
    return SearchDocument(
        id=page,
        terms={
            name: document_terms([(" ".join(chance.choices(WORDS, k=5)), Language.SWEDISH)])
            for name in Field
        },
        facets={"type": ("assignment",), "tier": (chance.choice(TIERS),)},
        published=SECONDS - DAY * chance.randint(0, 20),
        organisation=chance.randint(0, 9),
        answers_within=chance.choice([None, 1, 3, 10]),
    )


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    # No shrinking: what is in the indexes is not the example's alone.
    phases=[Phase.explicit, Phase.generate],
)
@given(
    changed=st.lists(DOCUMENTS, max_size=6),
    gone=st.lists(st.integers(1, PAGES), max_size=3),
    asked=st.lists(criteria(), min_size=1, max_size=2),
)
def test_both_engines_give_the_same(
    pair: Pair, changed: list[SearchDocument], gone: list[int], asked: list[Criteria]
) -> None:
    if not pair.pages:
        pair.change([filled(page) for page in range(1, PAGES, 2)], [])
    pair.change(changed, gone)
    for each in asked:
        embedded, elastic = (Finding(engine, NOW).find(each, limit=ALL) for engine in pair.engines)
        assert elastic.answer.total == embedded.answer.total == len(embedded.answer.hits)
        assert {hit.id for hit in elastic.answer.hits} == {hit.id for hit in embedded.answer.hits}
        assert elastic.answer.hits[:FIRST] == embedded.answer.hits[:FIRST]
        assert elastic.answer.counts == embedded.answer.counts
        assert elastic.ids[:FIRST] == embedded.ids[:FIRST]
    assert all(engine.frequencies([]).documents == len(pair.pages) for engine in pair.engines)
