"""Decisions of people about records: labelled examples, only ever added."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from taizhang.web.accounts.models import Person
from taizhang.web.library.models.commitments import Task
from taizhang.web.library.models.documents import Document
from taizhang.web.library.models.statements import Statement


class DecisionKind(models.TextChoices):
    """What was decided (审核决定)."""

    ACCEPT = "accept", "确认"
    CORRECT = "correct", "更正"
    REJECT = "reject", "否定"
    ADD = "add", "添加"
    UNDO = "undo", "撤销"


class Decision(models.Model):
    """One decision about a statement or a task (审核记录).

    ``machine`` holds the fields as the program read them (empty for what a person added), ``before`` and
    ``after`` the fields as they were and as decided; ``rule`` and ``confidence`` the machine's. An undo names
    in ``undoes`` the decision that it takes back.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="decisions")
    statement = models.ForeignKey(Statement, models.CASCADE, null=True, blank=True, related_name="decisions")
    task = models.ForeignKey(Task, models.CASCADE, null=True, blank=True, related_name="decisions")
    kind = models.CharField(max_length=8, choices=DecisionKind.choices)
    machine = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    rule = models.CharField(max_length=64, blank=True)
    confidence = models.FloatField(null=True, blank=True)
    why = models.TextField(blank=True)
    undoes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="undone_by")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(statement=None) ^ Q(task=None), name="decision_about_one_record"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.statement_id or self.task_id}"
