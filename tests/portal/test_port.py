"""A port that is taken is told in one line, before anything has been done."""

import socket
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from pytest_django import Settings

from portal.port import LOOPBACK, require_free


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which another portal runs: such a one would share it."""
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind((LOOPBACK, 0))
        other.listen()
        yield other.getsockname()[1]


def test_the_server_does_not_start(taken: int) -> None:
    with pytest.raises(CommandError, match=f"Port {taken}.*PORT={taken + 1}"):
        call_command("serve", port=taken)


def test_the_demonstration_is_not_prepared(taken: int, settings: Settings) -> None:
    settings.DEBUG, settings.PORT = True, taken
    with pytest.raises(CommandError, match=f"Port {taken}"):
        call_command("prepare_demo")


def test_a_free_port_is_free() -> None:
    with socket.socket() as other:
        other.bind((LOOPBACK, 0))
        free = other.getsockname()[1]
    require_free(LOOPBACK, free)
