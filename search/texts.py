"""What residents type, as it is read and weighed while an index and the thesaurus stay as they are.

Whoever adds a filter or turns a page asks with the same text again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from search.analysis import QueryWord, Reader
from search.analysis.in_use import thesaurus_in_use
from search.analysis.thesaurus import Thesaurus
from search.engines.base import Frequencies, Searcher, TextQuery, Words
from search.plan import text_query

_MOST = 100  # texts that are kept; a long one may take a megabyte


@dataclass(frozen=True)
class Written:
    """The words that documents have, as the analysis of a query asks for them."""

    words: Words

    def having(self, terms: Iterable[str]) -> Mapping[str, int]:
        wanted = list(terms)
        return self.words.frequencies(wanted).of if wanted else {}

    def starting_with(self, prefix: str) -> Iterable[tuple[str, int]]:
        return self.words.terms(prefix)


class Texts:
    """Reads texts by the words of an index; the same text, and what several share, once."""

    def __init__(self, used: Words, thesaurus: Thesaurus) -> None:
        self._used = used
        self._reader = Reader(Written(used), thesaurus)
        self._words: dict[str, tuple[QueryWord, ...]] = {}
        self._queries: dict[tuple[str, bool], TextQuery] = {}

    def __len__(self) -> int:
        return len(self._words)

    def words(self, text: str) -> tuple[QueryWord, ...]:
        """The words of a text, as they are read by those that documents have."""
        if text not in self._words:
            self._words[text] = self._reader.read(text)
        return self._words[text]

    def query(self, text: str, *, scored: bool) -> TextQuery:
        """What to ask for a text, with or without what its words are worth."""
        # What scores too will also do where nothing is scored.
        if not scored and (text, True) in self._queries:
            return self._queries[text, True]
        if (text, scored) not in self._queries:
            words = self.words(text)
            frequencies = self.frequencies(words) if words else Frequencies(0, {})
            self._queries[text, scored] = text_query(words, frequencies, scored=scored)
        return self._queries[text, scored]

    def frequencies(self, words: Iterable[QueryWord]) -> Frequencies:
        """How many documents have each term of the words."""
        return self._used.frequencies(term.text for word in words for term in word.terms)


# Of each engine in this process: the index and the thesaurus by which its texts were read.
_Of = tuple[str, Thesaurus]
_kept: WeakKeyDictionary[Searcher, tuple[_Of, Texts]] = WeakKeyDictionary()


def texts_of(used: Searcher) -> Texts:
    """The texts as they are read by the engine's words and the thesaurus of now.

    Raises EngineError.
    """
    now = (used.generation(), thesaurus_in_use())
    of, texts = _kept.get(used, (None, None))
    if texts is None or of != now or len(texts) >= _MOST:
        texts = Texts(used, thesaurus_in_use())
        _kept[used] = (now, texts)
    return texts
