"""`manage.py prepare_demo`: what `make run` needs before it serves; does only what is missing."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from assignments.models import ContentImport
from portal.port import LOOPBACK, require_free
from search.engines import engine

CONTENT = settings.BASE_DIR / "assignments" / "fixtures" / "demo.json"


class Command(BaseCommand):
    help = "Lay the tables, the site, the demonstration content and its logins; development only."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("The demonstration has known passwords: only where DEBUG is on.")
        # The server would say so only when all this has been done.
        require_free(LOOPBACK, settings.PORT)
        call_command("migrate", verbosity=0)
        if not ContentImport.objects.exists():
            call_command("setup_site", verbosity=0)
            self.stdout.write("Importing the demonstration content:")
            call_command("import_content", CONTENT, shift_dates=True)
        if not engine().ready():
            call_command("search_index", "rebuild")
        self.stdout.write(f"\nThe portal is at {settings.BASE_URL}/ (Ctrl-C stops it).")
        self.stdout.write(f"Mails that it sends are under {settings.EMAIL_FILE_PATH}.")
        call_command("setup_site", demo=True)
