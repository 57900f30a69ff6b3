"""Text -> words: where they stand in the text, and their plain form."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

MAX_WORD_LENGTH = 60  # characters; with its marks no term is over 64

# Letters and digits of any script; whatever else parts words.
_LETTER = re.compile(r"[^\W_]")
_WORD = re.compile(rf"{_LETTER.pattern}+")
_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')


class Word(NamedTuple):
    """A word of a text: its plain form, and where it stands (a slice of the text given)."""

    plain: str
    start: int
    end: int


def split_words(text: str) -> list[Word]:
    """The words of `text` (in NFC) with their places; nothing but their plain form is changed."""
    return [
        Word(plain, match.start(), match.end())
        for match in _WORD.finditer(text)
        if (plain := plain_form(match.group()))
    ]


def written_words(text: str) -> set[str]:
    """The distinct words of `text` (in NFC), as they are written."""
    return set(_WORD.findall(text))


def places(words: Iterable[str], text: str) -> list[tuple[int, int]]:
    """Where the words stand in `text` (in NFC) as they are written, as slices, from its start."""
    return sorted(place for word in words for place in _places_of(word, text))


def _places_of(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Where `word` stands in `text` as a whole word."""
    end = 0
    while (start := text.find(word, end)) >= 0:
        end = start + len(word)
        begins = start == 0 or not _LETTER.match(text, start - 1)
        if begins and not _LETTER.match(text, end):
            yield start, end


def plain_words(text: str) -> list[str]:
    """The plain forms of the words of any text, in order."""
    found = _WORD.findall(unicodedata.normalize("NFC", text))
    return [plain for word in found if (plain := plain_form(word))]


def quoted_phrases(text: str) -> list[list[str]]:
    """The plain words of each phrase in double quotes of any kind; a quote without end is none."""
    return [words for each in _QUOTED.findall(text) if (words := plain_words(each))]


@lru_cache(maxsize=200_000)
def plain_form(word: str) -> str:
    """Lower case, composed (NFC), letters and digits only, at most MAX_WORD_LENGTH characters.

    Lower case can decompose (İ becomes i and a dot): hence composed, and cleaned, after it.
    """
    lowered = unicodedata.normalize("NFC", word.lower())
    if not lowered.isalnum():
        lowered = "".join(character for character in lowered if character.isalnum())
    return lowered[:MAX_WORD_LENGTH]


def fold(word: str) -> str:
    """The word without diacritics: å ä ö -> a a o, é -> e."""
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c))[:MAX_WORD_LENGTH]
