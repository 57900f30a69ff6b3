"""Keeps this process's thesaurus as the editors have it.

The edition is asked for before every search, once in a generation of pages, so a change counts
with the next search in every process; pages in the cache go with the change itself. Only queries read the thesaurus (the terms
of documents do not depend on it), so nothing is indexed anew.
"""

import uuid
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.core.cache import caches
from django.db.models.signals import post_delete, post_save

from search.analysis.forms import Language
from search.analysis.in_use import use
from search.analysis.kinds import Kind
from search.analysis.thesaurus import Concept, Thesaurus, standard

if TYPE_CHECKING:  # the search page, a model too, is loaded by way of what refreshes this
    from search.models import ThesaurusConcept

_loaded: uuid.UUID | None = None


def connect() -> None:
    """Listen. Called once, when the app is ready."""
    for signal in (post_save, post_delete):
        signal.connect(_begin_edition, sender=_model("ThesaurusConcept"), dispatch_uid="thesaurus")


def refresh() -> None:
    """Read queries by the editors' concepts as they are now."""
    global _loaded
    # Read before the concepts: what changes meanwhile is read again, never missed.
    edition: Any = caches["content"].get_or_set("thesaurus", _edition)
    if edition != _loaded:
        use(current() if edition else None)
        _loaded = edition


def _edition() -> uuid.UUID | None:
    """The edition of now; None before the editors' first change: one query."""
    edition: uuid.UUID | None = (
        _model("ThesaurusEdition").objects.values_list("edition", flat=True).first()
    )
    return edition


def current() -> Thesaurus:
    """The standard thesaurus with the editors' changes."""
    rows = list(_model("ThesaurusConcept").objects.all())
    return standard().changed(
        [concept_of(row) for row in rows if not row.switched_off],
        without={row.key for row in rows if row.switched_off},
    )


def concept_of(row: "ThesaurusConcept") -> Concept:
    words = {Language.SWEDISH: tuple(row.swedish), Language.ENGLISH: tuple(row.english)}
    return Concept(row.key, Kind(row.kind), words, tuple(row.broader), tuple(row.related))


def _begin_edition(**kwargs: Any) -> None:
    _model("ThesaurusEdition").objects.update_or_create(pk=1, defaults={"edition": uuid.uuid4()})


def _model(name: str) -> Any:
    return apps.get_model("search", name)
