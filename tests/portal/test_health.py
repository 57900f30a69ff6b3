"""What a load balancer and whoever watches the portal ask."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from portal.health import WORKER_LOST_AFTER
from portal.worker import beat
from search.engines import embedded

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _index(settings: Settings, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path
    with embedded().building() as build:
        build.swap()


def test_live_asks_nothing_of_others(client: Client) -> None:
    response = client.get("/health/live")
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


def test_ready_when_all_parts_work(client: Client) -> None:
    beat(timezone.now())
    response = client.get("/health/ready")
    assert response.status_code == 200
    assert response.json() == {
        "database": True,
        "migrations": True,
        "search": True,
        "worker": True,
    }
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("silence", [None, WORKER_LOST_AFTER + timedelta(seconds=1)])
def test_not_ready_without_a_worker(client: Client, silence: timedelta | None) -> None:
    if silence:
        beat(timezone.now() - silence)
    response = client.get("/health/ready")
    assert response.status_code == 503
    assert response.json()["worker"] is False


def test_not_ready_without_an_index(client: Client, settings: Settings, tmp_path: Path) -> None:
    settings.VAR_DIR = tmp_path / "empty"
    beat(timezone.now())
    response = client.get("/health/ready")
    assert response.status_code == 503
    assert response.json()["search"] is False
