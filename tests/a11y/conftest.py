import pytest

from portal.trial import Trial
from tests.a11y.paths import all_paths


@pytest.fixture(scope="session")
def paths(portal: Trial) -> dict[str, str]:
    return all_paths(portal)
