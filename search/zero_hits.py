"""What helps where nothing was found: what to leave out, and how a word is spelt."""

from collections.abc import Sequence

from search.analysis import Form, QueryWord, plain_words
from search.analysis.spelling import MOST_WORDS, Candidates, better_spelling
from search.chosen import Namer
from search.criteria import Criteria
from search.engines.base import IndexMissingError
from search.finding import Finding
from search.results import Relaxation, Suggestion

# Chosen values that are tried without: each is one more question to the engine.
MOST_RELAXED = 12


def relaxed(finding: Finding, criteria: Criteria, name: Namer) -> tuple[Relaxation, ...]:
    """Each chosen value whose removal gives results, the most first."""
    found = []
    for parameter, value in criteria.chosen()[:MOST_RELAXED]:
        without = criteria.without_value(parameter, value)
        if number := finding.total(without):
            query = f"?{without.query_string()}"
            label = name(parameter, value)
            found.append(Relaxation(parameter, value, label, number, query))
    return tuple(sorted(found, key=lambda each: -each.total))


def suggestion(
    finding: Finding, criteria: Criteria, words: Sequence[QueryWord]
) -> Suggestion | None:
    """The text with its unknown words spelt as documents spell them, if that has results."""
    try:
        better = _better_words(finding, words)
    except IndexMissingError:
        return None
    if not better:
        return None
    text = " ".join(better.get(word, word) for word in plain_words(criteria.q))
    corrected = criteria.with_text(text)
    number = finding.total(corrected)
    return Suggestion(text, number, f"?{corrected.query_string()}") if number else None


def _better_words(finding: Finding, words: Sequence[QueryWord]) -> dict[str, str]:
    """A better spelling for each word that no document has, where there is one."""
    known = finding.texts.frequencies(words).of if words else {}
    unknown = [word.plain for word in words if not any(term.text in known for term in word.terms)]
    better: dict[str, str] = {}
    for word in unknown[:MOST_WORDS]:
        # Slips of the first letter are rare, and looking at all words would take long.
        prefix = Form.EXACT.term("").text
        terms = finding.used.terms(prefix + word[0])
        candidates = Candidates((term.removeprefix(prefix), number) for term, number in terms)
        if spelling := better_spelling(word, candidates):
            better[word] = spelling
    return better
