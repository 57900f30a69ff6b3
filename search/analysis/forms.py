"""Word -> terms: the forms in which a word is indexed and looked up.

A term is a mark of two letters (the form and the language), a colon and the form itself, such as
`ls:läxa`: forms of different kinds never meet, and one index field holds them all. Expanders make
the forms of one word; pairs (`ps:hjälp+läx`) join two that stand together, in
whatever order, so that "hjälp med läxor" and "läxhjälp" are the same.
"""

from collections.abc import Callable, Iterable, Iterator
from enum import Enum, StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import simplemma
import Stemmer

from search.analysis.compounds import compound_splits
from search.analysis.stopwords import STOP_WORDS
from search.analysis.words import MAX_WORD_LENGTH, fold


class Language(StrEnum):
    SWEDISH = "sv"
    ENGLISH = "en"


class Form(Enum):
    """A kind of form, by its mark in terms. search/weights.py says what each is worth."""

    EXACT = "e"
    LEMMA = "l"
    STEM = "s"
    PART = "c"  # the root of a part of a compound
    DERIVED = "d"  # the noun of what a verb does, or that verb: looked up by its dictionary form
    PAIR = "p"  # the roots of two words that stand together, or of the parts of a compound
    ORDER = "o"  # the roots of two words, small ones too, of which one follows the other
    FOLDED = "f"
    KEY = "k"  # the slug of a topic, tier or place that the document was given

    # One search looks up hundreds of terms in tables, and Enum's own hash is slow.
    __hash__ = object.__hash__

    def term(self, text: str, language: Language | None = None) -> "Term":
        """The term of this form; the language is None where it does not matter."""
        return Term(f"{self.value}{_LANGUAGE_MARKS[language]}:{text[:MAX_WORD_LENGTH]}", self)


_LANGUAGE_MARKS = {None: "_", Language.SWEDISH: "s", Language.ENGLISH: "e"}


_SHORTEST_STEM = 4  # letters
_HALF = MAX_WORD_LENGTH // 2 - 1  # characters of each word of a pair


class Term(NamedTuple):
    """What is indexed and looked up: at most 64 characters, no whitespace."""

    text: str
    form: Form


_PAIR_MARKS = {language: Form.PAIR.term("", language).text for language in Language}
_ORDER_MARKS = {language: Form.ORDER.term("", language).text for language in Language}

# Looking a term up needs no word of its own to match: any term of a word will do, the best counts.
Expander = Callable[[str, Language], Iterable[Term]]

_STEMMERS = {
    Language.SWEDISH: Stemmer.Stemmer("swedish"),
    Language.ENGLISH: Stemmer.Stemmer("english"),
}


def exact(word: str, language: Language) -> Iterable[Term]:
    yield Form.EXACT.term(word)


def lemma(word: str, language: Language) -> Iterable[Term]:
    yield Form.LEMMA.term(dictionary_form(word, language), language)


def stemmed(word: str, language: Language) -> str:
    """The word without its endings."""
    return str(_STEMMERS[language].stemWord(word))


def stem(word: str, language: Language) -> Iterable[Term]:
    found = stemmed(word, language)
    # What little is left of a word is mostly another one: "par" of "parad".
    if len(found) >= _SHORTEST_STEM or found == word:
        yield Form.STEM.term(found, language)


def derived(word: str, language: Language) -> Iterable[Term]:
    """The verb of a noun in -ning and the nouns of a verb: passning, passa."""
    if language is Language.SWEDISH:
        for other in _derived(dictionary_form(word, language)):
            yield Term(Form.LEMMA.term(other, language).text, Form.DERIVED)


def parts_for_documents(word: str, language: Language) -> Iterable[Term]:
    """The parts of a compound, and the pair that they are."""
    for modifier, head in _splits(word, language):
        yield Form.PART.term(root(modifier, language), language)
        yield Form.PART.term(root(head, language), language)
        yield pair(modifier, head, language)


def parts_for_queries(word: str, language: Language) -> Iterable[Term]:
    """A word as the part of compounds; a compound as the pair that it is."""
    yield Form.PART.term(root(word, language), language)
    for modifier, head in _splits(word, language):
        yield pair(modifier, head, language)


def folded_for_documents(word: str, language: Language) -> Iterable[Term]:
    """Without diacritics, where it has any: the word and its lemma."""
    for form in (word, dictionary_form(word, language)):
        if (plain := fold(form)) != form:
            yield Form.FOLDED.term(plain)


def folded_for_queries(word: str, language: Language) -> Iterable[Term]:
    """Only for a word typed without diacritics: whoever types å means å."""
    if fold(word) == word:
        yield Form.FOLDED.term(word)


DOCUMENT_EXPANDERS: tuple[Expander, ...] = (
    exact,
    lemma,
    stem,
    parts_for_documents,
    folded_for_documents,
)
QUERY_EXPANDERS: tuple[Expander, ...] = (
    exact,
    lemma,
    stem,
    derived,
    parts_for_queries,
    folded_for_queries,
)


