"""How like a half-typed word is to a whole one. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from search.analysis.words import fold

# The words of all names are compared with each key that is struck: folding them would cost most.
_folded = lru_cache(maxsize=50_000)(fold)
_SHORTEST_SLIP = 4  # letters: below this every word is near some other


class Likeness(IntEnum):
    """The lower the better."""

    BEGINS = 0  # the word begins so
    FOLDED = 1  # it does without its diacritics
    SLIPPED = 2  # it does but for one slip


def likeness(typed: str, word: str) -> Likeness | None:
    """How `word` may be what was begun with `typed`; None: it is not. Both are plain forms.

    Whoever types å means å: only what was typed without diacritics is found by a word with them.
    """
    if word.startswith(typed):
        return Likeness.BEGINS
    folded = _folded(word)
    if folded.startswith(typed):
        return Likeness.FOLDED
    if len(typed) >= _SHORTEST_SLIP and typed[0] in (word[0], folded[0]) and _slipped(typed, word):
        return Likeness.SLIPPED
    return None


class WordsOfNames:
    """The words of many names, each once: names have most of theirs in common."""

    def __init__(self, names: Iterable[Sequence[str]]) -> None:
        self._having: dict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(names):
            for word in words:
                self._having[word].append(place)

    def like(self, typed: Sequence[str]) -> dict[int, Likeness]:
        """The places of the names in which each of what was typed begins some word.

        With the poorest likeness of what was typed.
        """
        found = self._beginning_with(typed[0])
        for each in typed[1:]:
            more = self._beginning_with(each)
            found = {place: max(found[place], more[place]) for place in found.keys() & more.keys()}
        return found

    def _beginning_with(self, typed: str) -> dict[int, Likeness]:
        best: dict[int, Likeness] = {}
        for word, places in self._having.items():
            if (how := likeness(typed, word)) is not None:
                for place in places:
                    best[place] = min(how, best.get(place, how))
        return best


def _slipped(typed: str, word: str) -> bool:
    """Whether one letter more, less, other or swapped makes it the beginning of the word."""
    lengths = {len(typed) - 1, len(typed), len(typed) + 1}
    return any(
        OSA.distance(typed, word[:length], score_cutoff=1) <= 1
        for length in lengths
        if length <= len(word)
    )
