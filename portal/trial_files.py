"""Static files of a trial: hashed as in production, compressed where residents get them."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from whitenoise.storage import CompressedManifestStaticFilesStorage


class OwnFilesCompressed(CompressedManifestStaticFilesStorage):
    """Leaves Wagtail's as they are: they take most of the time and are seen in the admin alone."""

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        own = {path.name for path in (settings.BASE_DIR / "static").iterdir()}
        yield from super().compress_files([path for path in paths if path.split("/")[0] in own])
