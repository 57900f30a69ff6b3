import pytest
from django.test import Client

from tests.assignments.association import World


@pytest.fixture
def world(client: Client) -> World:
    return World(client)
