"""A copied database is as good as one that was migrated: nothing outdated is ever copied."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from portal.trial import ROOT
from tests.migrated import copy_kept, packages, signature, sources

Change = Callable[[Path], object]
MIGRATION = "mail/migrations/0001_initial.py"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    files = {
        MIGRATION: "from mail.fields import Field\nimport mail.columns\n",
        "mail/fields.py": "from mail import defaults\n",
        "mail/columns.py": "",
        "mail/defaults.py": "LONGEST = 10\n",
        "mail/views.py": "",
        "portal/settings/base.py": "LANGUAGE_CODE = 'sv'\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def signed(project: Path, versions: tuple[str, ...] = ("wagtail 7.0",)) -> str:
    return signature(sources(project), project, versions)


def written(text: str) -> Callable[[Path], None]:
    """What makes a file of that text."""

    def make(file: Path) -> None:
        file.write_text(text)

    return make


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda root: (root / MIGRATION).write_text("pass\n"), id="edited"),
        pytest.param(
            lambda root: (root / MIGRATION).rename(root / "mail/migrations/0001_first.py"),
            id="renamed",
        ),
        pytest.param(
            lambda root: (root / "mail/migrations/0002_more.py").touch(), id="one more, empty"
        ),
        pytest.param(lambda root: (root / "mail/fields.py").write_text("x = 1\n"), id="imported"),
        pytest.param(lambda root: (root / "mail/columns.py").write_text("x = 1\n"), id="module"),
        pytest.param(
            lambda root: (root / "mail/defaults.py").write_text("LONGEST = 11\n"),
            id="imported by what is imported",
        ),
        pytest.param(
            lambda root: (root / "portal/settings/base.py").write_text("LANGUAGE_CODE = 'en'\n"),
            id="settings",
        ),
    ],
)
def test_whatever_migrations_depend_on_makes_another(project: Path, change: Change) -> None:
    before = signed(project)
    change(project)
    assert signed(project) != before


def test_another_version_of_a_package_makes_another(project: Path) -> None:
    assert signed(project, ("wagtail 7.0",)) != signed(project, ("wagtail 7.1",))


def test_what_they_do_not_depend_on_makes_none(project: Path) -> None:
    before = signed(project)
    (project / "mail/views.py").write_text("x = 1\n")
    assert signed(project) == before


def test_all_of_this_project_is_looked_at() -> None:
    found = {str(file.relative_to(ROOT)) for file in sources(ROOT)}
    assert {"assignments/fields.py", "portal/settings/test.py"} < found
    for app in ("home", "search", "interests", "assignments", "mail"):
        assert f"{app}/migrations/0001_initial.py" in found
    assert any(each.lower().startswith("wagtail ") for each in packages())


def test_it_is_made_once_for_all(tmp_path: Path) -> None:
    made = []

    def make(file: Path) -> None:
        made.append(file)
        file.write_text("whole")

    targets = [tmp_path / str(number) for number in range(8)]
    with ThreadPoolExecutor(len(targets)) as threads:
        list(threads.map(lambda target: copy_kept(target, tmp_path, "a", make), targets))
    assert {target.read_text() for target in targets} == {"whole"}
    assert len(made) == 1


def test_another_takes_the_place_of_the_last(tmp_path: Path) -> None:
    target = tmp_path / "copy"
    copy_kept(target, tmp_path, "a", written("old"))
    copy_kept(target, tmp_path, "b", written("new"))
    assert target.read_text() == "new"
    assert len(list(tmp_path.glob("*.sqlite3"))) == 1


def test_what_failed_half_way_is_never_copied(tmp_path: Path) -> None:
    def fail(file: Path) -> None:
        file.write_text("half")
        raise ChildProcessError

    target = tmp_path / "copy"
    for _ in range(2):
        with pytest.raises(ChildProcessError):
            copy_kept(target, tmp_path, "a", fail)
    assert not target.exists()
    copy_kept(target, tmp_path, "a", written("whole"))
    assert target.read_text() == "whole"
