"""What people type into any search box, and no volunteer portal has: shops, loans, bets, spam.

data/elsewhere.csv has such words and phrases by their field, in either language. Each is close to
something here: a casino to those who gamble too much, a film that nobody here shows to the cinema.
So without this list they would find something.
"""

import csv
from functools import cache
from pathlib import Path

from search.analysis.compounds import compound_splits
from search.analysis.words import plain_words

_DATA = Path(__file__).parent / "data" / "elsewhere.csv"
_Phrase = tuple[str, ...]


def is_elsewhere(phrase: _Phrase) -> bool:
    """Whether it names what is only had elsewhere, by itself or with what it is a kind of."""
    return phrase in _phrases() or (
        len(phrase) == 1
        and any((split.modifier,) in _phrases() for split in compound_splits(phrase[0]))
    )


@cache
def longest_from(word: str) -> int:
    """How many words the longest phrase has that begins with this word; 1 when none does."""
    return max((len(phrase) for phrase in _phrases() if phrase[0] == word), default=1)


@cache
def _phrases() -> frozenset[_Phrase]:
    with _DATA.open(encoding="utf-8", newline="") as file:
        written = [
            tuple(plain_words(words))
            for row in csv.DictReader(file, strict=True)
            for words in row["words"].split("|")
        ]
    return frozenset(written)
