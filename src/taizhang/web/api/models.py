"""Tokens by which a person's programs ask."""

from __future__ import annotations

from django.db import models

from taizhang.web.accounts.models import Person


class Scope(models.TextChoices):
    """What a token is for (用途)."""

    READ = "read", "只读"
    WRITE = "write", "读和写"


class Token(models.Model):
    """A token (令牌): acts with the rights that its person has at the moment. Only its digest is kept.

    ``mark``: its first characters, by which the person tells one from another.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    name = models.CharField(max_length=64)
    mark = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    scope = models.CharField(max_length=5, choices=Scope.choices, default=Scope.READ)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.name} {self.mark}…"
