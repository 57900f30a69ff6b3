"""The part of the search form where one says near what: a place by name, or the device's position.

The device's position is asked for by the visitor's click alone, rounded in the browser and once
more here, and kept nowhere: pages that are near something are not stored by any cache.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _

from search.criteria import Criteria, Near, Parsed
from search.gazetteer import KnownPlace, find_place, known_places
from search.place_and_time import RADII, RADIUS, read_radius
from search.problems import clean_text
from search.taxonomy import Taxonomy

PLACE = "place"  # what was typed: of the page's form alone, since it soon becomes `near`


@dataclass(frozen=True)
class PlaceLink:
    """One of several places that may have been meant."""

    name: str
    query: str


@dataclass(frozen=True)
class Nearby:
    """The fields: what was typed and could not be used, why not, and what there is to choose."""

    radius: int
    radii: tuple[int, ...]
    position: str = ""
    typed: str = ""
    error: str = ""
    places: tuple[PlaceLink, ...] = ()


@dataclass(frozen=True)
class Asked:
    """What was asked for near: the fields, and where the search is that was meant, if elsewhere."""

    fields: Nearby
    moved: str = ""

    @property
    def private(self) -> bool:
        """Whether the page tells where somebody is, or means to be."""
        return bool(self.fields.position or self.fields.typed)


def keep_from_caches(response: HttpResponse) -> None:
    """Where somebody is, or was about to say, belongs in no cache."""
    response["Cache-Control"] = "private, no-store"


@dataclass(frozen=True)
class Reading:
    """All that the address of a search page says."""

    parsed: Parsed
    taxonomy: Taxonomy
    asked: Asked


def read(query: QueryDict, now: datetime) -> Reading:
    """Two queries, and one more where a place was typed."""
    taxonomy = Taxonomy.load()
    parsed = Criteria.from_query(query, taxonomy)
    places = known_places(taxonomy.districts, now)
    return Reading(parsed, taxonomy, asked_near(query, parsed.criteria, places))


def asked_near(query: QueryDict, criteria: Criteria, places: Iterable[KnownPlace]) -> Asked:
    """Read the fields. `places` are only looked at when a name was typed."""
    radius = criteria.near.radius if criteria.near else read_radius(query.get("radius", ""), [])
    fields = Nearby(
        radius=radius or RADIUS,
        radii=tuple(sorted({*RADII, radius or RADIUS})),
        position=str(criteria.near.position) if criteria.near else "",
    )
    typed = clean_text(query.get(PLACE, ""))
    if not typed:
        exact = criteria.near is not None and query["near"] != fields.position
        return Asked(fields, f"?{criteria.query_string()}" if exact else "")
    links = tuple(
        PlaceLink(place.name, f"?{_near(criteria, place, fields.radius).query_string()}")
        for place in find_place(typed, places)
    )
    if len(links) == 1:
        return Asked(fields, links[0].query)
    error = (
        _("There are several places of that name: choose one.")
        if links
        else _("We know no place called “%(place)s”. Try the name of a district.")
        % {"place": typed}
    )
    return Asked(Nearby(fields.radius, fields.radii, fields.position, typed, error, links))


def _near(criteria: Criteria, place: KnownPlace, radius: int) -> Criteria:
    return criteria.near_to(Near(place.position, radius))
