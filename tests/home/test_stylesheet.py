"""The style sheet: parts for those who write it, one small file for those who read it."""

import gzip
import os
import re
from pathlib import Path

import pytest
from django.conf import settings as project
from django.contrib.staticfiles import finders
from django.core.management import call_command
from pytest_django import Settings

from home.stylesheet import NAME, StylesheetFinder, bundle, imported

ENTRY = Path(project.BASE_DIR) / "static" / "css" / "main.css"
BUDGET = 12_000  # bytes, gzip


@pytest.fixture
def finder(settings: Settings, tmp_path: Path) -> StylesheetFinder:
    """A finder over a small style sheet of its own."""
    css = tmp_path / "static" / "css"
    (css / "portal").mkdir(parents=True)
    (css / "main.css").write_text(
        '/* The entry */\n@layer tokens, base;\n@import "portal/base.css" layer(base);\n'
    )
    (css / "portal" / "base.css").write_text("/* why */\na { color: red; }\n")
    settings.BASE_DIR = tmp_path
    settings.VAR_DIR = tmp_path / "var"
    return StylesheetFinder()


def test_each_part_stands_in_its_layer_and_comments_are_left_out(finder: StylesheetFinder) -> None:
    text = Path(finder.find(NAME)).read_text()

    assert "@layer base {\na { color: red; }\n}" in text
    assert text.startswith("@layer tokens, base;")
    assert "/*" not in text
    assert "@import" not in text


def test_a_changed_part_is_seen(finder: StylesheetFinder, tmp_path: Path) -> None:
    made = Path(finder.find(NAME))
    part = tmp_path / "static" / "css" / "portal" / "base.css"
    part.write_text("a { color: blue; }\n")
    os.utime(part, (made.stat().st_mtime + 5, made.stat().st_mtime + 5))

    assert "blue" in Path(finder.find(NAME)).read_text()


def test_what_is_unchanged_is_not_written_again(finder: StylesheetFinder) -> None:
    made = Path(finder.find(NAME))
    os.utime(made, (2_000_000_000, 2_000_000_000))

    assert Path(finder.find(NAME)).stat().st_mtime == 2_000_000_000


def test_other_files_are_left_to_other_finders(finder: StylesheetFinder) -> None:
    assert finder.find("css/admin.css") == []
    assert finder.find(NAME, find_all=True) == [finder.find(NAME)]


def test_the_finder_is_in_use_and_collectstatic_brings_the_one_file(
    settings: Settings, tmp_path: Path
) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    found = finders.find(NAME)
    assert found
    assert Path(found).is_file()

    call_command("collectstatic", "--noinput", verbosity=0)

    assert "@layer tokens" in next((tmp_path / "static" / "css").glob("portal*.css")).read_text()


def test_the_style_sheet_is_whole_and_within_its_budget() -> None:
    text = bundle(ENTRY)

    parts = {part.name for part in imported(ENTRY)}
    assert parts == {part.name for part in (ENTRY.parent / "portal").glob("*.css")}
    assert "@import" not in text
    assert text.count("{") == text.count("}")
    assert len(gzip.compress(text.encode())) <= BUDGET


def test_a_colour_for_two_schemes_has_one_for_browsers_that_know_but_the_day() -> None:
    tokens = (ENTRY.parent / "portal" / "tokens.css").read_text()
    both, day = tokens.split("@supports not", 1)

    schemed = re.findall(r"(--[a-z0-9-]+): light-dark\((#[0-9a-f]+),", both)
    assert schemed
    for name, light in schemed:
        assert f"{name}: {light};" in day, name
    for part in (ENTRY.parent / "portal").glob("*.css"):
        if part.name != "tokens.css":
            assert "light-dark(" not in part.read_text(), part.name


def test_scripts_are_within_their_budget() -> None:
    scripts = (Path(project.BASE_DIR) / "static" / "js").glob("*.js")

    assert sum(len(gzip.compress(script.read_bytes())) for script in scripts) <= 5_000
