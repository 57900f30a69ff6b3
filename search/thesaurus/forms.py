"""The form of a concept in the admin."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from assignments.models import Topic
from search.analysis.in_use import thesaurus_in_use
from search.analysis.kinds import Kind
from search.analysis.thesaurus import standard
from search.analysis.words import fold
from search.models import ThesaurusConcept
from search.thesaurus.edition import concept_of, refresh
from search.thesaurus.rules import faults, name_of, named, spelt

_LONGEST_BASE = 50  # characters of a key, so that a number still has room


class ThesaurusConceptForm(WagtailAdminModelForm):
    """One concept. Other concepts are written by their first word, and kept by their key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        refresh()
        for field in ("broader", "related"):
            self.initial[field] = [_shown(key) for key in self.initial.get(field) or []]

    def clean_swedish(self) -> list[str]:
        return [spelt(line) for line in self.cleaned_data["swedish"]]

    def clean_english(self) -> list[str]:
        return [spelt(line) for line in self.cleaned_data["english"]]

    def clean_broader(self) -> list[str]:
        return _keys(self.cleaned_data["broader"])

    def clean_related(self) -> list[str]:
        return _keys(self.cleaned_data["related"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        kept: ThesaurusConcept = self.instance
        if not kept.key:
            try:
                kept.key = _new_key(cleaned)
            except ValidationError as error:
                self.add_error(None, error)
                return cleaned
        concept = concept_of(ThesaurusConcept(**{**cleaned, "key": kept.key}))
        for fault in faults(concept, standard().concept(kept.key), thesaurus_in_use()):
            self.add_error(fault.field, fault.message)
        return cleaned


def _new_key(cleaned: dict[str, Any]) -> str:
    """The key of an addition: that of the topic which it is, else made from its name."""
    words = [*cleaned["swedish"], *cleaned["english"]]
    match Kind(cleaned["kind"]):
        case Kind.TIER:
            raise ValidationError(
                {"kind": _("The four tiers are there already: change those instead.")}
            )
        case Kind.TOPIC:
            for topic in Topic.objects.all():
                if words and spelt(topic.name_sv) == words[0] and not _taken(topic.slug):
                    return topic.slug
            raise ValidationError(
                {"swedish": _("The first word must be the name of a topic without words.")}
            )
        case _:
            return _free_key(words[0] if words else "")


def _free_key(word: str) -> str:
    """A key that no concept has: the word as a slug, with a number where that is taken."""
    base = slugify(fold(word))[:_LONGEST_BASE] or "concept"
    key, number = base, 2
    while _taken(key):
        key, number = f"{base}-{number}", number + 1
    return key


def _taken(key: str) -> bool:
    """Whether some concept has the key, if only one that is switched off."""
    return standard().concept(key) is not None or ThesaurusConcept.objects.filter(key=key).exists()


def _keys(names: list[str]) -> list[str]:
    """The keys of the concepts with these first words."""
    keys = []
    for name in names:
        concept = named(name, thesaurus_in_use()) or named(name, standard())
        if concept is None:
            raise ValidationError(
                _("No concept has “%(word)s” as its first word."), params={"word": name}
            )
        keys.append(concept.key)
    return list(dict.fromkeys(keys))


def _shown(key: str) -> str:
    concept = thesaurus_in_use().concept(key) or standard().concept(key)
    return name_of(concept) if concept else key
