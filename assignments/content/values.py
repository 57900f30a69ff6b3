"""One JSON value to one typed value; InvalidError says what is wrong with it."""

import re
import unicodedata
from collections.abc import Callable, Collection
from datetime import date
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator

from assignments.content.moments import InvalidError, Moment, parse_day, parse_moment

T = TypeVar("T")
Read = Callable[[object], T]

SLUG = re.compile(r"[a-z0-9][a-z0-9_-]*", re.ASCII)
_email = EmailValidator()
_url = URLValidator(schemes=["http", "https"])


def line(longest: int | None, *, blank: bool = True) -> Read[str]:
    """Text on one line, without white space around it."""

    def read(value: object) -> str:
        text = _text(value, longest, blank=blank)
        if "\n" in text:
            raise InvalidError("must stand on one line")
        return text

    return read


def paragraphs(*, blank: bool = True) -> Read[str]:
    """Text of any length, whose paragraphs are parted by a blank line."""
    return lambda value: _text(value, None, blank=blank)


def slug(value: object) -> str:
    """A key that becomes part of web addresses."""
    text = line(60, blank=False)(value)
    if not SLUG.fullmatch(text):
        raise InvalidError(f"“{text}” may only have a–z, 0–9, hyphens and underscores")
    return text


def email(value: object) -> str:
    text = line(254, blank=False)(value)
    try:
        _email(text)
    except ValidationError:
        raise InvalidError(f"“{text}” is not an e-mail address") from None
    return text


def url(value: object) -> str:
    text = line(200, blank=False)(value)
    try:
        _url(text)
    except ValidationError:
        raise InvalidError(f"“{text}” is not a web address (http or https)") from None
    return text


def choice(choices: Collection[str]) -> Read[str]:
    def read(value: object) -> str:
        if not isinstance(value, str) or value not in choices:
            raise InvalidError(f"{_shown(value)} is not one of {', '.join(sorted(choices))}")
        return value

    return read


def yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise InvalidError(f"{_shown(value)} is not true or false")
    return value


def whole(least: int, most: int) -> Read[int]:
    def read(value: object) -> int:
        # To Python, true is an int.
        if isinstance(value, bool) or not isinstance(value, int):
            raise InvalidError(f"{_shown(value)} is not a whole number")
        if not least <= value <= most:
            raise InvalidError(f"{_shown(value)} is not between {least} and {most}")
        return value

    return read


def number(least: float, most: float) -> Read[float]:
    def read(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise InvalidError(f"{_shown(value)} is not a number")
        # Infinities are outside, and whole numbers too long for a float never become one.
        if not least <= value <= most:
            raise InvalidError(f"{_shown(value)} is not between {least:g} and {most:g}")
        return float(value)

    return read


def day(value: object) -> date:
    return parse_day(_text(value, None, blank=False))


def moment(value: object) -> Moment:
    return parse_moment(_text(value, None, blank=False))


def point_in_time(value: object) -> Moment:
    """A date-time; a day alone does not say when."""
    found = moment(value)
    if found.whole_day:
        raise InvalidError("must have a time, such as 2026-12-01T17:00")
    return found


def several(read: Read[T], least: int = 0, most: int | None = None) -> Read[tuple[T, ...]]:
    """A list of values that all read, none of them twice."""

    def read_all(value: object) -> tuple[T, ...]:
        if not isinstance(value, list):
            raise InvalidError(f"{_shown(value)} is not a list")
        if len(value) < least or (most is not None and len(value) > most):
            upper = "" if most is None else f" and at most {most}"
            raise InvalidError(f"must have at least {least}{upper}, not {len(value)}")
        found = tuple(read(item) for item in value)
        if len(set(found)) != len(found):
            raise InvalidError("has the same value twice")
        return found

    return read_all


def tile(value: object) -> tuple[int, int]:
    """A place on the tile map: [column, row], from 1."""
    if not isinstance(value, list) or len(value) != 2:
        raise InvalidError(f"{_shown(value)} is not [column, row]")
    column, row = (whole(1, 1000)(part) for part in value)
    return column, row


def _text(value: object, longest: int | None, *, blank: bool) -> str:
    if not isinstance(value, str):
        raise InvalidError(f"{_shown(value)} is not text")
    text = value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text and not blank:
        raise InvalidError("must not be empty")
    if longest is not None and len(text) > longest:
        raise InvalidError(f"is {len(text)} characters long; {longest} is the most")
    for character in text:
        # Neither can be stored: PostgreSQL refuses NUL, and half a surrogate pair is not UTF-8.
        if character not in "\n\t" and unicodedata.category(character) in ("Cc", "Cs"):
            raise InvalidError(f"has the control character U+{ord(character):04X}")
    return text


def _shown(value: object) -> str:
    """The value as it may stand in a message: short and printable."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return f"“{value[:60]}”".encode("utf-8", "replace").decode()
    if isinstance(value, int):
        # Some whole numbers are too long to be written out.
        return str(value) if abs(value) < 10**20 else "the number"
    if isinstance(value, float):
        return f"{value:g}"
    return "an object" if isinstance(value, dict) else "a list"
