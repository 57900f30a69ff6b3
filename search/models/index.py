"""Pages whose search documents are stale, and new indexes that are being filled."""

import uuid

from django.db import models


class IndexQueueRow(models.Model):
    """A page whose document in one index is stale.

    `target` is an index in use (search/targets.py) or a build (`tantivy:<name>`). The page may be gone:
    so its id is no foreign key. `version` changes with every touch, so that whoever applies the
    row knows whether the page was touched again meanwhile. A claim is a lease: when
    `claimed_until` has passed, its holder is taken for dead.
    """

    page_id = models.BigIntegerField()
    target = models.CharField(max_length=80)
    version = models.UUIDField(default=uuid.uuid4)
    queued_at = models.DateTimeField()
    claim = models.UUIDField(null=True)
    claimed_version = models.UUIDField(null=True)
    claimed_until = models.DateTimeField(null=True)
    attempts = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["target", "page_id"], name="queue_one_row_per_target"),
        ]
        indexes = [models.Index(fields=["target", "claimed_until"], name="queue_claimable")]

    def __str__(self) -> str:
        return f"{self.target}: page {self.page_id}"


class IndexClock(models.Model):
    """One row: the version of the last write to an index. In microseconds since 1970, or later."""

    version = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.version)


class IndexBuild(models.Model):
    """A new index that is being filled: changes applied to `engine` are queued for it too.

    The process that fills it renews `alive_until`; when that has passed, it was killed.
    """

    target = models.CharField(max_length=80, unique=True)
    engine = models.CharField(max_length=40)
    alive_until = models.DateTimeField()

    def __str__(self) -> str:
        return self.target


class SharedIndex(models.Model):
    """An engine whose one index all machines share, since it was first built.

    Changes are queued for it also by a process that is not told of it, and while nobody is: so it
    has missed nothing when it is used again.
    """

    engine = models.CharField(max_length=40, unique=True)

    def __str__(self) -> str:
        return self.engine
