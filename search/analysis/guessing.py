"""What a word of a query may have been meant as that is half-typed or misspelt."""

from collections.abc import Sequence
from itertools import islice

from search.analysis.compounds import compound_splits
from search.analysis.forms import Language, is_known, stemmed
from search.analysis.known import MOST_COMPLETIONS, Known
from search.analysis.languages import is_word
from search.analysis.naming import Naming
from search.analysis.spelling import is_one_slip, one_slip_from_words
from search.analysis.thesaurus import Concept

_MOST = 6  # words of a query that are looked up so: it takes long
_SHORTEST_PREFIX = 3
_BEGUN = range(4, 6)  # letters of a half-typed word that nobody wrote, rather than a slip
_SHORTEST_MODIFIER = 4  # letters of the right word of a compound of which the other is misspelt,
_SHORTEST_MISSPELT = 6  # and of the misspelt one,
_LONGEST_MISSPELT = 12  # which takes long to look for
_SHORTEST_MISBEGUN = 6  # letters of a word that begins otherwise than it sounds
# What a word may begin with instead of the letter that is heard: psykolog, hjärta, kvinna.
_BEGINS = {
    "c": ("k", "s"),
    "f": ("ph",),
    "j": ("hj", "gj", "dj", "lj", "g"),
    "k": ("c", "ch"),
    "q": ("k",),
    "s": ("ps", "c", "z"),
    "v": ("w",),
    "w": ("v",),
    "z": ("s",),
}
_SHORTEST_SLIPPED = 7  # letters of a word that is taken for another, though it could be one itself


class Guessing:
    """Guesses at the words of one query."""

    def __init__(self, naming: Naming, known: Known) -> None:
        self._naming = naming
        self._known = known
        self.left = _MOST if known.looks_up else 0
        """How many words may still be looked up."""

    def is_heard_of(self, word: str) -> bool:
        return bool(self._naming.concepts((word,))) or self._known.is_written(word)

    def is_read(self, word: str) -> bool:
        """Whether documents have the word in some form, or the thesaurus has it as it is."""
        return self._known.is_written(word) or self._is_of_thesaurus(word)

    def whole(self, modifier: str) -> str:
        """The word that is heard of, where a compound begins with it but for its vowel: rid, rida."""
        if not self.is_heard_of(modifier) and self.is_heard_of(f"{modifier}a"):
            return f"{modifier}a"
        return modifier

    def begun(self, word: str) -> Sequence[str]:
        """The written words that start so, where it is none itself: bibl, which is no bible."""
        if len(word) < _SHORTEST_PREFIX or is_word(word) or self._is_of_thesaurus(word):
            return ()
        return self._known.completed(word)

    def near(self, word: str, *, last: bool) -> Sequence[str]:
        """What a word that says nothing may have been meant as: whole, or spelt right."""
        if not self._may_look_up():
            return ()
        prefix = word if last and len(word) >= _SHORTEST_PREFIX else ""
        if prefix and (written := self._known.completed(prefix)):
            return written
        heard_of = self._begun_of_thesaurus(prefix) if prefix else []
        if len(prefix) in _BEGUN and not is_word(word) and heard_of:
            return heard_of
        return (self._slips(word) if is_word(word) else self._spelt(word)) or heard_of

    def other_than(self, word: str, concepts: tuple[Concept, ...]) -> Sequence[str]:
        """What was meant by a word that only looks like a form of one with these concepts.

        Pensionerer is none of pensionera. It is no word, nor a compound, and stands nowhere.
        """
        if is_word(word) or compound_splits(word) or self._is_of_thesaurus(word):
            return ()
        if word in self._known.completed(word) or not self._may_look_up():
            return ()
        return [
            each
            for each in self._slips(word)
            if is_word(each) and self._naming.concepts((each,)) not in ((), concepts)
        ]

    def _may_look_up(self) -> bool:
        """Whether one more word may be; it counts as such then."""
        if not self.left:
            return False
        self.left -= 1
        return True

    def _is_of_thesaurus(self, word: str) -> bool:
        return any(self._known.thesaurus.exactly((word,), language) for language in Language)

    def _begun_of_thesaurus(self, prefix: str) -> Sequence[str]:
        return list(islice(self._known.thesaurus.starting_with(prefix), MOST_COMPLETIONS))

    def _spelt(self, word: str) -> Sequence[str]:
        near: Sequence[str] = self._known.spelt(word)
        if self._naming.language.is_gibberish:
            # Of words that are none some are always two slips away from one.
            near = [each for each in near if is_one_slip(word, each)]
        return (
            near
            or self._misspelt_form(word)
            or self._misspelt_compound(word)
            or self._begun_otherwise(word)
        )

    def _begun_otherwise(self, word: str) -> Sequence[str]:
        """The word with what sounds as its first letter: sykolog, qvinnojour.

        Of other slips the first letter is seldom one.
        """
        if len(word) < _SHORTEST_MISBEGUN:
            return ()
        meant = [begun + word[1:] for begun in _BEGINS.get(word[0], ())]
        self._known.ask_for(meant)
        generic = self._known.thesaurus.is_generic
        return [each for each in meant if self.is_read(each) or generic((each,))][:1]

    def _slips(self, word: str) -> Sequence[str]:
        """Words that documents have in which it is a slip, though it could be a word itself."""
        if len(word) < _SHORTEST_SLIPPED:
            return ()
        return [
            each
            for each in self._known.spelt(word)
            if is_one_slip(word, each) and self._known.is_written(each)
        ]

    def _misspelt_form(self, word: str) -> Sequence[str]:
        """The word that a form was meant of which nobody wrote: djurjoren, of djurjour."""
        base = stemmed(word, Language.SWEDISH)
        if base == word or len(base) < _SHORTEST_SLIPPED:
            return ()
        return [each for each in self._known.spelt(base) if is_one_slip(base, each)]

    def _misspelt_compound(self, word: str) -> Sequence[str]:
        """The compound of a word that is heard of and a misspelt one: potatis-upptagnig."""
        shortest = max(_SHORTEST_MODIFIER, len(word) - _LONGEST_MISSPELT)
        for place in range(len(word) - _SHORTEST_MISSPELT, shortest - 1, -1):
            modifier, head = word[:place], word[place:]
            # The dictionary takes long over what is no word.
            if is_known(modifier, Language.SWEDISH) and self.is_heard_of(modifier):
                spelt = (modifier + each for each in one_slip_from_words(head))
                return [each for each in spelt if compound_splits(each)][:1]
        return ()