@lru_cache(maxsize=200_000)
def document_forms(word: str, language: Language) -> tuple[str, ...]:
    """The terms under which a word of a document is indexed; none for a stop word."""
    if word in STOP_WORDS[language]:
        return ()
    terms = (term for expand in DOCUMENT_EXPANDERS for term in expand(word, language))
    return tuple(dict.fromkeys(term.text for term in terms))


@lru_cache(maxsize=20_000)
def query_forms(word: str, languages: tuple[Language, ...] = ()) -> tuple[Term, ...]:
    """The terms by which a word is looked up, in the languages given or those it may be of."""
    terms = (
        term
        for language in languages or likely_languages(word)
        for expand in QUERY_EXPANDERS
        for term in expand(word, language)
    )
    return tuple(dict.fromkeys(terms))


def pair(first: str, second: str, language: Language) -> Term:
    """The term of two words that stand together, in whatever order."""
    return Term(next(pairs((half(first, language), half(second, language)), language)), Form.PAIR)


def pairs(halves: Iterable[str], language: Language) -> Iterator[str]:
    """The texts of the terms of each two that stand together. (Most of indexing is spent here.)"""
    mark = _PAIR_MARKS[language]
    for one, other in pairwise(halves):
        yield f"{mark}{one}+{other}" if one <= other else f"{mark}{other}+{one}"


def order(first: str, second: str, language: Language) -> Term:
    """The term of two words of which the second follows the first at once."""
    return Term(next(orders((half(first, language), half(second, language)), language)), Form.ORDER)


def orders(halves: Iterable[str], language: Language) -> Iterator[str]:
    """The texts of the terms of each that follows another."""
    mark = _ORDER_MARKS[language]
    for one, other in pairwise(halves):
        yield f"{mark}{one}+{other}"


@lru_cache(maxsize=100_000)
def half(word: str, language: Language) -> str:
    """A word as one of two in a term."""
    return root(word, language)[:_HALF]


@lru_cache(maxsize=100_000)
def root(word: str, language: Language) -> str:
    """The stem of the dictionary form: one for more forms than either gives alone."""
    whole = dictionary_form(word, language)
    found = stemmed(whole, language)
    if len(found) >= _SHORTEST_STEM or len(whole) - len(found) <= 1 or _does(whole, found):
        return found
    # Without a long ending it is mostly another word: "bil" of "billig".
    return whole


def likely_languages(word: str) -> tuple[Language, ...]:
    """English for what only English knows, both for what both know, else Swedish."""
    if not is_known(word, Language.ENGLISH):
        return (Language.SWEDISH,)
    if not is_known(word, Language.SWEDISH):
        return (Language.ENGLISH,)
    return (Language.SWEDISH, Language.ENGLISH)


@lru_cache(maxsize=20_000)
def is_known(word: str, language: Language) -> bool:
    """Whether the dictionary of the language has the word, in whatever inflection."""
    return simplemma.is_known(word, lang=language.value)


def _splits(word: str, language: Language) -> Iterable[tuple[str, str]]:
    if language is Language.SWEDISH:
        for split in compound_splits(word):
            yield split.modifier, split.head


# Where the dictionary is not of use.
_EXCEPTIONS = {
    # "Äldre" are people; "gamla" are barns and computers too. So these are no forms of one word here.
    "äldre": "äldre",
    "äldres": "äldre",
    "första": "första",  # no form of "en"
    # Nouns that are also forms of verbs.
    "gås": "gås",
    "mars": "mars",
    "parad": "parad",
    "skylt": "skylt",
    "båtar": "båt",
    "nålar": "nål",
    "balar": "bal",
    "salar": "sal",
    "hojar": "hoj",
    "viken": "vik",
}


def dictionary_form(word: str, language: Language) -> str:
    """The word as a dictionary has it: hunden, hundar -> hund."""
    if language is Language.SWEDISH and word in _EXCEPTIONS:
        return _EXCEPTIONS[word]
    # Proper nouns and German-like rules of the dictionary give capitals: the form is lower case.
    found = str(simplemma.lemmatize(word, lang=language.value)).lower()
    # Katt is of no verb "katta"; where it is one (spring), the stem says so.
    if language is Language.SWEDISH and found == f"{word}a":
        return word
    # "Läs" is seldom a genitive, but often what one is told to do.
    if language is Language.SWEDISH and word == f"{found}s" and _is_verb(f"{word}a"):
        return f"{word}a"
    return found


def _does(word: str, stem: str) -> bool:
    """Whether it is who does what a verb says: odlare, of odla."""
    return word == f"{stem}are" and _is_verb(f"{stem}a")


def _derived(word: str) -> Iterator[str]:
    if word.endswith("ing"):
        # Odling, städning, simning: of odla, städa, simma.
        bases = (word[:-3], word.removesuffix("ning"), word[:-3] + word[-4:-3])
        yield from [f"{base}a" for base in bases if len(base) > 1 and _is_verb(f"{base}a")][:1]
    elif word.endswith("a") and _is_verb(word):
        nouns = (f"{word[:-1]}{ending}" for ending in ("ning", "ing"))
        yield from (noun for noun in nouns if is_known(noun, Language.SWEDISH))


def _is_verb(word: str) -> bool:
    return simplemma.is_known(word, lang="sv") and simplemma.lemmatize(word, lang="sv") == word
