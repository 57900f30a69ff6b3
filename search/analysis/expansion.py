"""Concepts -> the terms by which documents speak of them."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from search.analysis.forms import (
    Expander,
    Form,
    Language,
    Term,
    lemma,
    pair,
    parts_for_queries,
    stem,
)
from search.analysis.kinds import Kind
from search.analysis.query_words import Importance, QueryWord, Relation, Wanted
from search.analysis.stopwords import STOP_WORDS
from search.analysis.thesaurus import Concept, Thesaurus
from search.analysis.words import plain_words

SUREST = 4  # words of a concept and language that are surely what is meant
# Words of each kind of a concept that are looked up.
_SUREST_OF_KIND = {Language.SWEDISH: 2, Language.ENGLISH: 1}
_NEAREST = 4  # words of a broader or related concept that are looked up

# Documents are given topics and tiers by whoever writes them, under the keys of the concepts, and
# what is stated of them: that it can be done from home, by those under 18, by groups, by companies,
# without Swedish.
_KEYED = frozenset({Kind.TOPIC, Kind.TIER})
REMOTE_KEY = "distans"
YOUNG_KEY = "jag-ung"
GROUP_KEY = "i-grupp"
COMPANY_KEY = "foretagsvolontar"
ENGLISH_KEY = "utan-svenska"
_ASKS_FOR_RELATED = frozenset({Kind.OCCUPATION, Kind.WISH})
_STATED = frozenset({REMOTE_KEY, YOUNG_KEY, GROUP_KEY, COMPANY_KEY, ENGLISH_KEY})

_EXPANDERS = (lemma, stem, parts_for_queries)
_ARTICLES = frozenset({"the", "a", "an", "to", "att"})


def concept_word(
    plain: str, typed: Sequence[Wanted], concepts: tuple[Concept, ...], thesaurus: Thesaurus
) -> QueryWord:
    """What was typed, with all else that the concepts it names are called."""
    wanted = (*typed, *expansion(concepts, thesaurus))
    sense = tuple(concept.key for concept in concepts)
    return QueryWord(plain, wanted, Importance.of(concepts[0].kind), sense=sense)


def expansion(
    concepts: tuple[Concept, ...], thesaurus: Thesaurus, *, within: Relation | None = None
) -> tuple[Wanted, ...]:
    """What is looked up for concepts; only their surest words for those of a part of a word."""
    wanted: dict[Term, Wanted] = {}
    for concept in concepts:
        for each in _expansion(concept, thesaurus, within is Relation.PART):
            # What one is only related to another may be surely called.
            known = wanted.setdefault(each.term, each)
            if each.relation.value < known.relation.value:
                wanted[each.term] = each
    return tuple(wanted.values())


def forget_expansions() -> None:
    """Let go of what was kept for a thesaurus that is no longer used."""
    _expansion.cache_clear()


@lru_cache(maxsize=2_000)
def _expansion(concept: Concept, thesaurus: Thesaurus, part: bool) -> tuple[Wanted, ...]:
    return tuple(_of_part(concept) if part else _of_concept(concept, thesaurus))


def _of_part(concept: Concept) -> Iterator[Wanted]:
    for term in _terms(concept, 0, SUREST):
        yield Wanted(term, Relation.PART_SYNONYM)


def _of_concept(concept: Concept, thesaurus: Thesaurus) -> Iterator[Wanted]:
    for term in (*_keys(concept), *_terms(concept, 0, SUREST)):
        yield Wanted(term, Relation.SYNONYM)
    for term in _terms(concept, SUREST, None):
        yield Wanted(term, Relation.LESSER_SYNONYM)
    # Whoever says what they are by occupation asks for what needs it, and whoever says what they
    # wish for asks for what fulfils it.
    related = Relation.TASK if concept.kind in _ASKS_FOR_RELATED else Relation.RELATED
    for keys, relation in (
        (concept.related, related),
        (thesaurus.above(concept), Relation.BROADER),
    ):
        for key in keys:
            if (near := thesaurus.concept(key)) is not None:
                for term in (*_keys(near), *_terms(near, 0, _NEAREST)):
                    yield Wanted(term, relation)
    for kind in thesaurus.narrower(concept.key):
        for language, phrases in kind.words.items():
            for phrase in phrases[: _SUREST_OF_KIND[language]]:
                for term in _phrase_terms(phrase, language, (lemma,)):
                    yield Wanted(term, Relation.NARROWER)


def _keys(concept: Concept) -> Iterator[Term]:
    if concept.kind in _KEYED or concept.key in _STATED:
        yield Form.KEY.term(concept.key)


def _terms(concept: Concept, start: int, stop: int | None) -> Iterator[Term]:
    for language, phrases in concept.words.items():
        for phrase in phrases[start:stop]:
            yield from _phrase_terms(phrase, language)


def _phrase_terms(
    phrase: str, language: Language, expanders: Sequence[Expander] = _EXPANDERS
) -> Iterator[Term]:
    """A word by its forms, two words as a pair; longer phrases are not found as such.

    Nor what is left of a phrase without its small words: "i dag" is not any day.
    """
    words = [word for word in plain_words(phrase) if word not in _ARTICLES]
    content = [word for word in words if word not in STOP_WORDS[language]]
    if len(content) == len(words) == 1:
        for expand in expanders:
            yield from expand(content[0], language)
    elif len(content) == 2:
        first, second = content
        yield pair(first, second, language)
