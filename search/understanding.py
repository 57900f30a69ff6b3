"""Words of a query that name a filter: a district, a topic, how much, when, from home. Pure.

Nothing is filtered by it: each is offered to the visitor, as the same search with the word moved
from the text to the filter. The thesaurus knows what a topic, a tier and a time are called, in
Swedish and English and in their inflections; the districts know their own names.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assignments.choices import Tier
from search.analysis import Language, Word, split_words
from search.analysis.kinds import Kind
from search.analysis.stopwords import is_stop_word
from search.analysis.thesaurus import LONGEST_PHRASE, Concept, Thesaurus
from search.analysis.words import fold, plain_words
from search.facets import REMOTE
from search.taxonomy import Taxonomy
from search.times_of_week import TimeOfWeek

MOST = 3  # filters that are offered at once

# A parameter of the search and one of its values.
Filter = tuple[str, str]

# What concepts of the thesaurus name besides topics and tiers, which go by their own keys.
BY_CONCEPT: Mapping[str, Filter] = {
    "distans": ("district", REMOTE),
    "engangs": ("tier", Tier.MICRO.value),
    "vardag": ("when", TimeOfWeek.WEEKDAY.value),
    "dagtid": ("when", TimeOfWeek.WEEKDAY.value),
    "mandag": ("when", TimeOfWeek.WEEKDAY.value),
    "tisdag": ("when", TimeOfWeek.WEEKDAY.value),
    "onsdag": ("when", TimeOfWeek.WEEKDAY.value),
    "torsdag": ("when", TimeOfWeek.WEEKDAY.value),
    "fredag": ("when", TimeOfWeek.WEEKDAY.value),
    "kvall": ("when", TimeOfWeek.EVENING.value),
    "fredagskvall": ("when", TimeOfWeek.EVENING.value),
    "natt": ("when", TimeOfWeek.EVENING.value),
    "helg": ("when", TimeOfWeek.WEEKEND.value),
    "lordag": ("when", TimeOfWeek.WEEKEND.value),
    "sondag": ("when", TimeOfWeek.WEEKEND.value),
    "flexibel-tid": ("when", TimeOfWeek.ANYTIME.value),
}

# Small words that belong to the name after them: "på Söder", "med djur", "in the evening".
_BEFORE = frozenset(
    [
        "i",
        "på",
        "vid",
        "från",
        "till",
        "nära",
        "kring",
        "runt",
        "med",
        "om",
        "för",
        "in",
        "at",
        "on",
        "near",
        "by",
        "from",
        "with",
        "the",
        "a",
        "an",
    ]
)
_LONGEST = max(LONGEST_PHRASE, 4)  # words; a district's name may have some too


@dataclass(frozen=True)
class Understood:
    """A filter that words of the query name, and what is left of the text without them."""

    parameter: str
    value: str
    words: str
    rest: str


def understand(text: str, taxonomy: Taxonomy, thesaurus: Thesaurus) -> tuple[Understood, ...]:
    """The filters that are named in `text`, in the order of its words, each once."""
    words = split_words(text)
    found: dict[Filter, Understood] = {}
    for first, last, named in _named(words, taxonomy, thesaurus):
        begins = first
        while begins and words[begins - 1].plain in _BEFORE:
            begins -= 1
        rest = _joined(text, words[:begins], words[last + 1 :], thesaurus)
        phrase = text[words[first].start : words[last].end]
        found.setdefault(named, Understood(*named, phrase, rest))
    return tuple(found.values())[:MOST]


def _named(
    words: Sequence[Word], taxonomy: Taxonomy, thesaurus: Thesaurus
) -> Iterator[tuple[int, int, Filter]]:
    """The first and the last word of each name, the longest counting, and what it names."""
    places = _place_names(taxonomy)
    topics = taxonomy.topic_names.keys()
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            phrase = tuple(word.plain for word in words[at : at + length])
            named = places.get(phrase) or _by_thesaurus(phrase, topics, thesaurus)
            if named:
                yield at, at + length - 1, named
                at += length
                break
        else:
            at += 1


@lru_cache(maxsize=8)
def _place_names(taxonomy: Taxonomy) -> Mapping[tuple[str, ...], Filter]:
    """The districts by the words of their names, with and without diacritics, and of somebody's."""
    names: dict[tuple[str, ...], Filter] = {}
    for district in taxonomy.districts:
        phrase = tuple(plain_words(district.sv))
        of_it = (*phrase[:-1], f"{phrase[-1]}s") if phrase else phrase
        for each in (phrase, of_it, tuple(map(fold, phrase))):
            names.setdefault(each, ("district", district.slug))
    names.pop((), None)
    return names


def _by_thesaurus(
    phrase: tuple[str, ...], topics: Collection[str], thesaurus: Thesaurus
) -> Filter | None:
    if len(phrase) == 1 and (_is_small(phrase) or thesaurus.is_generic(phrase)):
        return None
    for language in Language:
        for concept in thesaurus.named(phrase, language):
            if named := _of_concept(concept, topics):
                return named
    return None


def _of_concept(concept: Concept, topics: Collection[str]) -> Filter | None:
    """What a concept names; groups and wishes name the topic that they belong to."""
    if concept.key in BY_CONCEPT:
        return BY_CONCEPT[concept.key]
    if concept.kind is Kind.TIER and concept.key in Tier.values:
        return "tier", concept.key
    if concept.kind is Kind.TOPIC and concept.key in topics:
        return "topic", concept.key
    if concept.kind in (Kind.GROUP, Kind.WISH):
        return next((("topic", key) for key in concept.broader if key in topics), None)
    return None


def _joined(text: str, before: Sequence[Word], after: Sequence[Word], thesaurus: Thesaurus) -> str:
    """What is left of the text; nothing where that says nothing ("jag vill hjälpa till")."""
    left = [*before, *after]
    if all(_is_small((word.plain,)) or thesaurus.is_generic((word.plain,)) for word in left):
        return ""
    parts = [text[part[0].start : part[-1].end] for part in (before, after) if part]
    return " ".join(parts)


def _is_small(phrase: tuple[str, ...]) -> bool:
    return all(map(is_stop_word, phrase))
