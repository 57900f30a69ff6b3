"""`manage.py makemessages`: Django's, which also reads the texts of public pages."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management.commands import makemessages

from portal.templates import is_public, public_environment

TEMPLATES: Path = settings.BASE_DIR / "templates"


class BuildFile(makemessages.BuildFile):
    """A file to read texts from; of a public page, its texts as calls that xgettext knows."""

    def preprocess(self) -> None:
        path = Path(self.path).resolve()
        if path.suffix != ".html" or not _is_public_page(path):
            super().preprocess()
            return
        calls = calls_of(path.read_text(encoding="utf-8"))
        Path(self.work_path).write_text(calls, encoding="utf-8")


class Command(makemessages.Command):
    build_file_class = BuildFile


def calls_of(source: str) -> str:
    """The texts of a template of a public page, each as a call on the line where it stands."""
    lines = [""] * (source.count("\n") + 1)
    for line, function, texts in texts_in(source):
        # A number stands in the place of what is counted.
        arguments = [*map(repr, texts), *(["1"] if function.startswith("n") else [])]
        lines[line - 1] += f"{function}({', '.join(arguments)});"
    return "\n".join(lines)


def texts_in(source: str) -> Iterator[tuple[int, str, list[str]]]:
    """The line, the function of gettext, and its texts, of each in such a template.

    `_(variable)` has none: its texts are marked where they are written.
    """
    extract = public_environment().extract_translations  # type: ignore[attr-defined]
    for line, function, message in extract(source):
        texts = [message] if isinstance(message, str) else [*filter(None, message or ())]
        if texts:
            yield line, "gettext" if function == "_" else function, texts


def _is_public_page(path: Path) -> bool:
    return path.is_relative_to(TEMPLATES) and is_public(path.relative_to(TEMPLATES).as_posix())
