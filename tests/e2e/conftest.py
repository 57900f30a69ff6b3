"""Browser tests: every page is watched, and whatever goes wrong in it fails the test."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.watched import Watched


@pytest.fixture(autouse=True)
def _nothing_goes_wrong(request: pytest.FixtureRequest) -> Iterator[None]:
    if "page" not in request.fixturenames:
        yield
        return
    page: Page = request.getfixturevalue("page")
    watched = Watched(page)
    yield
    assert watched.troubles == []
