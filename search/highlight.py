"""A passage of a page's text with the words that were searched for marked.

Found in Python by the same analysis as the match, so that it is the same on every engine.
"""

from bisect import bisect_left
from collections.abc import Sequence

from search.analysis import Language, Marking
from search.analysis.analyser import normalised
from search.results import Part

PASSAGE = 180  # characters
_BEFORE = 40  # characters of it before the first word that is marked
_READ = 10_000  # characters of a text that are looked through
_SPANS = 100  # marked words that are looked at

Span = tuple[int, int]


class Marker:
    """Marks the words that have a term in `terms`, in the texts of what was found together."""

    def __init__(self, terms: frozenset[str]) -> None:
        self._markings = {language: Marking(terms, language) for language in Language if terms}

    def passage(self, text: str, language: Language) -> tuple[Part, ...]:
        """The passage of `text` with most words that are marked; empty when it has none."""
        if not self._markings:
            return ()
        text = " ".join(normalised(text)[:_READ].split())
        spans = self._markings[language].spans(text)[:_SPANS]
        if not spans:
            return ()
        start, end = _window(text, spans)
        shown = [span for span in spans if start <= span[0] and span[1] <= end]
        return tuple(_parts(text, start, end, shown))


def _window(text: str, spans: Sequence[Span]) -> Span:
    """The slice to show: whole words, where most of the spans stand; the first such place."""
    starts = [start for start, _ in spans]

    def spans_from(place: int) -> int:
        return bisect_left(starts, starts[place] + PASSAGE - _BEFORE) - place

    first = spans[max(range(len(spans)), key=spans_from)]  # of equals, the first
    start = max(0, first[0] - _BEFORE)
    if start:
        start = text.find(" ", start, first[0]) + 1 or first[0]
    end = min(len(text), start + PASSAGE)
    if end < len(text):
        end = max(text.rfind(" ", start, end), first[1])
    return start, end


def _parts(text: str, start: int, end: int, spans: Sequence[Span]) -> list[Part]:
    parts = [Part("… ")] if start else []
    at = start
    for span_start, span_end in spans:
        parts.append(Part(text[at:span_start]))
        parts.append(Part(text[span_start:span_end], marked=True))
        at = span_end
    parts.append(Part(text[at:end] + (" …" if end < len(text) else "")))
    return [part for part in parts if part.text]
