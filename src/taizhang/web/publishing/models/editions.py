"""Editions: what was public on a day, kept as it was."""

from __future__ import annotations

from django.db import models

from taizhang.web.accounts.models import Person


class Edition(models.Model):
    """What is published of one plan (公开版): a snapshot that is never changed, only followed by another.

    ``year`` is the year of the plan. ``digest`` is the SHA-256 over all figures as published. The standing
    edition of a plan is its last one that is not withdrawn; ``replaces`` names the one before. ``changes``:
    {added, gone, changed}: how many figures differ from it. ``outcomes``: how many targets of each outcome.
    """

    place_name = models.CharField(max_length=64)
    code = models.CharField(max_length=12, blank=True)
    year = models.PositiveSmallIntegerField()
    note = models.TextField(blank=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    published_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)
    digest = models.CharField(max_length=64)
    figures_count = models.PositiveIntegerField(default=0)
    targets_count = models.PositiveIntegerField(default=0)
    outcomes = models.JSONField(default=dict)
    changes = models.JSONField(default=dict)
    sources = models.JSONField(default=list)

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=("place_name", "year"), name="edition_plan"),)

    def __str__(self) -> str:
        return f"{self.place_name}{self.year}"


class Figure(models.Model):
    """One figure as published (公开的数字), with its sentence: nothing is looked up elsewhere to show it.

    ``key`` is the statement's, so that ``/public/figures/<key>`` holds for ever. ``part``: ``target`` of the
    plan, ``result`` that a later report gives, or another ``statement`` of the plan's documents. The figure
    stands at ``sentence[at : at + len(text)]``.
    """

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="figures")
    key = models.CharField(max_length=16)
    position = models.PositiveIntegerField()
    part = models.CharField(max_length=9)
    document = models.CharField(max_length=255)
    content_id = models.CharField(max_length=16)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField()
    value = models.FloatField(null=True, blank=True)
    value_high = models.FloatField(null=True, blank=True)
    unit_text = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=12)
    cmp = models.CharField(max_length=6)
    status = models.CharField(max_length=8)
    period = models.CharField(max_length=32, blank=True)
    modality = models.CharField(max_length=8, blank=True)
    subject = models.TextField(blank=True)
    indicator = models.CharField(max_length=64, blank=True)
    basis = models.CharField(max_length=255, blank=True)
    value_place = models.CharField(max_length=64, blank=True)
    scope = models.CharField(max_length=64, blank=True)
    section = models.JSONField(default=list)
    sentence = models.TextField()
    at = models.PositiveIntegerField()
    outcome = models.CharField(max_length=14, blank=True)
    margin = models.FloatField(null=True, blank=True)
    provisional = models.BooleanField(default=False)
    corrected = models.BooleanField(default=False)
    reasons = models.JSONField(default=list)
    result_key = models.CharField(max_length=16, blank=True)

    class Meta:
        ordering = ("edition", "position")
        indexes = (
            models.Index(fields=("key",), name="figure_key"),
            models.Index(fields=("edition", "part", "outcome"), name="figure_outcome"),
            models.Index(fields=("indicator",), name="figure_indicator"),
        )
        constraints = (models.UniqueConstraint(fields=("edition", "key"), name="figure_once_in_edition"),)

    def __str__(self) -> str:
        return f"{self.subject} {self.text}".strip()
