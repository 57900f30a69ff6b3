"""What residents can find already is no news to those who save a search from now on."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.utils import timezone


def know_pages(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    debuts = apps.get_model("search", "Debut")
    assignments = apps.get_model("assignments", "AssignmentPage").objects.filter(
        live=True, organisation__live=True, organisation__approved=True
    )
    calls = apps.get_model("assignments", "CallPage").objects.filter(live=True)
    now = timezone.now()
    known = [
        debuts(page_id=page, at=now, matched=now)
        for pages in (assignments, calls)
        for page in pages.order_by().values_list("pk", flat=True)
    ]
    debuts.objects.bulk_create(known, batch_size=200, ignore_conflicts=True)


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0005_saved_searches"),
        ("assignments", "0005_delete_assignments_with_organisation"),
    ]

    operations = [migrations.RunPython(know_pages, migrations.RunPython.noop)]
