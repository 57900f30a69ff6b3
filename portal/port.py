"""Whether the web server can have its port.

Asked before it starts: the server itself either breaks with pages of its inner life, or shares the
port unseen with another portal that is still running.
"""

import socket
from contextlib import closing

from django.core.management.base import CommandError

LOOPBACK = "127.0.0.1"


def require_free(address: str, port: int) -> None:
    """Raises CommandError with one line that says what to do."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
        # What a server that has ended leaves behind for a minute is no hindrance.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            raise CommandError(
                f"Port {port} of {address} cannot be had ({error.strerror}). End what runs there, "
                f"or choose another: PORT={port + 1}"
            ) from error
