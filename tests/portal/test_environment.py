"""A setting that is missing or wrong stops the start with one line that names it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from portal import environment
from portal.environment import ConfigurationError

ROOT = Path(__file__).resolve().parent.parent.parent
GOOD = {
    "SECRET_KEY": "k3yed-by-the-test-with-more-than-fifty-characters-in-it-0123456789",
    "BASE_URL": "https://goragott.example.org",
}


def start(tmp_path: Path, *command: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    """Start the portal in production settings, with nothing else in the environment."""
    return subprocess.run(  # noqa: S603 - our own commands
        [sys.executable, *command],
        cwd=ROOT,
        env={
            "PATH": os.environ["PATH"],
            "VAR_DIR": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "portal.settings.production",
            **variables,
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


STARTS = [
    ("manage.py", "check"),
    ("manage.py", "worker", "--once"),
    ("manage.py", "serve"),
    ("-c", "import portal.wsgi"),
]


@pytest.mark.parametrize("command", STARTS, ids=lambda command: " ".join(command[:2]))
def test_each_start_stops_with_one_line(tmp_path: Path, command: tuple[str, ...]) -> None:
    started = start(tmp_path, *command, BASE_URL=GOOD["BASE_URL"])
    assert started.returncode == 1
    assert len(started.stderr.strip().splitlines()) == 1
    assert started.stderr.startswith("SECRET_KEY is not set")


WRONG = {
    "SECRET_KEY": "short",
    "BASE_URL": "http://goragott.example.org",
    "DATABASE_URL": "oracle://scott:tiger@db/portal",
    "EMAIL_URL": "smtp://user:tiger@:port",
    "ELASTICSEARCH_URL": "search:9200",
    "ELASTICSEARCH_INDEX": "Gora Gott",
    "DEFAULT_FROM_EMAIL": "Göra gott",
    "ALLOWED_HOSTS": "*",
    "MEDIA_URL": "media",
    "TRUSTED_PROXY_COUNT": "one",
    "API_RATE": "often",
    "LOG_LEVEL": "loud",
    "VAR_DIR": "/dev/null/var",
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_setting_is_named_and_its_value_is_not_shown(tmp_path: Path, name: str) -> None:
    started = start(tmp_path, "manage.py", "check", **{**GOOD, name: WRONG[name]})
    assert started.returncode == 1
    (line,) = started.stderr.strip().splitlines()
    assert line.startswith(f"{name} ")
    assert "tiger" not in line


def test_the_documented_environment_is_enough_and_safe(tmp_path: Path) -> None:
    started = start(tmp_path, "manage.py", "check", "--deploy", "--fail-level", "WARNING", **GOOD)
    assert started.returncode == 0, started.stderr


def test_every_variable_is_documented() -> None:
    documented = (ROOT / "docs" / "operations.md").read_text()
    read = {
        line.split('("')[1].split('"')[0]
        for path in (ROOT / "portal" / "settings").glob("*.py")
        if path.stem not in {"test", "trial"}
        for line in path.read_text().replace('(\n    "', '("').splitlines()
        if "environment." in line and '("' in line
    }
    assert {"SECRET_KEY", "BASE_URL", "DATABASE_URL", "PAGE_CACHE_MB"} <= read
    assert not {name for name in read if f"`{name}`" not in documented}


@pytest.mark.parametrize(
    ("url", "engine", "name"),
    [
        ("sqlite:////srv/portal.sqlite3", "django.db.backends.sqlite3", "/srv/portal.sqlite3"),
        ("postgres://u:p%40ss@db:5432/portal", "django.db.backends.postgresql", "portal"),
    ],
)
def test_a_database_is_read(
    monkeypatch: pytest.MonkeyPatch, url: str, engine: str, name: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    config = environment.database("DATABASE_URL", "")
    assert (config["ENGINE"], config["NAME"]) == (engine, name)


@pytest.mark.parametrize("value", ["maybe", "2", "ja"])
def test_a_flag_is_yes_or_no(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("DEBUG", value)
    with pytest.raises(ConfigurationError, match="DEBUG must be true or false"):
        environment.flag("DEBUG", default=False)


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", " ")
    assert environment.whole_number("PORT", 8000) == 8000
