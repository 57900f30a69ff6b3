"""What tests of the API share."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def _nobody_has_called_yet() -> None:
    cache.clear()
