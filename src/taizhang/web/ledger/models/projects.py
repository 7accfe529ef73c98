"""Projects over the years."""

from __future__ import annotations

from django.db import models

from taizhang.web.accounts.models import Tiered


class Project(Tiered):
    """A project (项目) of a place through the years; see ``reconcile.projects.ProjectTimeline``.

    ``points``: {year, stage, status, document, start, end}; ``promises``: {year, promised, reached, outcome,
    document, start, end, result}; ``admissions``: {document, start, end}. Documents are numbers of the
    library. ``stage`` and ``last_year`` are those of the last point that was reached; ``behind``: how many
    promises were not kept; ``again``: in how many years the same stage was promised.
    """

    key = models.CharField(max_length=16)
    place_name = models.CharField(max_length=64)
    name = models.CharField(max_length=255)
    names = models.JSONField(default=list)
    stage = models.CharField(max_length=12, blank=True)
    first_year = models.PositiveSmallIntegerField(null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(null=True, blank=True)
    behind = models.PositiveSmallIntegerField(default=0)
    again = models.PositiveSmallIntegerField(default=0)
    points = models.JSONField(default=list)
    promises = models.JSONField(default=list)
    admissions = models.JSONField(default=list)

    class Meta:
        ordering = ("place_name", "-last_year", "name")
        indexes = (models.Index(fields=("place_name", "last_year"), name="project_place_year"),)

    def __str__(self) -> str:
        return self.name
