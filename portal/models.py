"""What the processes of a portal tell each other through its database."""

from django.db import models


class CacheChange(models.Model):
    """Something that pages show was changed, in the transaction that this row was saved in.

    The rows together are the generation of cached pages: portal/cache/generation.py.
    """

    def __str__(self) -> str:
        return str(self.pk)


class WorkerBeat(models.Model):
    """When some worker was last seen alive: one row."""

    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S}"


class JobTurn(models.Model):
    """When a job that one worker does for all is due next; whoever moves it on does the job."""

    name = models.CharField(max_length=60, unique=True)
    due = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}: {self.due:%Y-%m-%d %H:%M:%S}"
