"""What readers say of a figure, and what came of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from taizhang.web.accounts.models import Person
from taizhang.web.publishing.models.editions import Figure


class CaseKind(models.TextChoices):
    """What a reader says is wrong (反馈类别)."""

    READING = "reading", "读错了"
    VERDICT = "verdict", "结论不对"
    SOURCE = "source", "原文有误"
    QUESTION = "question", "疑问"


class CaseState(models.TextChoices):
    """Where a case stands (办理状态)."""

    OPEN = "open", "待办理"
    IN_HAND = "in_hand", "办理中"
    CLOSED = "closed", "已办结"


class CaseOutcome(models.TextChoices):
    """What came of a case (办理结果)."""

    CORRECTED = "corrected", "已更正"
    KEPT = "kept", "维持原样"
    EXPLAINED = "explained", "已说明"
    UNRELATED = "unrelated", "与本数字无关"


class Case(models.Model):
    """Feedback on a published figure (反馈); closed with an outcome and an answer that anybody may read.

    ``token`` opens the case for whoever sent it. ``contact`` is for the staff alone and is removed when the
    case is closed. ``sender`` is a keyed digest of the day and the address it came from, for limits only.
    """

    figure = models.ForeignKey(Figure, models.PROTECT, related_name="cases")
    key = models.CharField(max_length=16)
    kind = models.CharField(max_length=8, choices=CaseKind.choices)
    message = models.TextField()
    contact = models.CharField(max_length=200, blank=True)
    token = models.CharField(max_length=43, unique=True)
    sender = models.CharField(max_length=32)
    received_at = models.DateTimeField()
    state = models.CharField(max_length=7, choices=CaseState.choices, default=CaseState.OPEN)
    outcome = models.CharField(max_length=9, choices=CaseOutcome.choices, blank=True)
    answer = models.TextField(blank=True)
    handled_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        indexes = (
            models.Index(fields=("state", "received_at"), name="case_state"),
            models.Index(fields=("key",), name="case_key"),
            models.Index(fields=("sender", "received_at"), name="case_sender"),
        )
        constraints = (
            models.CheckConstraint(
                condition=~Q(state="closed") | (~Q(outcome="") & Q(closed_at__isnull=False)),
                name="case_closed_with_outcome",
            ),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"
