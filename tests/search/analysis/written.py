"""Words that documents have, for tests of how queries are read."""

from collections.abc import Iterable, Mapping

from search.analysis import Language, QueryWord, analyse_query, document_terms


class Written:
    """The words of some Swedish texts."""

    def __init__(self, *texts: str) -> None:
        self._terms = [set(document_terms([(text, Language.SWEDISH)])) for text in texts]

    def having(self, terms: Iterable[str]) -> Mapping[str, int]:
        return {term: sum(term in have for have in self._terms) for term in terms}

    def starting_with(self, prefix: str) -> Iterable[tuple[str, int]]:
        found = {t for have in self._terms for t in have if t.startswith(prefix)}
        return sorted(self.having(found).items())


def needed(query: str, *texts: str) -> list[QueryWord]:
    return [word for word in analyse_query(query, Written(*texts)) if word.importance.needed]


def finds(query: str, text: str, language: Language = Language.SWEDISH) -> bool:
    """Whether some needed word of the query is in the text."""
    have = set(document_terms([(text, language)]))
    return any(have & {t.text for t in word.terms} for word in needed(query, text))
