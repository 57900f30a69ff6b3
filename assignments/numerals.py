"""Small numbers as words, as running text has them."""

_WORDS = {
    "sv": ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva",
           "tolv"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
           "eleven", "twelve"),
}  # fmt: skip


def number_words(number: int, language: str) -> str:
    """`tre`, up to twelve; figures above. One is neuter in Swedish: `ett uppdrag`."""
    words = _WORDS[language]
    return words[number] if 0 <= number < len(words) else str(number)
