"""What was typed -> the words of the query, with every term by which documents can match them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from search.analysis.forms import Form, Language, order, query_forms
from search.analysis.in_use import thesaurus_in_use
from search.analysis.known import Known, Lexicon
from search.analysis.query_words import Importance, QueryWord, Relation, all_as
from search.analysis.reading import Reading
from search.analysis.thesaurus import Thesaurus
from search.analysis.words import plain_words, quoted_phrases

# Words of a query that are looked at; with at most 200 characters few queries have more.
MAX_QUERY_WORDS = 32
_AS_TYPED = frozenset({Relation.TYPED, Relation.CORRECTED, Relation.OF_PHRASE, Relation.PART})


def analyse_query(
    text: str, lexicon: Lexicon | None = None, thesaurus: Thesaurus | None = None
) -> tuple[QueryWord, ...]:
    """The distinct content words of what was typed, in order, with their terms.

    Without a lexicon nothing is completed or corrected; without a thesaurus, the one in use counts.
    """
    return Reader(lexicon, thesaurus).read(text)


class Reader:
    """Reads queries as `analyse_query` does; what several have in common it reads once.

    For as long as the thesaurus stays as it is, and the lexicon, until it is renewed.
    """

    def __init__(self, lexicon: Lexicon | None = None, thesaurus: Thesaurus | None = None) -> None:
        self.thesaurus = thesaurus or thesaurus_in_use()
        self._known = Known(lexicon, self.thesaurus)
        self._confirmed: dict[QueryWord, QueryWord] = {}

    def __len__(self) -> int:
        """How much it keeps: words, phrases and texts."""
        return len(self._known.read)

    def renew(self, lexicon: Lexicon) -> None:
        """Read by the words of this moment: what still stands as it was read stays.

        It is of no use any more when the lexicon raises.
        """
        self._known.renew(lexicon)

    def read(self, text: str) -> tuple[QueryWord, ...]:
        """The distinct content words of what was typed, in order, with their terms."""
        reading, words = self._words_of(text)
        return (
            *_weighed(words),
            *map(self._confirming, words),
            *reading.pairs(),
            *reading.parts(),
            *_quoted_of(text),
        )

    def deciding(self, text: str) -> tuple[QueryWord, ...]:
        """Those of the words that decide about matches; the others only score. They are kept."""

        def read() -> tuple[QueryWord, ...]:
            _, words = self._words_of(text)
            all_words = (*_weighed(words), *_quoted_of(text))
            return tuple(word for word in all_words if word.importance.needed)

        return self._known.read.value(("deciding", text), read)

    def _words_of(self, text: str) -> tuple[Reading, list[QueryWord]]:
        tokens = plain_words(text)[:MAX_QUERY_WORDS]
        self._known.ask_for(tokens)
        reading = Reading(tokens, self._known)
        distinct = {word.plain: word for word in reading.words()}
        return reading, list(_each_sense_once(distinct.values()))

    def _confirming(self, word: QueryWord) -> QueryWord:
        """What a concept is a kind of: worth something more in what has the concept itself."""
        if word not in self._confirmed:
            broader = tuple(each for each in word.wanted if each.relation is Relation.BROADER)
            self._confirmed[word] = QueryWord(word.plain, broader, Importance.CONFIRMING)
        return self._confirmed[word]


def _each_sense_once(words: Iterable[QueryWord]) -> Iterator[QueryWord]:
    """The words; of those that say the same in other words, the later only as they were typed.

    "Know nobody" and "meet people" are one wish, not two.
    """
    said: set[tuple[str, ...]] = set()
    for word in words:
        if word.sense in said:
            typed = tuple(each for each in word.wanted if each.relation in _AS_TYPED)
            yield replace(word, wanted=typed, importance=Importance.GENERIC)
        else:
            yield word
        if word.sense:
            said.add(word.sense)


def _weighed(words: list[QueryWord]) -> list[QueryWord]:
    """Words that say little count as any other when there is nothing else."""
    if any(word.importance is not Importance.GENERIC for word in words):
        return words
    return [QueryWord(word.plain, word.wanted, Importance.ORDINARY) for word in words]


def _quoted_of(text: str) -> list[QueryWord]:
    return [each for phrase in quoted_phrases(text) for each in _quoted(phrase)]


def _quoted(phrase: Sequence[str]) -> Iterator[QueryWord]:
    """What a phrase in quotes asks for: that each of its words follows the one before at once.

    A single word: that very word, in whatever inflection.
    """
    if len(phrase) == 1:
        itself = [term for term in query_forms(phrase[0]) if term.form in (Form.EXACT, Form.LEMMA)]
        yield QueryWord(phrase[0], tuple(all_as(itself, Relation.TYPED)), Importance.QUOTED)
    for first, second in pairwise(phrase[:MAX_QUERY_WORDS]):
        terms = [order(first, second, language) for language in Language]
        yield QueryWord(
            f"{first} {second}", tuple(all_as(terms, Relation.TYPED)), Importance.QUOTED
        )
