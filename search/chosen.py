"""What each chosen value is called, and the links that take it away."""

from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from assignments.wording import day_words
from search.criteria import Criteria, Near
from search.facets import BY_NAME, labels
from search.results import ChosenFilter
from search.taxonomy import Taxonomy


class Namer:
    """Names the values of criteria, in a language: `name("tier", "micro")`."""

    def __init__(
        self, criteria: Criteria, taxonomy: Taxonomy, language: str, now: datetime
    ) -> None:
        self._criteria = criteria
        self._taxonomy = taxonomy
        self._language = language
        self._now = now

    def __call__(self, parameter: str, value: str) -> str:
        if parameter in BY_NAME:
            return labels(self._taxonomy, self._language)[parameter].get(value, value)
        if parameter == "near" and self._criteria.near:
            return near_words(self._criteria.near, self._taxonomy)
        day = day_words(date.fromisoformat(value), self._now, self._language)
        if parameter == "from":
            return _("From %(day)s") % {"day": day}
        return _("Until %(day)s") % {"day": day}


def near_words(near: Near, taxonomy: Taxonomy) -> str:
    """`Inom 5 km från Råå`; a district is known by its middle, other places have no name."""
    name = next(
        (
            district.sv
            for district in taxonomy.districts
            if district.middle and district.middle.rounded() == near.position
        ),
        pgettext("within 5 km of", "the place you chose"),
    )
    return _("Within %(km)d km of %(place)s") % {"km": near.radius, "place": name}


def chosen_filters(criteria: Criteria, name: Namer) -> tuple[ChosenFilter, ...]:
    return tuple(
        ChosenFilter(
            parameter=parameter,
            value=value,
            label=name(parameter, value),
            query=f"?{criteria.without_value(parameter, value).query_string()}",
        )
        for parameter, value in criteria.chosen()
    )


def criteria_words(criteria: Criteria, name: Namer) -> str:
    """What is searched for, in a few words: `hund, Råå`."""
    chosen = [criteria.q, *(name(parameter, value) for parameter, value in criteria.chosen())]
    return ", ".join(part for part in chosen if part) or _("Assignments")
