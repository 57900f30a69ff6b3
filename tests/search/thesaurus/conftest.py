"""What one test adds to the thesaurus is not there for the next, nor for those without a database."""

from collections.abc import Iterator

import pytest

from search.analysis.in_use import use


@pytest.fixture(autouse=True)
def _standard_afterwards() -> Iterator[None]:
    yield
    use(None)
