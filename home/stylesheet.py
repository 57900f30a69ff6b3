"""The portal's style sheet: many files for those who write it, one for those who read it.

`css/main.css` imports its parts, each into a layer, as browsers understand it. `css/portal.css`
is the same in one file: a finder makes it whenever a part is newer, so that `runserver`, the
tests and `collectstatic` all see it, and hashing and compressing go on as for any static file.
"""

import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

NAME = "css/portal.css"
IMPORT = re.compile(r'^@import "(?P<part>[^"]+)" layer\((?P<layer>[a-z]+)\);$', re.MULTILINE)
COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)


def imported(entry: Path) -> list[Path]:
    """The files that `entry` imports, in order."""
    return [entry.parent / found["part"] for found in IMPORT.finditer(entry.read_text())]


def bundle(entry: Path) -> str:
    """`entry` with each import replaced by what it imports, in its layer; without comments."""

    def inline(found: re.Match[str]) -> str:
        part = (entry.parent / found["part"]).read_text()
        return f"@layer {found['layer']} {{\n{part}}}"

    return COMMENT.sub("", IMPORT.sub(inline, entry.read_text()))


class StylesheetFinder(BaseFinder):
    """Finds `css/portal.css`, made under VAR_DIR from `css/main.css` and its parts."""

    def __init__(self, app_names: Iterable[str] | None = None) -> None:
        self.entry = Path(settings.BASE_DIR) / "static" / "css" / "main.css"
        self.storage = FileSystemStorage(location=Path(settings.VAR_DIR) / "assets")

    def find(self, path: str, find_all: bool = False) -> Any:
        if path != NAME:
            return []
        made = str(self._made())
        return [made] if find_all else made

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        self._made()
        yield NAME, self.storage

    def _made(self) -> Path:
        target = Path(self.storage.path(NAME))
        sources = [self.entry, *imported(self.entry)]
        newest = max(source.stat().st_mtime for source in sources)
        if not target.exists() or target.stat().st_mtime < newest:
            _write_whole(target, bundle(self.entry))
        return target


def _write_whole(target: Path, text: str) -> None:
    """Write so that another process reads the old file or the new one, never half of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", dir=target.parent, delete=False) as draft:
        draft.write(text)
    # Temporary files are their owner's alone; the web server may be another user.
    Path(draft.name).chmod(0o644)
    Path(draft.name).replace(target)
