"""What was sent and could not be used, and text as it is searched for."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

MAX_QUERY_LENGTH = 200  # characters of q


class Reason(StrEnum):
    """Why something that was sent could not be used."""

    UNKNOWN_PARAMETER = "unknown_parameter"
    UNKNOWN_VALUE = "unknown_value"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_DAY = "not_a_day"
    NOT_A_POSITION = "not_a_position"
    OUT_OF_RANGE = "out_of_range"
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    NEEDS_NEAR = "needs_near"  # means something only beside a position
    TOO_MANY = "too_many"
    CUT = "cut"  # q was used, but only its beginning


@dataclass(frozen=True)
class Problem:
    """A parameter, the value that was sent, and why it could not be used."""

    parameter: str
    value: str
    reason: Reason

    @classmethod
    def of(cls, parameter: str, value: str, reason: Reason) -> Self:
        """With what was sent made fit to be shown."""
        return cls(clean_text(parameter)[:40], clean_text(value)[:80], reason)


def clean_text(text: str) -> str:
    """Text as it is searched for: NFC, no control characters, no lone surrogates, single spaces.

    Control characters become spaces, so that they part words. At most MAX_QUERY_LENGTH characters.
    """
    return whole_text(text)[:MAX_QUERY_LENGTH].strip()


def whole_text(text: str) -> str:
    """The same, not cut at the limit."""
    # No text of the limit's length is longer than this before it is cleaned, so that a
    # megabyte of input costs no more than a line.
    text = text[: 50 * MAX_QUERY_LENGTH]
    if not text.isprintable():
        text = "".join(
            " " if unicodedata.category(character) == "Cc" else character
            for character in text
            if unicodedata.category(character) != "Cs"
        )
    return " ".join(unicodedata.normalize("NFC", text).split())
