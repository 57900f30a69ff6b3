"""What tests of the API share."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _nobody_has_called_yet(settings: Any, tmp_path: Path) -> None:
    settings.RATES_FILE = tmp_path / "rates.sqlite3"
