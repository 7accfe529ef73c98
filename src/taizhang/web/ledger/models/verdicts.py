"""Verdicts: a target beside its result; corrections by people, which outlive the next judging."""

from __future__ import annotations

from django.db import models
from django.db.models import Case, F, IntegerField, Q, Value, When

from taizhang.web.accounts.models import Person, Tiered
from taizhang.web.library.models import Statement


class Outcome(models.TextChoices):
    """What became of a target (结论)."""

    EXCEEDED = "exceeded", "超额完成"
    MET = "met", "完成"
    NEARLY = "nearly", "接近完成"
    MISSED = "missed", "未完成"
    NOT_REPORTED = "not_reported", "未提及"
    NOT_COMPARABLE = "not_comparable", "不可比"
    PENDING = "pending", "待报告"


IS_PENDING = Case(When(outcome="pending", then=Value(1)), default=Value(0), output_field=IntegerField())
"""1 where the result is still to come: lists show these last."""


class Verdict(Tiered):
    """One target beside what later reports tell of it (对账结论); see ``core.verdict.Verdict``.

    ``key`` is the target statement's, the same when verdicts are made again. ``outcome`` is what counts;
    where a person corrected it, the fields ``machine_…`` are what the rules say and ``correction`` says why.
    ``year`` is the period of the target, ``first_year`` its first year as a number.
    """

    key = models.CharField(max_length=16)
    place_name = models.CharField(max_length=64)
    year = models.CharField(max_length=32)
    first_year = models.PositiveSmallIntegerField(null=True, blank=True)
    indicator = models.CharField(max_length=64, blank=True)
    subject = models.TextField(blank=True)
    kind = models.CharField(max_length=12)
    modality = models.CharField(max_length=8, blank=True)
    target = models.OneToOneField(Statement, models.CASCADE, related_name="verdict")
    result = models.ForeignKey(Statement, models.SET_NULL, null=True, blank=True, related_name="answers")
    outcome = models.CharField(max_length=14, choices=Outcome.choices)
    machine_outcome = models.CharField(max_length=14, choices=Outcome.choices)
    machine_result = models.ForeignKey(Statement, models.SET_NULL, null=True, blank=True, related_name="+")
    margin = models.FloatField(null=True, blank=True)
    machine_margin = models.FloatField(null=True, blank=True)
    provisional = models.BooleanField(default=False)
    machine_provisional = models.BooleanField(default=False)
    repeats = models.BooleanField(default=False)
    reasons = models.JSONField(default=list)
    correction = models.ForeignKey("Correction", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ("place_name", "-year", "target")
        indexes = (
            models.Index(fields=("place_name", "first_year", "outcome"), name="verdict_place_year"),
            models.Index(fields=("indicator", "first_year"), name="verdict_indicator"),
            models.Index(fields=("key",), name="verdict_key"),
            # The order of the list: without it a province's verdicts are all sorted for each page.
            models.Index(
                IS_PENDING,
                F("first_year").desc(),
                "place_name",
                "target",
                "id",
                name="verdict_order",
                condition=Q(repeats=False),
            ),
            models.Index(fields=("outcome",), name="verdict_outcome", condition=Q(repeats=False)),
            models.Index(fields=("target",), name="verdict_repeats", condition=Q(repeats=True)),
        )

    def __str__(self) -> str:
        return f"{self.place_name} {self.year} {self.subject}"


class Alternative(models.Model):
    """Another statement that could have been the result, and why it was not taken."""

    verdict = models.ForeignKey(Verdict, models.CASCADE, related_name="alternatives")
    statement = models.ForeignKey(Statement, models.CASCADE, related_name="+")
    why = models.TextField(blank=True)

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.why[:80]


class Correction(models.Model):
    """What a person says the verdict is, and why (结论更正); only added, taken back by ``withdrawn_at``.

    It rests on the target statement, so that it holds when the verdicts are made again.
    """

    target = models.ForeignKey(Statement, models.CASCADE, related_name="corrections")
    outcome = models.CharField(max_length=14, choices=Outcome.choices)
    result = models.ForeignKey(Statement, models.SET_NULL, null=True, blank=True, related_name="+")
    why = models.TextField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("target",), condition=models.Q(withdrawn_at=None), name="correction_open_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.target_id} {self.outcome}"
