"""What the import remembers, so that it can tell the file's words from an editor's."""

from django.db import models
from wagtail.models import Page


class ContentImport(models.Model):
    """By how much the dates of the files of one reference date are shifted."""

    reference_date = models.DateField(unique=True)
    weeks = models.IntegerField()
    first_imported_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.reference_date}: {self.weeks:+d} weeks"


class ImportedRecord(models.Model):
    """A record of the content file as it was last imported.

    The fingerprint is of the imported fields alone, so that a picture added in the admin does not
    count as a change of them.
    """

    list = models.CharField(max_length=20)
    source_id = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=64)
    page = models.ForeignKey(
        Page, null=True, on_delete=models.SET_NULL, related_name="imported_records"
    )
    live = models.BooleanField(default=True)
    # Not a foreign key: a purged revision must not make the record forget.
    revision_id = models.PositiveBigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["list", "source_id"], name="imported_record_key"),
        ]

    def __str__(self) -> str:
        return f"{self.list} {self.source_id}"
