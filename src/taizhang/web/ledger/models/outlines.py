"""Outlines of places that an administrator supplied, for maps."""

from __future__ import annotations

from django.db import models

from taizhang.web.accounts.models import Person


class Outlines(models.Model):
    """A map (地图): a GeoJSON FeatureCollection of named areas; ``removed_at``: taken away."""

    name = models.CharField(max_length=64)
    geojson = models.JSONField()
    areas = models.JSONField(default=list)
    size = models.PositiveIntegerField()
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("name",), condition=models.Q(removed_at=None), name="outlines_name_once"
            ),
        )

    def __str__(self) -> str:
        return self.name
