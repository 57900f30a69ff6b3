"""`manage.py setup_site`: lay what every portal stands on."""

from typing import Any

from django.core.management.base import BaseCommand

from home.tree import ensure_tree


class Command(BaseCommand):
    help = "Lay the page tree. Run again, it changes nothing that an editor has changed."

    def handle(self, *args: Any, **options: Any) -> None:
        ensure_tree()
