"""The facets: one table, from which the form, the index, the counts and the API derive."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from assignments.choices import OrganisationKind, Tier
from assignments.languages import COMMON, LANGUAGE_CODES, language_name
from search.taxonomy import Taxonomy
from search.times_of_week import TimeOfWeek

REMOTE = "remote"
YES = "1"

ASSIGNMENT = "assignment"
CALL = "call"


class FacetKind(Enum):
    """How a facet is chosen from."""

    CHOICES = "choices"  # any number of values; several are OR
    FLAG = "flag"  # one value, `1`: true, or not asked for


@dataclass(frozen=True)
class Option:
    """A value that can be chosen, and its label in the language asked for."""

    value: str
    label: str


Options = Callable[[Taxonomy, str], list[Option]]


@dataclass(frozen=True)
class Facet:
    """One facet.

    `name` is the GET parameter; `field` the field of the search document. `options` lists the
    values in the order in which they are shown, given the taxonomy and a language. The values of
    an `open` facet are those that some document has: its `options` are only what is allowed.
    `unfolded` is how many values stand open before the rest folds away (0: all).
    """

    name: str
    field: str
    label: Promise
    kind: FacetKind
    options: Options
    open: bool = False
    unfolded: int = 0


def _choices(choices: type[TextChoices], language: str) -> list[Option]:
    with override(language):
        return [Option(str(each.value), str(each.label)) for each in choices]


def _types(taxonomy: Taxonomy, language: str) -> list[Option]:
    with override(language):
        return [Option(ASSIGNMENT, str(_("Assignments"))), Option(CALL, str(_("Calls")))]


def _tiers(taxonomy: Taxonomy, language: str) -> list[Option]:
    return _choices(Tier, language)


def _topics(taxonomy: Taxonomy, language: str) -> list[Option]:
    return [Option(topic.slug, topic.text(language)) for topic in taxonomy.topics]


def _places(taxonomy: Taxonomy, language: str) -> list[Option]:
    with override(language):
        remote = Option(REMOTE, str(pgettext_lazy("place", "From home")))
    return [remote, *(Option(place.slug, place.text(language)) for place in taxonomy.districts)]


def _times(taxonomy: Taxonomy, language: str) -> list[Option]:
    return _choices(TimeOfWeek, language)


def _kinds(taxonomy: Taxonomy, language: str) -> list[Option]:
    return _choices(OrganisationKind, language)


def _languages(taxonomy: Taxonomy, language: str) -> list[Option]:
    return list(_all_languages(language))


@cache
def _all_languages(language: str) -> tuple[Option, ...]:
    names = {code: language_name(code, language) for code in LANGUAGE_CODES}
    rest = sorted(LANGUAGE_CODES - set(COMMON), key=names.__getitem__)
    return tuple(Option(code, names[code]) for code in (*COMMON, *rest))


def _flag(label: Promise) -> Options:
    def options(taxonomy: Taxonomy, language: str) -> list[Option]:
        with override(language):
            return [Option(YES, str(label))]

    return options


FACETS: tuple[Facet, ...] = (
    Facet("tier", "tier", _("How much"), FacetKind.CHOICES, _tiers),
    Facet("topic", "topics", _("Topic"), FacetKind.CHOICES, _topics, unfolded=6),
    Facet("district", "places", _("District"), FacetKind.CHOICES, _places, unfolded=5),
    Facet("when", "when", pgettext_lazy("facet", "When"), FacetKind.CHOICES, _times),
    Facet("type", "type", pgettext_lazy("facet", "Type"), FacetKind.CHOICES, _types),
    Facet("kind", "kind", _("Who asks"), FacetKind.CHOICES, _kinds),
    Facet(
        "language", "languages", _("Language"), FacetKind.CHOICES, _languages, open=True, unfolded=5
    ),
    Facet(
        "step_free", "step_free", _("Step-free"), FacetKind.FLAG, _flag(_("Reached without stairs"))
    ),
    Facet("groups", "groups", _("Groups"), FacetKind.FLAG, _flag(_("Suits a group"))),
    Facet("companies", "companies", _("Companies"), FacetKind.FLAG, _flag(_("Suits a company"))),
)

BY_NAME: dict[str, Facet] = {facet.name: facet for facet in FACETS}


@lru_cache(maxsize=8)
def labels(taxonomy: Taxonomy, language: str) -> Mapping[str, Mapping[str, str]]:
    """Every value of every facet with its label, by facet name, in the order to show them in."""
    return {
        facet.name: {option.value: option.label for option in facet.options(taxonomy, language)}
        for facet in FACETS
    }
