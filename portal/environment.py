"""Settings from the environment, each checked as it is read.

What is wrong is told in one line that names the variable and never shows its value: it may hold a
password.
"""

import os
import re
from collections.abc import Sequence
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

DATABASES = {
    "sqlite": "django.db.backends.sqlite3",
    "postgres": "django.db.backends.postgresql",
    "postgresql": "django.db.backends.postgresql",
}
MAIL_SCHEMES = ("smtp", "smtp+tls", "smtp+ssl", "smtps", "consolemail")
_HOST = re.compile(r"^(\.?[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\])$", re.IGNORECASE)
_RATE = re.compile(r"^[1-9][0-9]*/(second|minute|hour|day)$")
_INDEX = re.compile(r"^[a-z][a-z0-9_-]{0,99}$")
_YES, _NO = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}


class ConfigurationError(ImproperlyConfigured):
    """A setting is missing or wrong; the message is the one line to show."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name} {problem}")


def text(name: str, default: str = "") -> str:
    """The variable without surrounding space; an empty one counts as not set."""
    return os.environ.get(name, "").strip() or default


def required(name: str, why: str) -> str:
    value = text(name)
    if not value:
        raise ConfigurationError(name, f"is not set: {why}")
    return value


def listed(name: str, default: Sequence[str] = ()) -> list[str]:
    """Values parted by commas."""
    values = [value.strip() for value in text(name).split(",")]
    return [value for value in values if value] or list(default)


def flag(name: str, *, default: bool) -> bool:
    value = text(name).lower()
    if not value:
        return default
    if value not in _YES | _NO:
        raise ConfigurationError(name, "must be true or false")
    return value in _YES


def whole_number(name: str, default: int, *, lowest: int = 0, highest: int = 2**31) -> int:
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit()) or not lowest <= int(value) <= highest:
        raise ConfigurationError(name, f"must be a whole number from {lowest} to {highest}")
    return int(value)


def choice(name: str, default: str, allowed: Sequence[str]) -> str:
    value = text(name, default)
    if value not in allowed:
        raise ConfigurationError(name, f"must be one of {', '.join(allowed)}")
    return value


def rate(name: str, default: str) -> str:
    """A number per second, minute, hour or day: `300/minute`. Empty where it is `off`."""
    value = text(name, default)
    if value == "off":
        return ""
    if not _RATE.match(value):
        raise ConfigurationError(name, "must be a rate like 300/minute, or off")
    return value


def writable_directory(name: str, default: Path) -> Path:
    """The directory, made if need be. Raises ConfigurationError where it cannot be written to."""
    directory = Path(text(name, str(default))).resolve()
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigurationError(
            name, f"is no directory that can be made: {error.strerror}"
        ) from None
    if not os.access(directory, os.W_OK | os.X_OK):
        raise ConfigurationError(name, "is a directory that cannot be written to")
    return directory


def secret_key(name: str = "SECRET_KEY") -> str:
    """At least 50 characters, not few and the same, as Django's deployment check asks."""
    value = required(name, "at least 50 random characters; docs/operations.md says how to make one")
    if len(value) < 50 or len(set(value)) < 5:
        raise ConfigurationError(name, "must be at least 50 random characters")
    return value


def sender(name: str, default: str) -> str:
    """A mail's sender: an address, or a name and the address in angle brackets."""
    value = text(name, default)
    _name, address = parseaddr(value)
    local, _at, host = address.rpartition("@")
    if not (local and host) or any(character in value for character in "\r\n"):
        raise ConfigurationError(name, "must be an address, or like Göra gott <hej@example.org>")
    return value


def index_name(name: str, default: str) -> str:
    """What Elasticsearch takes as the name of an index, with room for what is put behind it."""
    value = text(name, default)
    if not _INDEX.match(value):
        raise ConfigurationError(name, "must be at most 100 of a–z, 0–9, - and _, a letter first")
    return value


def web_address(
    name: str, default: str = "", *, schemes: tuple[str, ...] = ("http", "https")
) -> str:
    """A URL of a host, without a path's last slash. Empty where it is not set and has no default."""
    value = text(name, default)
    if not value:
        return ""
    parts = _split(name, value)
    if parts.scheme not in schemes or not parts.hostname or parts.query or parts.fragment:
        raise ConfigurationError(
            name,
            f"must be a URL that begins with {' or '.join(f'{scheme}://' for scheme in schemes)}",
        )
    return value.rstrip("/")


def base_url(name: str, default: str = "", *, schemes: tuple[str, ...] = ("http", "https")) -> str:
    """Where the portal stands: scheme and host alone, since its pages begin at /."""
    value = web_address(name, default, schemes=schemes)
    if urlsplit(value).path or urlsplit(value).username:
        raise ConfigurationError(name, "must be a scheme and a host alone, without a path")
    return value


def path_or_address(name: str, default: str) -> str:
    """Where files are served: a path of this host, or a URL of another. It ends with a slash."""
    value = text(name, default)
    if not value.startswith("/"):
        web_address(name, value)
    if not value.endswith("/") or value.startswith("//"):
        raise ConfigurationError(name, "must be a path like /media/ or a URL, and end with a slash")
    return value


def origins(name: str, default: Sequence[str] = ()) -> list[str]:
    """Origins of web pages, or `*` for all."""
    values = listed(name, default)
    for value in values:
        if value != "*" and not _is_origin(name, value):
            raise ConfigurationError(name, "must be origins like https://example.org, or *")
    return values


def hosts(name: str, default: Sequence[str], *, any_host: bool) -> list[str]:
    """Host names without port. `any_host` says whether `*` may stand for all of them."""
    values = listed(name, default)
    for value in values:
        if value == "*" and any_host:
            continue
        if not _HOST.match(value):
            raise ConfigurationError(name, "must be host names parted by commas, without ports")
    return values


def database(name: str, default: str) -> dict[str, Any]:
    """Django's setting of the database of a URL: sqlite:///file or postgres://user@host/name."""
    value = text(name, default)
    scheme = value.partition(":")[0]
    if scheme not in DATABASES:
        raise ConfigurationError(name, "must begin with sqlite:/// or postgres://")
    try:
        config: dict[str, Any] = environ.Env.db_url_config(value)
    except (ValueError, ImproperlyConfigured):
        raise ConfigurationError(name, "is no URL that can be read") from None
    if not config["NAME"]:
        raise ConfigurationError(name, "does not name a database")
    return {**config, "ENGINE": DATABASES[scheme]}


def mail_server(name: str) -> dict[str, Any]:
    """Django's EMAIL_ settings of a URL: smtp+tls://user:password@host:587. Empty if not set."""
    value = text(name)
    if not value:
        return {}
    parts = _split(name, value)
    if parts.scheme not in MAIL_SCHEMES:
        raise ConfigurationError(name, "must begin with smtp://, smtp+tls:// or smtp+ssl://")
    if parts.scheme != "consolemail" and not parts.hostname:
        raise ConfigurationError(name, "does not name a mail server")
    return dict(environ.Env.email_url_config(value))


def _is_origin(name: str, value: str) -> bool:
    parts = _split(name, value)
    return (
        parts.scheme in ("http", "https")
        and bool(parts.hostname)
        and f"{parts.scheme}://{parts.netloc}" == value
    )


def _split(name: str, value: str) -> SplitResult:
    try:
        parts = urlsplit(value)
        _ = parts.port  # a port that is no number is found out only here
    except ValueError:
        raise ConfigurationError(name, "is no URL that can be read") from None
    return parts
