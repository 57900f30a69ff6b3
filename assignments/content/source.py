"""Bytes to a JSON object, strictly: what other readers let through is an error here."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assignments.content.problems import ContentError, Problem


def read_source(path: Path) -> dict[str, Any]:
    """The JSON object in the file. Raises ContentError with one line saying why there is none."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _error(f"{path}: {error.strerror}") from None
    return parse_source(data)


def parse_source(data: bytes) -> dict[str, Any]:
    """The JSON object in `data`. Raises ContentError with one line saying why there is none."""
    if data.startswith(b"\xef\xbb\xbf"):
        raise _error("The file starts with a byte order mark. Save it as UTF-8 without one.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _error(f"The file is not UTF-8: byte {error.start} cannot be read.") from None
    try:
        source = json.loads(text, object_pairs_hook=_object, parse_constant=_no_constant)
    except RecursionError:
        raise _error("The file is nested far too deeply to be a content file.") from None
    except json.JSONDecodeError as error:
        raise _error(
            f"The file is not JSON: line {error.lineno}, column {error.colno}: {error.msg}."
        ) from None
    except ValueError as error:
        raise _error(f"The file is not JSON that can be trusted: {error}.") from None
    if not isinstance(source, dict):
        raise _error("The file must hold one JSON object.")
    return source


def _object(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """Of two equal keys, JSON readers silently take the last."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key “{key}” stands twice in one object")
        found[key] = value
    return found


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is not a number in JSON")


def _error(message: str) -> ContentError:
    return ContentError([Problem(message)])
