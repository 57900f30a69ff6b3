"""Text -> terms: once, in Python, for documents and queries and for every engine."""

from search.analysis.analyser import Marking, document_terms, marked_terms
from search.analysis.expansion import (
    COMPANY_KEY,
    ENGLISH_KEY,
    GROUP_KEY,
    REMOTE_KEY,
    YOUNG_KEY,
)
from search.analysis.forms import Form, Language, Term
from search.analysis.known import Lexicon
from search.analysis.query import MAX_QUERY_WORDS, Reader, analyse_query
from search.analysis.query_words import Importance, QueryWord, Relation, Wanted
from search.analysis.words import Word, plain_words, split_words

__all__ = [
    "COMPANY_KEY",
    "ENGLISH_KEY",
    "GROUP_KEY",
    "MAX_QUERY_WORDS",
    "REMOTE_KEY",
    "YOUNG_KEY",
    "Form",
    "Importance",
    "Language",
    "Lexicon",
    "Marking",
    "QueryWord",
    "Reader",
    "Relation",
    "Term",
    "Wanted",
    "Word",
    "analyse_query",
    "document_terms",
    "marked_terms",
    "plain_words",
    "split_words",
    "warm_up",
]

# Raised whenever the same text would give other terms: an index made by another version is
# rebuilt.
VERSION = 9


def warm_up() -> None:
    """Read the dictionaries and the thesaurus, so that no visitor waits for them: some seconds."""
    document_terms((text, language) for language in Language for text in ("hundvakten", "walking"))
    analyse_query("hundvakten walking")
