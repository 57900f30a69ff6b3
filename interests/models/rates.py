"""What the rate limit counts, in the database so that all processes count together."""

from django.db import models


class Visit(models.Model):
    """One costly request from one network. Kept for minutes."""

    # A keyed hash: whose network it was cannot be read from it.
    key = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["key", "at"], name="visit_counted"),
            models.Index(fields=["at"], name="visit_forgotten"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S}"
