"""What was noticed when reports were laid beside each other."""

from __future__ import annotations

from django.db import models

from taizhang.web.accounts.models import Person, Tiered
from taizhang.web.library.models import Document


class Topic(models.TextChoices):
    """What was noticed (发现)."""

    DROPPED = "dropped", "未再提及"
    REPEATED = "repeated", "重复承诺"
    WEAKENED = "weakened", "表述弱化"
    INCONSISTENCY = "inconsistency", "前后矛盾"


class Dismissal(models.Model):
    """That a person says a finding is none (不成立), and why; only added, taken back by ``withdrawn_at``.

    It rests on the key of the finding, so that it holds when findings are made again.
    """

    finding_key = models.CharField(max_length=16)
    why = models.TextField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("finding_key",), condition=models.Q(withdrawn_at=None), name="dismissal_open_once"
            ),
        )

    def __str__(self) -> str:
        return self.finding_key


class Finding(Tiered):
    """Something noticed (发现); see ``views.reconciliation.Finding``.

    ``key`` is derived from topic and citations, the same when findings are made again. Its texts stand at its
    citations, the earlier first. ``dismissal``: a person says that there is nothing to it.
    """

    key = models.CharField(max_length=16)
    topic = models.CharField(max_length=13, choices=Topic.choices)
    place_name = models.CharField(max_length=64)
    year = models.CharField(max_length=32)
    subject = models.TextField(blank=True)
    reasons = models.JSONField(default=list)
    confidence = models.FloatField(null=True, blank=True)
    caution = models.BooleanField(default=False)
    dismissal = models.ForeignKey(Dismissal, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("place_name", "topic", "-year", "id")
        indexes = (
            models.Index(fields=("place_name", "topic", "year"), name="finding_place_topic"),
            models.Index(fields=("key",), name="finding_key"),
        )

    def __str__(self) -> str:
        return f"{self.place_name} {self.year} {self.subject}"


class Citation(models.Model):
    """A place in a document that a finding rests on, and the sentence around it: half-open offsets."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="citations")
    document = models.ForeignKey(Document, models.CASCADE, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    sentence_start = models.PositiveIntegerField(default=0)
    sentence_end = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.document_id}:{self.start}"
