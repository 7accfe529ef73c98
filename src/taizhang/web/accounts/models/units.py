"""Units as a tree: a district, its bureaus and streets, their communities; task forces and headquarters."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class UnitKind(models.TextChoices):
    """What kind of unit it is (单位类别)."""

    DISTRICT = "district", "地区"
    DEPARTMENT = "department", "委办局"
    STREET = "street", "街道（乡镇）"
    COMMUNITY = "community", "社区（村）"
    TASK_FORCE = "task_force", "专班"
    HEADQUARTERS = "headquarters", "指挥部"
    ENTERPRISE = "enterprise", "国有企业"
    OTHER = "other", "其他"


class Unit(models.Model):
    """A unit (单位): ``valid_from`` its first day, ``valid_until`` the first day on which it is no more.

    ``path`` is the chain of ids from the root, ``/000001/000005/``: what stands under a unit begins with its
    path. Ids have a fixed width, so that the order of the paths is that of the tree in any collation.
    A unit that was merged names in ``merged_into`` the one that took over; it stays for its history.
    """

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    path = models.CharField(max_length=255, db_index=True, editable=False, default="")
    kind = models.CharField(max_length=16, choices=UnitKind.choices)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")

    class Meta:
        ordering = ("path",)
        constraints = (
            models.UniqueConstraint(
                fields=("parent", "name"), condition=Q(valid_until=None), name="unit_name_once_in_parent"
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_from=None) | Q(valid_until__gt=F("valid_from")),
                name="unit_dates_in_order",
            ),
        )

    def __str__(self) -> str:
        return self.short_name or self.name

    def path_under(self, parent: Unit | None) -> str:
        """The path of this unit under ``parent``."""
        return f"{parent.path if parent else '/'}{self.pk:06d}/"


class UnitAlias(models.Model):
    """Another name under which a unit is met in documents (别名)."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("unit", "name"), name="unit_alias_once"),)

    def __str__(self) -> str:
        return self.name
