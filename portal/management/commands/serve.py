"""`manage.py serve`: the web server, with the settings checked before it starts."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from portal.port import LOOPBACK, require_free

# Requests that a process works on at once. They wait for the database, not for each other.
THREADS = 4


class Command(BaseCommand):
    help = "Serve the portal. In production a proxy stands in front and ends TLS."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--address", default=LOOPBACK)
        parser.add_argument("--port", type=int, default=settings.PORT)
        parser.add_argument("--processes", type=int, default=settings.WEB_PROCESSES)

    def handle(self, *args: Any, **options: Any) -> None:
        require_free(options["address"], options["port"])
        Granian(
            "portal.wsgi:application",
            address=options["address"],
            port=options["port"],
            interface=Interfaces.WSGI,
            workers=options["processes"],
            blocking_threads=THREADS,
            websockets=False,
            respawn_failed_workers=not settings.DEBUG,
            # Addresses of visitors and signed links stay out of the log.
            log_access=False,
            log_level=LogLevels.warning,
            workers_kill_timeout=30,
        ).serve()
