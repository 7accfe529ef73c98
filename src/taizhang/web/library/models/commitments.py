"""Tasks, the units they name, and mentions of projects, as rows."""

from __future__ import annotations

from django.db import models

from taizhang.web.accounts.models import Unit
from taizhang.web.library.models.records import Record
from taizhang.web.library.models.statements import Statement


class ProjectMention(Record):
    """A named project (项目) and the stage that its sentence puts it in."""

    name = models.CharField(max_length=255)
    stage = models.CharField(max_length=12)
    status = models.CharField(max_length=8)

    class Meta(Record.Meta):
        abstract = False
        ordering = ("document", "start", "id")
        indexes = (models.Index(fields=("document", "start"), name="mention_place"),)
        constraints = (models.UniqueConstraint(fields=("document", "key"), name="mention_key_once"),)

    def __str__(self) -> str:
        return self.name


class Task(Record):
    """A task (任务) with the fields of ``core.commitment.Task``; see there."""

    report_place = models.CharField(max_length=64, blank=True)
    report_year = models.PositiveSmallIntegerField(null=True, blank=True)
    verb = models.CharField(max_length=32, blank=True)
    object = models.TextField(blank=True)
    strength = models.CharField(max_length=8)
    deadline = models.CharField(max_length=32, blank=True)
    quantified = models.BooleanField(default=False)
    testable = models.BooleanField(default=False)
    why_not = models.TextField(blank=True)
    section = models.JSONField(default=list)
    number = models.CharField(max_length=64, blank=True)
    statements = models.ManyToManyField(Statement, related_name="tasks", blank=True)
    projects = models.ManyToManyField(ProjectMention, related_name="tasks", blank=True)

    class Meta(Record.Meta):
        abstract = False
        ordering = ("document", "start", "id")
        indexes = (
            models.Index(fields=("document", "start"), name="task_place"),
            models.Index(fields=("report_place", "report_year"), name="task_report"),
            models.Index(fields=("-report_year", "report_place", "document", "start"), name="task_order"),
            # All that is asked of a task when it is counted: a count reads no row.
            models.Index(fields=("document", "review", "tier", "sensitive", "unit"), name="task_counted"),
            models.Index(fields=("key",), name="task_key"),
            models.Index(fields=("review", "id"), name="task_queue"),
        )
        constraints = (models.UniqueConstraint(fields=("document", "key"), name="task_key_once"),)

    def __str__(self) -> str:
        return self.text[:80]


class TaskUnit(models.Model):
    """A unit that the text names for a task, in its role: 牵头, 责任, 配合.

    ``known``: the unit of the tree that the name or an alias of it stands for.
    """

    task = models.ForeignKey(Task, models.CASCADE, related_name="units")
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=12)
    known = models.ForeignKey(Unit, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name
