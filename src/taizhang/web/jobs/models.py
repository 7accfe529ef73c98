"""The queue."""

from __future__ import annotations

from django.db import models


class JobState(models.TextChoices):
    """Where a job stands (作业状态)."""

    WAITING = "waiting", "排队"
    RUNNING = "running", "处理中"
    DONE = "done", "完成"
    FAILED = "failed", "失败"


class Job(models.Model):
    """A piece of work to be done once (作业).

    A worker holds a running job until ``leased_until`` and renews the lease while it works; a lease that ran
    out means that the worker is gone, and another takes the job. ``key`` names the work: asked for again
    while it waits or runs, it is the same job.
    """

    kind = models.CharField(max_length=64)
    key = models.CharField(max_length=200)
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=JobState.choices, default=JobState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    attempts_allowed = models.PositiveSmallIntegerField(default=4)
    due_at = models.DateTimeField()
    leased_until = models.DateTimeField(null=True, blank=True)
    leased_by = models.CharField(max_length=64, blank=True)
    done_parts = models.PositiveIntegerField(default=0)
    all_parts = models.PositiveIntegerField(default=0)
    fault = models.CharField(max_length=64, blank=True)
    fault_zh = models.TextField(blank=True)
    fault_en = models.TextField(blank=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("state", "due_at"), name="job_state_due"),)
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "key"),
                condition=models.Q(state__in=("waiting", "running")),
                name="job_open_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
