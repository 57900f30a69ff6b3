"""Renditions as the `<picture>` element wants them."""

from dataclasses import dataclass
from itertools import groupby

from django import template

from assignments.pictures import Picture

register = template.Library()


@dataclass(frozen=True)
class Source:
    """One `<source>`: a MIME type and its files by width."""

    type: str
    srcset: str


@register.filter
def sources(picture: Picture) -> list[Source]:
    """The files of `picture` by type, in the order in which browsers should try them."""
    return [
        Source(kind, ", ".join(f"{file.url} {file.width}w" for file in files))
        for kind, files in groupby(picture.renditions, key=lambda file: file.type)
    ]
