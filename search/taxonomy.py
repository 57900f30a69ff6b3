"""Topics and districts as a value: what criteria may name, and what it is called."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Self

from django.core.cache import caches

from assignments.models import District, Topic
from search.geography import Position


@dataclass(frozen=True)
class Name:
    """A topic or a district: its slug, and what it is called in each language.

    Of a district: `tile` is its column and row on the map, None when it has none there, and
    `middle` where its middle is.
    """

    slug: str
    sv: str
    en: str
    tile: tuple[int, int] | None = None
    middle: Position | None = None

    def text(self, language: str) -> str:
        return self.en if language == "en" else self.sv


@dataclass(frozen=True)
class Taxonomy:
    """All topics and districts, in the order in which they are listed."""

    topics: tuple[Name, ...] = ()
    districts: tuple[Name, ...] = ()

    @classmethod
    def load(cls) -> Self:
        """As it is now."""
        return _interned(caches["content"].get_or_set("taxonomy", cls._read))

    @classmethod
    def _read(cls) -> Self:
        """Read it from the database: two queries."""
        topics = Topic.objects.values_list("slug", "name_sv", "name_en")
        districts = District.objects.values_list(
            "slug", "name", "tile_column", "tile_row", "lat", "lon"
        )
        return cls(
            topics=tuple(Name(*row) for row in topics),
            districts=tuple(
                Name(
                    slug,
                    name,
                    name,
                    (column, row) if column and row else None,
                    Position(lat, lon),
                )
                for slug, name, column, row, lat, lon in districts
            ),
        )

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        # Once: it is looked up by it many times in a request.
        return hash((self.topics, self.districts))

    @cached_property
    def topic_names(self) -> dict[str, Name]:
        return {topic.slug: topic for topic in self.topics}

    @cached_property
    def district_names(self) -> dict[str, Name]:
        return {district.slug: district for district in self.districts}


@lru_cache(maxsize=4)
def _interned(taxonomy: Any) -> Any:
    """The same object for equal ones, in all generations.

    What is kept by another would compare all names each time.
    """
    return taxonomy
