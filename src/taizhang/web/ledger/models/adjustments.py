"""Targets that were adjusted within the year, and by what decision."""

from __future__ import annotations

from django.db import models

from taizhang.web.accounts.models import Person
from taizhang.web.library.models import Statement


class Adjustment(models.Model):
    """A later version of a target (目标调整): what it is now, since when, by whose decision.

    A plan that the congress has passed is changed by its standing committee:
    ``basis`` names the decision, ``decided_by`` the body. The original stays as the first version. Only
    added, taken back by ``withdrawn_at``.
    """

    target = models.ForeignKey(Statement, models.CASCADE, related_name="adjustments")
    text = models.CharField(max_length=64)
    value = models.FloatField(null=True, blank=True)
    value_high = models.FloatField(null=True, blank=True)
    cmp = models.CharField(max_length=6)
    decided_on = models.DateField()
    decided_by = models.CharField(max_length=120)
    basis = models.CharField(max_length=255)
    why = models.TextField(blank=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("decided_on", "id")

    def __str__(self) -> str:
        return f"{self.target_id} {self.text}"
