"""The whole thesaurus as the admin lists it: the standard concepts and the editors' own."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext_lazy as _

from search.analysis.forms import Language
from search.analysis.thesaurus import Concept, standard
from search.analysis.words import fold
from search.models import ThesaurusConcept
from search.models.thesaurus import KIND_NAMES
from search.thesaurus.edition import concept_of
from search.thesaurus.rules import name_of

_SHOWN = 8  # words of a concept in one language


class Origin(Enum):
    """Whose a concept is."""

    ADDED = _("Added here")
    CHANGED = _("Changed here")
    SWITCHED_OFF = _("Switched off")
    STANDARD = _("Standard")


@dataclass(frozen=True)
class ListedConcept:
    """One line. `row` is the id of the editors' concept; None for a standard one as it is."""

    key: str
    name: str
    kind: str
    swedish: str
    english: str
    broader: str
    origin: str
    row: int | None
    searched: str
    """All its words without diacritics, for the search over the list."""

    def __str__(self) -> str:
        return self.name


def listed_concepts(search: str = "") -> list[ListedConcept]:
    """Those of the editors first, then the standard ones, each by name; one query.

    With `search`, those that have it in some word.
    """
    rows = {row.key: row for row in ThesaurusConcept.objects.all()}
    concepts = {concept.key: concept for concept in standard().concepts}
    concepts |= {key: concept_of(row) for key, row in rows.items()}
    names = {key: name_of(concept) for key, concept in concepts.items()}
    lines = [_line(concept, rows.get(key), names) for key, concept in concepts.items()]
    wanted = fold(search.strip().lower())
    return sorted(
        (line for line in lines if wanted in line.searched),
        key=lambda line: (line.row is None, line.name),
    )


def _line(concept: Concept, row: ThesaurusConcept | None, names: dict[str, str]) -> ListedConcept:
    words = [word for phrases in concept.words.values() for word in phrases]
    return ListedConcept(
        key=concept.key,
        name=names[concept.key],
        kind=str(KIND_NAMES[concept.kind]),
        swedish=_joined(concept.words[Language.SWEDISH]),
        english=_joined(concept.words[Language.ENGLISH]),
        broader=_joined(names.get(key, key) for key in concept.broader),
        origin=str(_origin(concept.key, row).value),
        row=row.pk if row else None,
        searched="\n".join(fold(word) for word in (*words, concept.key)),
    )


def _origin(key: str, row: ThesaurusConcept | None) -> Origin:
    if row is None:
        return Origin.STANDARD
    if row.switched_off:
        return Origin.SWITCHED_OFF
    return Origin.ADDED if standard().concept(key) is None else Origin.CHANGED


def _joined(words: Iterable[str]) -> str:
    shown = list(words)
    return ", ".join(shown[:_SHOWN]) + (" …" if len(shown) > _SHOWN else "")
