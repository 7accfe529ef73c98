"""Goals of several years against the yearly path."""

from __future__ import annotations

from django.db import models

from taizhang.web.accounts.models import Tiered


class Goal(Tiered):
    """A goal of several years (五年目标等) and its path; see ``reconcile.paths.GoalPath``.

    ``steps``: {year, known, since, needed, target, state, reasons, quotes}; ``state`` is that of the last.
    ``document``, ``start``, ``end`` tell where the goal stands.
    """

    key = models.CharField(max_length=16)
    place_name = models.CharField(max_length=64)
    indicator = models.CharField(max_length=64, blank=True)
    subject = models.TextField(blank=True)
    form = models.CharField(max_length=16)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    value = models.FloatField()
    value_unit = models.CharField(max_length=64, blank=True)
    document = models.ForeignKey("library.Document", models.CASCADE, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    state = models.CharField(max_length=10, blank=True)
    steps = models.JSONField(default=list)

    class Meta:
        ordering = ("place_name", "-last_year", "id")

    def __str__(self) -> str:
        return f"{self.place_name} {self.first_year}–{self.last_year} {self.subject}"
