"""An editor's picture as renditions in the formats that browsers take best first."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Prefetch
from wagtail.images import get_image_model

logger = logging.getLogger(__name__)

FORMATS = ("avif", "webp")
CARD_WIDTHS = (400,)  # pixels
PAGE_WIDTHS = (400, 800, 1600)


@dataclass(frozen=True)
class RenditionFile:
    """One file: its MIME type, its size in pixels, and its address.

    `url` is as the portal's own pages link to it, `full_url` as others do.
    """

    url: str
    full_url: str
    type: str
    width: int
    height: int


@dataclass(frozen=True)
class Source:
    """One `<source>`: a MIME type and its files by width."""

    type: str
    srcset: str


@dataclass(frozen=True)
class Picture:
    """A picture; `alt` is empty when the editor has not described it."""

    alt: str
    renditions: tuple[RenditionFile, ...]

    @property
    def sources(self) -> list[Source]:
        """The files by type, in the order in which browsers should try them."""
        return [
            Source(kind, ", ".join(f"{file.url} {file.width}w" for file in files))
            for kind, files in groupby(self.renditions, key=lambda file: file.type)
        ]

    @property
    def widest(self) -> RenditionFile:
        """The widest file of the type that is understood most widely, which is the last."""
        return self.renditions[-1]


def prefetch_renditions(widths: Sequence[int]) -> "Prefetch[Any, Any, Any]":
    """For querysets of pages with a `picture`: the renditions that are made already."""
    model = get_image_model().get_rendition_model()
    made = model.objects.filter(filter_spec__in=_specifications(widths))
    return Prefetch("picture__renditions", queryset=made, to_attr="prefetched_renditions")


def picture_of(image: "object | None", widths: Sequence[int]) -> Picture | None:
    """Renditions of `image`, made now where they are missing.

    None without an image, and for one whose file is gone or broken: a drawing stands in its place.
    """
    if not isinstance(image, get_image_model()):
        return None
    try:
        renditions = image.get_renditions(*_specifications(_useful(widths, image.width)))
    except OSError:
        logger.exception("No renditions of image %s", image.pk)
        return None
    files = [
        RenditionFile(
            url=rendition.url,
            full_url=rendition.full_url,
            type=f"image/{specification.rsplit('-', 1)[1]}",
            width=rendition.width,
            height=rendition.height,
        )
        for specification, rendition in renditions.items()
    ]
    return Picture(alt=image.description, renditions=tuple(files))


def _useful(widths: Sequence[int], original: int) -> list[int]:
    """Of `widths`, ascending, those up to the first that has all of the original: no wider file
    has more, and nothing is made wider than it was."""
    return [
        width for number, width in enumerate(widths) if number == 0 or widths[number - 1] < original
    ]


def _specifications(widths: Sequence[int]) -> list[str]:
    return [f"width-{width}|format-{kind}" for kind in FORMATS for width in widths]
