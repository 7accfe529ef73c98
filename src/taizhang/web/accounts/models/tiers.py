"""For whom a record is: the four tiers, and the mark of a sensitive figure."""

from __future__ import annotations

from django.db import models

from taizhang.web.accounts.models.units import Unit


class Tier(models.TextChoices):
    """For whom a record is (公开层级), from the narrowest to the widest."""

    DRAFT = "draft", "草稿"
    INTERNAL = "internal", "内部"
    CONGRESS = "congress", "人大"
    PUBLIC = "public", "公开"


class Tiered(models.Model):
    """What every record of plans has: its tier, whether it is sensitive (敏感), the unit it belongs to."""

    tier = models.CharField(max_length=8, choices=Tier.choices, default=Tier.INTERNAL)
    sensitive = models.BooleanField(default=False)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True
