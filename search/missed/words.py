"""Which words may be kept of a search, and how. Pure."""

import re
import unicodedata

from search.analysis import plain_words

MOST_CHARACTERS = 60
MOST_WORDS = 6
_MOST_DIGITS = 5  # six are a birthday, a phone number, or part of one

# An address with its sign, or with that sign written out as people do who hide it; a domain.
_ADDRESS = re.compile(
    r"@|\((at|a)\)|\[(at|a)\]|snabel|://|\bwww\b|\.(se|com|nu|org|net|eu|info)\b", re.IGNORECASE
)


def looks_personal(text: str) -> bool:
    """Whether it may hold an e-mail or web address, a phone number or an identity number."""
    plain = unicodedata.normalize("NFKC", text)
    return bool(_ADDRESS.search(plain)) or sum(map(str.isdigit, plain)) > _MOST_DIGITS


def kept_words(text: str) -> str:
    """The words in lower case with single spaces; empty: nothing of it is kept.

    Whole sentences are not kept either: they may tell of somebody, and no two are the same.
    """
    if looks_personal(text):
        return ""
    words = plain_words(text)
    kept = " ".join(words)
    return kept if len(words) <= MOST_WORDS and len(kept) <= MOST_CHARACTERS else ""
