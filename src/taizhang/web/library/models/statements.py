"""Statements as rows."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from taizhang.web.accounts.models import Tier
from taizhang.web.library.models.records import Record

UNSURE = 0.88
"""Below this confidence the program is not sure of a statement (把握低): somebody should look at it soon."""

# Figures that some of those who read the document do not see.
SET_APART = Q(sensitive=True) | Q(tier=Tier.DRAFT)


class Statement(Record):
    """A statement (陈述) with the fields of ``core.statement.Statement``; see there.

    A range has its ends in ``value`` and ``value_high``. ``report_place`` and ``report_year`` are the
    document's, kept here so that lists over many documents need no join; ``place`` is the place that the
    value is of where it is not the report's own. ``year`` is the first year of ``period``.
    """

    report_place = models.CharField(max_length=64, blank=True)
    report_year = models.PositiveSmallIntegerField(null=True, blank=True)
    value = models.FloatField(null=True, blank=True)
    value_high = models.FloatField(null=True, blank=True)
    unit_text = models.CharField(max_length=64, blank=True)
    base_value = models.FloatField(null=True, blank=True)
    base_value_high = models.FloatField(null=True, blank=True)
    base_unit = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=12)
    cmp = models.CharField(max_length=6)
    status = models.CharField(max_length=8)
    period = models.CharField(max_length=32, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    modality = models.CharField(max_length=8, blank=True)
    subject = models.TextField(blank=True)
    indicator = models.CharField(max_length=64, blank=True)
    basis = models.CharField(max_length=255, blank=True)
    place = models.CharField(max_length=64, blank=True)
    scope = models.CharField(max_length=64, blank=True)
    relation = models.CharField(max_length=64, blank=True)
    section = models.JSONField(default=list)
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()
    rule = models.CharField(max_length=64, blank=True)
    confidence = models.FloatField(default=1.0)

    class Meta(Record.Meta):
        abstract = False
        ordering = ("document", "start", "id")
        indexes = (
            models.Index(fields=("document", "start"), name="statement_place"),
            models.Index(fields=("review", "confidence", "id"), name="statement_queue"),
            models.Index(fields=("indicator", "report_place", "year"), name="statement_series"),
            models.Index(fields=("report_place", "report_year"), name="statement_report"),
            models.Index(fields=("key",), name="statement_key"),
            models.Index(fields=("document", "start"), condition=SET_APART, name="statement_set_apart"),
            models.Index(
                fields=("status", "-report_year", "report_place", "document", "start"), name="statement_order"
            ),
            # All that is asked of a target when it is counted: a count reads no row.
            models.Index(
                fields=("id", "document", "review", "tier", "sensitive", "unit"),
                condition=Q(status="target"),
                name="statement_target_counted",
            ),
        )
        constraints = (
            models.UniqueConstraint(fields=("document", "key"), name="statement_key_once"),
            models.CheckConstraint(condition=Q(end__gte=models.F("start")), name="statement_span"),
        )

    def __str__(self) -> str:
        return f"{self.subject} {self.text}".strip()
