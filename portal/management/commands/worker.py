"""`manage.py worker`: index, deliver, publish what is scheduled."""

import logging
import signal
import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from portal.jobs import JOBS
from portal.warming import warm_up
from portal.worker import work, work_once

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Do what pages leave for later, until SIGTERM or Ctrl-C. Several may run at once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do each job once and stop")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            work_once(JOBS)
            return
        stop = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stop.set())
        # The first page to be published would wait for the dictionaries.
        warm_up()
        logger.info("The worker begins")
        work(JOBS, stop)
        logger.info("The worker has finished what was at hand")
