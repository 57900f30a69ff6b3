"""Topics, districts and organisations by the beginning of their names."""

import heapq
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from assignments.models import OrganisationPage
from search.analysis.forms import Language
from search.analysis.in_use import thesaurus_in_use
from search.analysis.kinds import Kind as ConceptKind
from search.analysis.words import plain_words
from search.engines.base import EngineQuery, Searcher
from search.facets import labels
from search.suggestions.likeness import Likeness, WordsOfNames
from search.suggestions.suggested import MOST, Kind
from search.taxonomy import Taxonomy

# Seconds for which the names are kept. What has been taken away is left out at once, since those
# that are found are asked for again.
_KEPT = 10
_MOST_THESAURUS_WORDS = 20
_SHORTEST_MEANT = 3  # letters
_MOST_VALUES = 1000
_FIELDS = {Kind.TOPIC: "topics", Kind.DISTRICT: "places"}


@dataclass(frozen=True)
class Name:
    """A topic or district by its slug, or an organisation by the id of its page.

    `text` is its name by language; `words` are the plain words of its names in all of them.
    """

    kind: Kind
    key: str
    text: Mapping[str, str]
    words: tuple[str, ...]

    @classmethod
    def of(cls, kind: Kind, key: str, text: Mapping[str, str]) -> "Name":
        words = dict.fromkeys(word for name in text.values() for word in plain_words(name))
        return cls(kind, key, text, tuple(words))

    def place(self, typed: str) -> int:
        """0 for a name that begins with what was typed, 1 for one that has it further on."""
        return 0 if any(text.lower().startswith(typed) for text in self.text.values()) else 1


Counts = Mapping[Kind, Mapping[str, int]]


def names_like(typed: Sequence[str], counts: Counts, generation: str) -> list[Name]:
    """The names in which each typed word begins a word, the likest and most used first.

    Of topics and districts only those that have something; of each kind at most MOST. They are
    kept for some seconds of one `generation` of the index.
    """
    names, words = _names(int(time.time()) // _KEPT, generation)
    found = ((how, names[place]) for place, how in words.like(typed).items())
    like = [(how, name) for how, name in found if _count(name, counts)]
    topics = _best(Kind.TOPIC, like, typed, counts)
    meant = [
        name for name in _topics_meant(typed, names) if name not in topics and _count(name, counts)
    ]
    return [
        *(topics + meant)[: MOST[Kind.TOPIC]],
        *_best(Kind.DISTRICT, like, typed, counts),
        *_best(Kind.ORGANISATION, like, typed, counts),
    ]


def _best(
    kind: Kind, like: Iterable[tuple[Likeness, Name]], typed: Sequence[str], counts: Counts
) -> list[Name]:
    found = [
        (how, name.place(typed[0]), -_count(name, counts), name.key, name)
        for how, name in like
        if name.kind is kind
    ]
    return [name for *_order, name in heapq.nsmallest(MOST[kind], found, key=lambda it: it[:4])]


def counts_of(used: Searcher, generation: str, now: int) -> Counts:
    """How many each topic and district has: of the hour, and of what is indexed now."""
    return _counts(used, generation, now // 3600)


@lru_cache(maxsize=4)
def _counts(used: Searcher, generation: str, hour: int) -> Counts:
    fields = tuple((field, _MOST_VALUES) for field in _FIELDS.values())
    answer = used.search(EngineQuery(now=hour * 3600, counts=fields))
    return {kind: answer.counts.get(field, {}) for kind, field in _FIELDS.items()}


def _count(name: Name, counts: Counts) -> int:
    return 1 if name.kind is Kind.ORGANISATION else counts.get(name.kind, {}).get(name.key, 0)


def _topics_meant(typed: Sequence[str], names: Iterable[Name]) -> list[Name]:
    """The topics of what the thesaurus knows to begin so: of "hundr" that of dog walking."""
    if len(typed) != 1 or len(typed[0]) < _SHORTEST_MEANT:
        return []
    thesaurus = thesaurus_in_use()
    keys: dict[str, None] = {}
    for word in islice(thesaurus.starting_with(typed[0]), _MOST_THESAURUS_WORDS):
        for language in Language:
            for concept in thesaurus.named((word,), language):
                own = (concept.key,) if concept.kind is ConceptKind.TOPIC else ()
                keys |= dict.fromkeys((*own, *concept.broader))
    by_key = {name.key: name for name in names if name.kind is Kind.TOPIC}
    return [by_key[key] for key in keys if key in by_key]


@lru_cache(maxsize=2)
def _names(turn: int, generation: str) -> tuple[tuple[Name, ...], WordsOfNames]:
    taxonomy = Taxonomy.load()
    by_language = {language.value: labels(taxonomy, language.value) for language in Language}
    named = [
        Name.of(kind, key, {code: names[facet][key] for code, names in by_language.items()})
        for kind, facet in ((Kind.TOPIC, "topic"), (Kind.DISTRICT, "district"))
        for key in by_language["sv"][facet]
    ]
    organisations = OrganisationPage.objects.visible().values_list("pk", "title")
    named += [Name.of(Kind.ORGANISATION, str(pk), {"sv": title}) for pk, title in organisations]
    return tuple(named), WordsOfNames([name.words for name in named])
