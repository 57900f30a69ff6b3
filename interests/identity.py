"""Finding Swedish personal identity numbers, so that none is ever stored."""

import re
from datetime import date

# YYMMDD or YYYYMMDD, an optional sign, four digits; not inside a longer number.
_NUMBER = re.compile(
    r"(?<!\d)(?P<century>19|20)?(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)"
    r"(?P<sign>\s?[-–+−]\s?|\s)?(?P<last>\d{4})(?!\d)"
)


def has_identity_number(text: str) -> bool:
    """Whether `text` holds what looks like a personal or coordination number.

    With a century or a sign in its place a valid date is enough. Ten bare digits could be a
    telephone number as well, so these must have the right check digit and not begin with 0.
    """
    return any(_is_identity_number(found) for found in _NUMBER.finditer(text))


def _is_identity_number(found: re.Match[str]) -> bool:
    if not _is_date(found["century"], found["year"], found["month"], found["day"]):
        return False
    if found["century"] or (found["sign"] or "").strip():
        return True
    digits = found["year"] + found["month"] + found["day"] + found["last"]
    return not digits.startswith("0") and _luhn(digits)


def _is_date(century: str | None, year: str, month: str, day: str) -> bool:
    # A coordination number has 60 added to the day (Skatteverket, SKV 707).
    number = int(day)
    full_year = int((century or "20") + year)
    try:
        date(full_year, int(month), number - 60 if number > 60 else number)
    except ValueError:
        return False
    return True


def _luhn(digits: str) -> bool:
    """The check of the last of ten digits (ISO/IEC 7812-1, annex B)."""
    doubled = (int(digit) * (2 - index % 2) for index, digit in enumerate(digits))
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0
