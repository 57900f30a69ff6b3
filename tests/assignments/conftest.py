from pathlib import Path

import pytest
from django.test import Client

from tests.assignments.association import World


@pytest.fixture(scope="module")
def laid_world(shared_content: Path) -> World:
    return World()


@pytest.fixture
def world(db: None, laid_world: World, client: Client) -> World:
    return laid_world.logged_in(client)
