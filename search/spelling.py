"""A better spelling of what was searched for, from the words that documents have. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

MOST_WORDS = 4  # misspelt words that are looked at: more is no slip of the finger
_LONG = 6  # characters from which two slips are forgiven
_SHORT = 4  # below this none is: every short word is near some other


@dataclass(frozen=True)
class Spelling:
    """A word that documents have, how far it is from what was typed, and how many have it."""

    word: str
    slips: int
    documents: int


Candidates = Callable[[str], Iterable[tuple[str, int]]]


def better_spelling(word: str, candidates: Iterable[tuple[str, int]]) -> str | None:
    """The nearest of the candidates (word, documents), of equals the commonest; None: none near."""
    allowed = 0 if len(word) < _SHORT else 1 if len(word) < _LONG else 2
    near = (
        Spelling(candidate, slips, documents)
        for candidate, documents in candidates
        if candidate != word
        and abs(len(candidate) - len(word)) <= allowed
        and (slips := distance(word, candidate, allowed)) <= allowed
    )
    best = min(near, key=lambda each: (each.slips, -each.documents, each.word), default=None)
    return best.word if best else None


def distance(first: str, second: str, most: int) -> int:
    """Letters added, left out, changed or swapped with the next; `most` + 1 when it is more.

    Optimal string alignment (Damerau 1964, restricted), row by row.
    """
    before: list[int] = []
    last = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        row = [i]
        for j, other in enumerate(second, 1):
            cost = min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)
