"""Names of spoken languages, by ISO 639-1 code, from the Unicode CLDR (through Babel)."""

from functools import cache

from babel import Locale

# The languages most spoken in Sweden's cities come first in every list.
COMMON = ("sv", "en", "ar", "so", "fa", "ti", "uk", "bs", "sq", "pl", "es", "de", "fi", "tr")

LANGUAGE_CODES = frozenset(code for code in map(str, Locale("sv").languages) if len(code) == 2)


@cache
def language_name(code: str, display: str) -> str:
    """The name of the language `code` in the language `display`; the code when it has none."""
    return str(Locale(display[:2]).languages.get(code, code))


def language_choices(display: str) -> list[tuple[str, str]]:
    """All languages as (code, name): the common ones first, then by name."""
    rest = sorted(LANGUAGE_CODES - set(COMMON), key=lambda code: language_name(code, display))
    return [(code, language_name(code, display)) for code in (*COMMON, *rest)]
