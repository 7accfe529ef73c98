"""Which indicators a place tells of: what lists count, so that they need not read every figure."""

from __future__ import annotations

from django.db import models

from taizhang.web.accounts.models import Tiered


class Series(Tiered):
    """The figures of one indicator and place that are for the same readers (指标序列).

    One row for each tier, sensitivity and unit, so that who may not see the figures does not learn that they
    are there. ``position`` is the place of the indicator in the catalogue; ``statements`` how many figures,
    ``first_year`` and ``last_year`` those they are of; ``expected`` and ``binding``: whether there are
    targets of that nature (预期性, 约束性). Made again with the verdicts.
    """

    place_name = models.CharField(max_length=64)
    indicator = models.CharField(max_length=64)
    position = models.PositiveSmallIntegerField()
    first_year = models.PositiveSmallIntegerField(null=True, blank=True)
    last_year = models.PositiveSmallIntegerField(null=True, blank=True)
    statements = models.PositiveIntegerField()
    expected = models.BooleanField(default=False)
    binding = models.BooleanField(default=False)

    class Meta:
        ordering = ("position", "place_name", "id")
        indexes = (
            models.Index(fields=("position", "place_name"), name="series_position"),
            # All that is asked when lists offer the indicators to choose from: that reads no row.
            models.Index(
                fields=("position", "indicator", "tier", "sensitive", "unit"), name="series_offered"
            ),
            models.Index(fields=("place_name", "indicator"), name="series_place"),
            models.Index(fields=("indicator", "place_name"), name="series_indicator"),
        )

    def __str__(self) -> str:
        return f"{self.place_name} {self.indicator}"
