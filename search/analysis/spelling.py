"""A better spelling of what was typed, from words that there are. Pure.

A slip is a letter added, left out, changed or swapped with the next: the distance is that of
optimal string alignment (Damerau 1964, restricted).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from search.analysis.forms import Language, is_known
from search.analysis.words import fold

MOST_CORRECTIONS = 3  # of one word: the nearest may be several
MOST_WORDS = 4  # misspelt words that are looked at: more is no slip of the finger
_LONG = 8  # characters from which two slips are forgiven,
_START = 2  # if so many characters at the start are right
_VERY_LONG = 9  # characters from which they are in words that no document has
_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
_VOWELS = frozenset("aeiouyåäöéü")  # what has none of them is an abbreviation, or no word
_SHORT = 4  # below this none is: every short word is near some other


@dataclass(frozen=True)
class Spelling:
    """A word that documents have, how far it is from what was typed, and how many have it."""

    word: str
    slips: int
    documents: int


class Candidates:
    """Words that there are, with how many documents have each; by their length, as few are near."""

    def __init__(self, words: Iterable[tuple[str, int]]) -> None:
        self._of_length: dict[int, list[tuple[str, int, int]]] = defaultdict(list)
        for word, documents in words:
            self._of_length[len(word)].append((word, documents, _letters(word)))

    def resembling(self, word: str, slips: int) -> Iterator[tuple[str, int]]:
        """Those that may be so many slips away by their lengths and letters: most are not."""
        letters = _letters(word)
        for length in range(len(word) - slips, len(word) + slips + 1):
            for candidate, documents, others in self._of_length.get(length, ()):
                # A slip changes at most two of the letters that there are.
                if (letters ^ others).bit_count() <= 2 * slips and candidate != word:
                    yield candidate, documents


def corrections(word: str, candidates: Candidates) -> list[str]:
    """The nearest of the candidates, the commonest first; empty: none is near.

    What no document has is meant only when it is a single slip away, or very long.
    """
    near = sorted(
        _near(word, candidates), key=lambda each: (each.slips, -each.documents, each.word)
    )
    fewest = near[0].slips if near else 0
    return list(dict.fromkeys(each.word for each in near if each.slips == fewest))[
        :MOST_CORRECTIONS
    ]


@lru_cache(maxsize=1_000)
def one_slip_from_words(word: str) -> tuple[str, ...]:
    """The Swedish words that are two swapped, one missing or one doubled letter away from it."""
    cuts = range(len(word))
    near = (
        *(word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :] for at in cuts[:-1]),
        *(word[:at] + letter + word[at:] for at in cuts[1:] for letter in _LETTERS),
        *(word[:at] + word[at + 1 :] for at in cuts[1:] if word[at] == word[at - 1]),
    )
    return tuple(dict.fromkeys(each for each in near if is_known(each, Language.SWEDISH)))


def is_one_slip(word: str, other: str) -> bool:
    return OSA.distance(word, other, score_cutoff=1) == 1


def better_spelling(word: str, candidates: Candidates) -> str | None:
    """The best of the corrections; None: none is near."""
    return next(iter(corrections(word, candidates)), None)


def _near(word: str, candidates: Candidates) -> Iterator[Spelling]:
    if len(word) < _SHORT or _VOWELS.isdisjoint(word):
        return
    for candidate, documents in candidates.resembling(word, 1 if len(word) < _LONG else 2):
        most = _most_slips(word, candidate, documents)
        slips = OSA.distance(word, candidate, score_cutoff=most)
        if slips <= most:
            yield Spelling(candidate, slips, documents)


def _most_slips(word: str, candidate: str, documents: int) -> int:
    """How many slips the word may be away from the candidate: nonsense is two from something."""
    if len(word) < _LONG or not (documents or len(word) >= _VERY_LONG):
        return 1
    start, other = word[:_START], candidate[:_START]
    return 2 if start == other or fold(start) == fold(other) else 1


@lru_cache(maxsize=100_000)
def _letters(word: str) -> int:
    """Which letters a word has, as bits."""
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 63)
    return bits
