"""What all tests share: nothing that one test counts or writes is there for the next."""

from pathlib import Path

import pytest
from django.core.cache import cache
from pytest_django import Settings


@pytest.fixture(autouse=True)
def _own_files(settings: Settings, tmp_path: Path) -> None:
    settings.RATES_FILE = tmp_path / "rates.sqlite3"
    settings.MEDIA_ROOT = tmp_path / "media"
    cache.clear()


@pytest.fixture
def page_cache(settings: Settings) -> None:
    """Pages are cached, as when the portal runs. Needs a database with real transactions."""
    settings.PAGE_CACHE_BYTES = 4_000_000
