"""Text -> terms: once, in Python, for documents and queries and for every engine."""

from search.analysis.analyser import analyse_query, document_terms, matching_spans
from search.analysis.forms import Form, Language, QueryWord, Term
from search.analysis.words import Word, plain_words, split_words

__all__ = [
    "Form",
    "Language",
    "QueryWord",
    "Term",
    "Word",
    "analyse_query",
    "document_terms",
    "matching_spans",
    "plain_words",
    "split_words",
]

# Raised whenever the same text would give other terms: an index made by another version is
# rebuilt.
VERSION = 1
