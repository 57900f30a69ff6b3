"""`manage.py setup_site`: lay what every portal stands on."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from home.demo import ensure_demo_logins
from home.services import set_up_site


class Command(BaseCommand):
    help = (
        "Lay the page tree, the editorial pages, the navigation and the roles. "
        "Run again, it changes nothing that an editor has changed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--demo", action="store_true", help="also make ready logins; development only"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["demo"] and not settings.DEBUG:
            raise CommandError("--demo makes logins with known passwords: only where DEBUG is on.")
        set_up_site()
        if not options["demo"]:
            return
        self.stdout.write(f"Log in at {settings.BASE_URL}/admin/ (name = password):")
        for login in ensure_demo_logins():
            self.stdout.write(f"  {login.username:<12}{login.role}")
