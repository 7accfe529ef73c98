"""Places whose reports are in the library."""

from __future__ import annotations

from django.db import models


class Place(models.Model):
    """A place (地区) with reports.

    ``revision`` grows with each change of its documents or records; ``judged_revision`` is that of the last
    verdicts, made at ``judged_at``: while they differ, verdicts are on their way.
    """

    name = models.CharField(max_length=64, unique=True)
    code = models.CharField(max_length=12, blank=True)
    first_year = models.PositiveSmallIntegerField(null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(null=True, blank=True)
    documents_count = models.PositiveIntegerField(default=0)
    revision = models.PositiveBigIntegerField(default=0)
    judged_revision = models.PositiveBigIntegerField(default=0)
    judged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("code", "name")

    def __str__(self) -> str:
        return self.name
