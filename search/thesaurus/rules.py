"""What a concept must be to be of use, told as sentences. Pure, but for the active language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from search.analysis.forms import Language
from search.analysis.stopwords import STOP_WORDS
from search.analysis.thesaurus import LONGEST_PHRASE, Concept, Thesaurus
from search.analysis.words import MAX_WORD_LENGTH, plain_words

MOST_WORDS = 80  # of a concept in one language: each is looked up in every search for it


@dataclass(frozen=True)
class Fault:
    """What is wrong with a concept, and in which field of its form."""

    field: str
    message: str


WORD_FIELDS = {Language.SWEDISH: "swedish", Language.ENGLISH: "english"}


def spelt(line: str) -> str:
    """A word or phrase as the thesaurus has it: lower case, single spaces."""
    return " ".join(line.lower().split())


def name_of(concept: Concept) -> str:
    """What a concept is called: its first Swedish word, else its first English one."""
    return next((words[0] for words in concept.words.values() if words), concept.key)


def named(name: str, thesaurus: Thesaurus) -> Concept | None:
    """The concept with this first word, in either language, or this key."""
    wanted = spelt(name)
    for concept in thesaurus.concepts:
        if any(words and words[0] == wanted for words in concept.words.values()):
            return concept
    return thesaurus.concept(wanted)


def faults(concept: Concept, standard: Concept | None, thesaurus: Thesaurus) -> list[Fault]:
    """What is wrong with `concept`, which is to stand in `thesaurus`.

    `standard` is what it changes; what that has is not questioned.
    """
    return [
        *_faults_of_words(concept, standard, thesaurus),
        *_faults_of_name(concept, thesaurus),
        *_faults_of_broader(concept, thesaurus),
    ]


def _faults_of_words(
    concept: Concept, standard: Concept | None, thesaurus: Thesaurus
) -> Iterator[Fault]:
    if not any(concept.words.values()):
        yield Fault("swedish", _("Write at least one word, in Swedish or in English."))
    for language, words in concept.words.items():
        field = WORD_FIELDS[language]
        if len(words) > MOST_WORDS:
            yield Fault(field, _("At most %(most)d words, please.") % {"most": MOST_WORDS})
        for word in _repeated(words):
            yield Fault(field, _("“%(word)s” stands here twice.") % {"word": word})
        known = standard.words[language] if standard else ()
        for word in words:
            if word not in known and (message := _fault_of_word(word, language, thesaurus)):
                yield Fault(field, message)


def _fault_of_word(word: str, language: Language, thesaurus: Thesaurus) -> str:
    parts = tuple(plain_words(word))
    if not parts:
        return _("“%(word)s” has no letter or digit.") % {"word": word}
    if any(len(part) >= MAX_WORD_LENGTH for part in parts):
        limit = MAX_WORD_LENGTH - 1
        return _("“%(word)s…” has a word of more than %(limit)d letters.") % {
            "word": word[:20],
            "limit": limit,
        }
    if len(parts) > LONGEST_PHRASE:
        return _("“%(word)s” has more than %(limit)d words.") % {
            "word": word,
            "limit": LONGEST_PHRASE,
        }
    if all(part in STOP_WORDS[language] for part in parts):
        return _("“%(word)s” says too little: searching leaves it out.") % {"word": word}
    if thesaurus.is_generic(parts):
        return _("“%(word)s” fits almost every assignment, so it cannot name one thing.") % {
            "word": word
        }
    return ""


def _faults_of_name(concept: Concept, thesaurus: Thesaurus) -> Iterator[Fault]:
    """Two concepts of one name would be two answers to one question."""
    for language, words in concept.words.items():
        for other in thesaurus.concepts:
            if other.key != concept.key and words and words[:1] == other.words[language][:1]:
                message = _("“%(word)s” is the first word of another concept: change that instead.")
                yield Fault(WORD_FIELDS[language], message % {"word": words[0]})


def _faults_of_broader(concept: Concept, thesaurus: Thesaurus) -> Iterator[Fault]:
    for field, keys in (("broader", concept.broader), ("related", concept.related)):
        if concept.key in keys:
            yield Fault(field, _("A concept cannot stand under itself."))
    if concept.key not in concept.broader and concept.key in _above(concept, thesaurus):
        yield Fault("broader", _("These concepts would be above each other in a circle."))


def _above(concept: Concept, thesaurus: Thesaurus) -> set[str]:
    """The keys of everything above it."""
    waiting, seen = list(concept.broader), set[str]()
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen.add(key)
            above = concept if key == concept.key else thesaurus.concept(key)
            waiting.extend(above.broader if above else ())
    return seen


def _repeated(words: Sequence[str]) -> list[str]:
    return sorted({word for word in words if words.count(word) > 1})
